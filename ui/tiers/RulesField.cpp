#include "ui/tiers/RulesField.h"

#include "ui/theme/Icons.h"
#include "ui/tiers/ConfigFields.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/TabOrder.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

namespace {

constexpr int MostRules = 100;

} // namespace

RulesField::RulesField(const QString &rowName, const QString &addName, QWidget *parent)
    : QWidget(parent)
    , m_rowName(rowName)
    , m_rows(new QVBoxLayout)
    , m_add(new QPushButton(tr("Add rule"), this))
{
    m_add->setObjectName(addName);
    connect(m_add, &QPushButton::clicked, this, [this] {
        QJsonArray rules = m_rules;
        rules.append(newRule());
        edit(rules);
    });
    m_rows->setSpacing(16); // more than between the lines of one
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(m_rows);
    layout->addWidget(m_add, 0, Qt::AlignLeading);
}

QString RulesField::vipKey()
{
    return u"vip"_s;
}

QString RulesField::orWorse(Sentiment value)
{
    return value == Sentiment::Irate || value == Sentiment::Unknown
               ? phrases::text(value)
               : tr("%1 or worse", "a sentiment").arg(phrases::text(value));
}

void RulesField::setRules(const QJsonArray &rules)
{
    if (rules == m_rules)
        return;
    m_rules = rules;
    rebuild();
}

void RulesField::edit(const QJsonArray &rules)
{
    m_rules = rules;
    rebuild();
    Q_EMIT rulesEdited(m_rules);
}

void RulesField::change(int index, const QString &key, const QJsonValue &value)
{
    QJsonObject rule = m_rules.at(index).toObject();
    if (value.isUndefined())
        rule.remove(key);
    else
        rule.insert(key, value);
    m_rules.replace(index, rule);
    Q_EMIT rulesEdited(m_rules);
}

void RulesField::rebuild()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->setObjectName({}); // it goes later, and is not to be taken for the new one
        item->widget()->deleteLater();     // it may be one of its own buttons that asks
        delete item;
    }
    for (int index = 0; index < m_rules.size(); ++index)
        m_rows->addWidget(makeRow(index));
    m_add->setEnabled(m_rules.size() < MostRules);
    for (int row = 0; row < m_rows->count(); ++row)
        widgets::putInTabOrder(*m_rows->itemAt(row)->widget(), *m_add);
}

void RulesField::addBox(widgets::FlowLayout &row, int index, const QString &key, QComboBox *box)
{
    keepWheelFrom(*box);
    connect(box, &QComboBox::currentIndexChanged, this, [this, index, key, box] {
        change(index, key,
               box->currentData().isValid() ? QJsonValue::fromVariant(box->currentData())
                                            : QJsonValue(QJsonValue::Undefined));
    });
    row.addWidget(box);
}

void RulesField::addVip(widgets::FlowLayout &row, int index)
{
    const QJsonValue value = m_rules.at(index).toObject().value(vipKey());
    auto *box = new QComboBox;
    box->setAccessibleName(tr("Customer, rule %1").arg(QLocale().toString(index + 1)));
    box->addItem(tr("Any customer"));
    box->addItem(tr("VIPs"), true);
    box->addItem(tr("Not VIPs"), false);
    box->setCurrentIndex(value.isBool() ? (value.toBool() ? 1 : 2) : 0);
    addBox(row, index, vipKey(), box);
}

void RulesField::addWord(widgets::FlowLayout &row, const QString &text)
{
    row.addWidget(new widgets::Label(text, theme::Type::Body, widgets::Label::Ink::Dim));
}

QWidget *RulesField::makeRow(int index)
{
    auto *row = new QWidget(this);
    row->setObjectName(m_rowName + QString::number(index));
    row->setAccessibleName(tr("Rule %1").arg(QLocale().toString(index + 1)));
    auto *flow = new widgets::FlowLayout(8, row);
    flow->setContentsMargins(0, 0, 0, 0);
    fill(*flow, index, m_rules.at(index).toObject());

    // They stay together where a line ends.
    auto *acts = new QWidget(row);
    auto *actsLayout = new QHBoxLayout(acts);
    actsLayout->setContentsMargins(0, 0, 0, 0);
    actsLayout->setSpacing(8);
    flow->addWidget(acts);
    const auto act = [this, acts, actsLayout](const QString &text, const QString &name, auto does) {
        auto *button = new QPushButton(text, acts);
        button->setAccessibleName(name);
        button->setToolTip(name);
        connect(button, &QPushButton::clicked, this, does);
        actsLayout->addWidget(button);
        return button;
    };
    const auto move = [this](int from, int to) {
        QJsonArray rules = m_rules;
        const QJsonValue taken = rules.takeAt(from);
        rules.insert(to, taken);
        edit(rules);
    };
    auto *up = act(u"↑"_s, tr("Move rule %1 up").arg(QLocale().toString(index + 1)),
                   [move, index] { move(index, index - 1); });
    up->setEnabled(index > 0);
    auto *down = act(u"↓"_s, tr("Move rule %1 down").arg(QLocale().toString(index + 1)),
                     [move, index] { move(index, index + 1); });
    down->setEnabled(index + 1 < m_rules.size());
    auto *remove = act(QString(), tr("Remove rule %1").arg(QLocale().toString(index + 1)), [this, index] {
        QJsonArray rules = m_rules;
        rules.removeAt(index);
        edit(rules);
    });
    remove->setIcon(theme::icon(theme::Icon::Close));
    return row;
}

} // namespace tierdesk::ui
