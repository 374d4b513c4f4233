#include "ui/queue/BulkPanel.h"

#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using theme::Type;
using widgets::Label;

namespace {

constexpr int Margin = 22;
constexpr int WidestColumn = 560; ///< at a font size of 100 %
constexpr int CardPad = 10;

} // namespace

BulkPanel::BulkPanel(QWidget *parent)
    : Panel(Surface::Window, parent)
    , m_heading(new Label(Type::Heading, Label::Ink::Text, this))
    , m_card(new Panel(Surface::Card, this))
    , m_names(new QListWidget(m_card))
    , m_transfer(new QPushButton(tr("Transfer"), this))
    , m_resolve(new QPushButton(tr("Resolve"), this))
{
    setObjectName(u"bulkPanel"_s);
    m_heading->setObjectName(u"bulkHeading"_s);
    m_names->setObjectName(u"bulkNames"_s);
    m_names->setAccessibleName(tr("Selected cases"));
    m_names->setSelectionMode(QAbstractItemView::NoSelection);
    m_names->setFrameShape(QFrame::NoFrame);
    m_names->viewport()->setAutoFillBackground(false);
    m_names->setTextElideMode(Qt::ElideRight);
    m_names->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_names->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    auto *inside = new QVBoxLayout(m_card);
    inside->setContentsMargins(CardPad, CardPad / 2, CardPad, CardPad / 2);
    inside->addWidget(m_names);
    m_card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_transfer->setObjectName(u"bulkTransfer"_s);
    m_transfer->setAccessibleName(tr("Transfer the selected cases to a colleague"));
    m_resolve->setObjectName(u"bulkResolve"_s);
    m_resolve->setAccessibleName(tr("Close the selected cases"));
    theme::setPrimary(*m_resolve);
    auto *clear = new QPushButton(tr("Clear selection"), this);
    clear->setObjectName(u"bulkClear"_s);
    clear->setAccessibleName(tr("Clear selection"));
    connect(m_transfer, &QPushButton::clicked, this, &BulkPanel::transferRequested);
    connect(m_resolve, &QPushButton::clicked, this, &BulkPanel::resolveRequested);
    connect(clear, &QPushButton::clicked, this, &BulkPanel::clearRequested);
    const auto key = [this](const char *id, const QString &title, Qt::Key pressed, QPushButton *button) {
        QShortcut *shortcut = keys::add(this, QString::fromLatin1(id), title, QKeySequence(pressed));
        connect(shortcut, &QShortcut::activated, button, &QPushButton::click);
        keys::hint(*button, *shortcut);
    };
    key("cases.transfer", tr("Transfer the selected cases"), Qt::Key_T, m_transfer);
    key("cases.resolve", tr("Resolve the selected cases"), Qt::Key_E, m_resolve);
    key("cases.clear", tr("Clear the case selection"), Qt::Key_Escape, clear);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_transfer);
    buttons->addWidget(m_resolve);
    buttons->addWidget(clear);
    buttons->addStretch();
    auto *about = new Label(tr("Actions here apply to every selected case. You see the result for each case."),
                            Type::Body, Label::Ink::Dim, this);
    about->setWordWrap(true);
    auto *column = new QVBoxLayout;
    column->setSpacing(12);
    column->addWidget(m_heading);
    column->addWidget(about);
    column->addLayout(buttons);
    column->addWidget(m_card);
    column->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Margin, Margin, Margin, Margin);
    layout->addLayout(column, 1);
    measure();
}

void BulkPanel::measure()
{
    m_card->setMaximumWidth(theme::scaled(WidestColumn));
}

void BulkPanel::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

void BulkPanel::show(const std::vector<deskapi::SessionRow> &cases)
{
    m_cases = cases;
    m_heading->setText(tr("%Ln cases selected", nullptr, static_cast<int>(cases.size())));
    m_names->clear();
    for (const deskapi::SessionRow &row : cases)
        m_names->addItem(direction::joined({phrases::customerName(row), phrases::summary(row)}));
}

} // namespace tierdesk::ui
