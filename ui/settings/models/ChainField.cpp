#include "ui/settings/models/ChainField.h"

#include "core/base/Literals.h"
#include "ui/models/Direction.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/TabOrder.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr qsizetype LongestChain = 10;

} // namespace

ChainField::ChainField(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_nobody(new Label(tr("Built-in responder"), theme::Type::Body, Label::Ink::Dim, this))
    , m_rows(new QVBoxLayout)
    , m_add(new QPushButton(tr("Add provider"), this))
    , m_menu(new QMenu(this))
{
    m_nobody->setWordWrap(true);
    m_add->setObjectName(name + u"Add"_s);
    m_add->setMenu(m_menu);
    m_rows->setSpacing(4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_nobody);
    layout->addLayout(m_rows);
    layout->addWidget(m_add, 0, Qt::AlignLeading);
    rebuild();
}

void ChainField::setProviders(const QStringList &providers)
{
    if (providers == m_providers)
        return; // a list may be open here
    m_providers = providers;
    rebuild();
}

void ChainField::setChain(const QStringList &chain)
{
    m_chain = chain;
    rebuild();
}

void ChainField::edit(const QStringList &chain)
{
    setChain(chain);
    Q_EMIT chainEdited();
}

void ChainField::rebuild()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->setObjectName({}); // it goes later, and is not to be taken for the new one
        item->widget()->deleteLater();     // it may be one of its own buttons that asks
        delete item;
    }
    for (int index = 0; index < m_chain.size(); ++index)
        m_rows->addWidget(makeRow(index));
    m_nobody->setVisible(m_chain.isEmpty());
    m_menu->clear();
    for (const QString &each : m_providers) {
        if (m_chain.contains(each))
            continue;
        connect(m_menu->addAction(each), &QAction::triggered, this,
                [this, each] { edit(m_chain + QStringList{each}); });
    }
    m_add->setEnabled(!m_menu->isEmpty() && m_chain.size() < LongestChain);
    for (int row = 0; row < m_rows->count(); ++row)
        widgets::putInTabOrder(*m_rows->itemAt(row)->widget(), *m_add);
}

QWidget *ChainField::makeRow(int index)
{
    const QString provider = m_chain.at(index);
    auto *row = new QWidget(this);
    row->setObjectName(m_name + QString::number(index));
    row->setAccessibleName(provider);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *name = new Label(direction::line(tr("%1. %2", "a place in an order, a name")
                                               .arg(QLocale().toString(index + 1), direction::isolated(provider))),
                           theme::Type::Body, Label::Ink::Text, row);
    name->setElided(true);
    layout->addWidget(name, 1);
    const auto act = [&](const QString &what, const QString &text, const QString &told, auto does) {
        auto *button = new QPushButton(text, row);
        button->setObjectName(row->objectName() + what);
        button->setAccessibleName(told);
        button->setToolTip(told);
        connect(button, &QPushButton::clicked, this, does);
        layout->addWidget(button);
        return button;
    };
    const auto move = [this](int from, int to) {
        QStringList chain = m_chain;
        chain.move(from, to);
        edit(chain);
    };
    act(u"Up"_s, u"↑"_s, tr("Move %1 up").arg(provider), [move, index] {
        move(index, index - 1);
    })->setEnabled(index > 0);
    act(u"Down"_s, u"↓"_s, tr("Move %1 down").arg(provider), [move, index] {
        move(index, index + 1);
    })->setEnabled(index + 1 < m_chain.size());
    act(u"Remove"_s, QString(), tr("Remove %1").arg(provider), [this, index] {
        QStringList chain = m_chain;
        chain.removeAt(index);
        edit(chain);
    })->setIcon(theme::icon(theme::Icon::Close));
    return row;
}

} // namespace tierdesk::ui
