#include "ui/tiers/HistoryPanel.h"

#include "core/base/Error.h"
#include "ui/models/Failures.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Appearance.h"
#include "ui/tiers/ConfigForm.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr int PanelWidth = 360;
constexpr int Margin = 16;

} // namespace

HistoryPanel::HistoryPanel(const ConfigForm &form, QWidget *parent)
    : Panel(Surface::Panel, Qt::LeftEdge, parent)
    , m_form(form)
    , m_stack(new QStackedWidget(this))
    , m_skeleton(new widgets::Skeleton(m_stack))
    , m_state(new widgets::StatePanel(m_stack))
{
    setObjectName(u"configHistory"_s);
    setAccessibleName(tr("Versions"));
    setFixedWidth(theme::scaled(PanelWidth));
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(Margin, 12, 8, 8);
    heading->addWidget(new Label(tr("Versions"), theme::Type::Caption, Label::Ink::Dim, this), 1);
    auto *close = new QPushButton(this);
    close->setObjectName(u"closeHistory"_s);
    close->setIcon(theme::icon(theme::Icon::Close));
    close->setFlat(true);
    close->setAccessibleName(tr("Close versions"));
    connect(close, &QPushButton::clicked, this, &HistoryPanel::closeRequested);
    heading->addWidget(close);

    auto *scroll = new QScrollArea(m_stack);
    scroll->setObjectName(u"versionList"_s);
    scroll->setAccessibleName(tr("Versions, newest first"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list = new Panel(Surface::Panel);
    auto *column = new QVBoxLayout(m_list);
    column->setContentsMargins(Margin, 0, Margin, Margin);
    m_entries = new QVBoxLayout;
    m_entries->setSpacing(0);
    column->addLayout(m_entries);
    column->addStretch(1);
    scroll->setWidget(m_list);
    m_state->setObjectName(u"historyState"_s);
    connect(m_state, &widgets::StatePanel::actionTriggered, this, &HistoryPanel::reloadRequested);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_state);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(heading);
    layout->addWidget(m_stack, 1);
}

void HistoryPanel::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setFixedWidth(theme::scaled(PanelWidth));
}

void HistoryPanel::showLoading()
{
    m_stack->setCurrentWidget(m_skeleton);
}

void HistoryPanel::showError(const base::Error &error)
{
    const FailureWords words = failureWords(error);
    m_state->show(words.icon, words.heading, words.sentence);
    m_state->setAction(tr("Try again"));
    m_stack->setCurrentWidget(m_state);
}

void HistoryPanel::showVersions(const std::vector<deskapi::ConfigVersion> &versions, Timestamp now)
{
    while (QLayoutItem *item = m_entries->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (versions.empty()) {
        m_state->show(theme::Icon::Clock, tr("No versions yet"),
                      tr("Each save creates a version. Versions appear here with their author and changes."));
        m_state->setAction({});
        m_stack->setCurrentWidget(m_state);
        return;
    }
    for (const deskapi::ConfigVersion &each : versions)
        addVersion(each, now);
    m_stack->setCurrentIndex(1);
}

void HistoryPanel::addVersion(const deskapi::ConfigVersion &version, Timestamp now)
{
    auto *entry = new Panel(Surface::Panel, Qt::BottomEdge, m_list);
    auto *column = new QVBoxLayout(entry);
    column->setContentsMargins(0, 10, 0, 11);
    column->setSpacing(4);
    auto *line = new QHBoxLayout;
    line->addWidget(new Label(tr("Version %1").arg(QLocale().toString(version.version)), theme::Type::Strong,
                              Label::Ink::Text, entry),
                    1);
    line->addWidget(new Label(phrases::clockTime(version.at, now), theme::Type::Small, Label::Ink::Dim, entry));
    column->addLayout(line);
    auto *who = new Label(version.by, theme::Type::Small, Label::Ink::Dim, entry);
    who->setElided(true);
    column->addWidget(who);
    const auto changes = configChanges(version.before, version.after);
    const auto say = [&](const QString &text) {
        auto *label = new Label(text, theme::Type::Body, Label::Ink::Text, entry);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    };
    if (version.before.isEmpty())
        say(tr("Initial configuration"));
    else if (changes.empty())
        say(tr("Saved without changes"));
    else
        for (const ConfigChange &each : changes)
            say(tr("%1: %2 → %3", "field, before, after")
                    .arg(m_form.name(each.path), m_form.text(each.path, each.before),
                         m_form.text(each.path, each.after)));
    m_entries->addWidget(entry);
}

} // namespace tierdesk::ui
