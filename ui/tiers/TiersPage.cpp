#include "ui/tiers/TiersPage.h"

#include "core/base/Error.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/models/Failures.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Tokens.h"
#include "ui/tiers/ConfigForm.h"
#include "ui/tiers/HistoryPanel.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtCore/QJsonArray>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <utility>

namespace tierdesk::ui {

using client::Connection;
using Mood = widgets::Banner::Mood;
namespace metric = theme::metric;

namespace {

constexpr int MostVersions = 50;

/// The name of its unsaved changes, by path: [before, after].
QString tiersDraft()
{
    return u"tiers"_s;
}

} // namespace

TiersPage::TiersPage(CaseDesk &desk, QWidget *parent)
    : Page(parent)
    , m_desk(desk)
    , m_connection(desk.connection())
    , m_configs(m_connection)
{
    setObjectName(u"tiersPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTop());
    m_banner = new widgets::Banner(this);
    m_banner->setObjectName(u"tiersBanner"_s);
    m_banner->hide();
    connect(m_banner, &widgets::Banner::actionTriggered, m_banner, &QWidget::hide);
    layout->addWidget(m_banner);
    layout->addWidget(makeBody(), 1);

    connect(m_form, &ConfigForm::edited, this, [this] {
        showChanges();
        keep();
    });
    const auto reload = [this] {
        if (m_state != State::Empty)
            load();
    };
    connect(&m_connection, &Connection::connected, this, reload);
    connect(&m_connection, &Connection::reset, this, reload);
    connect(&m_connection, &Connection::eventReceived, this, [this](const deskapi::Event &event) {
        if (event.has(u"config.saved") && m_state != State::Empty)
            load();
    });
    QShortcut *saves = keys::add(this, u"tiers.save"_s, tr("Save configuration"), QKeySequence(QKeySequence::Save));
    keys::hint(*m_save, *saves);
    connect(saves, &QShortcut::activated, this, &TiersPage::save);
    QShortcut *history = keys::add(this, u"tiers.history"_s, tr("Show version history"), QKeySequence(Qt::Key_H));
    keys::hint(*m_historyButton, *history);
    connect(history, &QShortcut::activated, this, &TiersPage::toggleHistory);
    showState();
}

QWidget *TiersPage::makeTop()
{
    using widgets::Label;
    using widgets::Panel;
    m_top = new Panel(Panel::Surface::Panel, Qt::BottomEdge, this);
    m_lead = new QWidget(m_top);
    m_version = new Label(theme::Type::Body, Label::Ink::Dim, m_lead);
    m_version->setObjectName(u"configVersion"_s);
    m_version->setElided(true);
    m_unsaved = new widgets::Chip(m_lead);
    m_unsaved->setObjectName(u"unsavedChanges"_s);
    auto *words = new QHBoxLayout(m_lead);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(8);
    words->addWidget(m_version);
    words->addWidget(m_unsaved);

    m_acts = new QWidget(m_top);
    const auto button = [this](const QString &text, const QString &name) {
        auto *made = new QPushButton(text, m_acts);
        made->setObjectName(name);
        return made;
    };
    m_historyButton = button(tr("History"), u"history"_s);
    m_historyButton->setAccessibleName(tr("Version history of this configuration"));
    m_historyButton->setCheckable(true);
    m_discard = button(tr("Discard"), u"discardConfig"_s);
    m_discard->setAccessibleName(tr("Discard all unsaved changes"));
    m_save = button(tr("Save"), u"saveConfig"_s);
    theme::setPrimary(*m_save);
    connect(m_historyButton, &QPushButton::clicked, this, &TiersPage::toggleHistory);
    connect(m_discard, &QPushButton::clicked, this, &TiersPage::discard);
    connect(m_save, &QPushButton::clicked, this, &TiersPage::save);
    auto *buttons = new QHBoxLayout(m_acts);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(8);
    for (QPushButton *each : {m_historyButton, m_discard, m_save})
        buttons->addWidget(each);

    auto *layout = new QHBoxLayout(m_top);
    layout->setContentsMargins(metric::PageMargin, 8, metric::PageMargin, 9);
    layout->setSpacing(8);
    layout->addWidget(m_lead);
    layout->addStretch(1);
    layout->addWidget(m_acts);
    return m_top;
}

QWidget *TiersPage::takeLead()
{
    m_top->hide();
    return m_lead;
}

QWidget *TiersPage::takeActs()
{
    m_top->hide();
    return m_acts;
}

QWidget *TiersPage::makeBody()
{
    using widgets::Panel;
    m_stack = new QStackedWidget(this);
    auto *scroll = new QScrollArea(m_stack);
    scroll->setObjectName(u"configScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_form = new ConfigForm(m_draft);
    scroll->setWidget(m_form);
    m_history = new HistoryPanel(*m_form, m_stack);
    m_history->hide();
    connect(m_history, &HistoryPanel::reloadRequested, this, &TiersPage::loadHistory);
    connect(m_history, &HistoryPanel::closeRequested, this, &TiersPage::toggleHistory);
    auto *ready = new QWidget(m_stack);
    auto *beside = new QHBoxLayout(ready);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(0);
    beside->addWidget(scroll, 1);
    beside->addWidget(m_history);
    m_skeleton = new widgets::Skeleton(widgets::Skeleton::Shape::Cards, false, m_stack);
    m_failure = new widgets::StatePanel(m_stack);
    m_failure->setObjectName(u"tiersState"_s);
    connect(m_failure, &widgets::StatePanel::actionTriggered, this, [this] {
        m_connection.retryNow();
        load();
    });
    m_stack->addWidget(ready);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_failure);
    return m_stack;
}

// --- what the server has

void TiersPage::setMe(const deskapi::UserInfo &me)
{
    m_me = me;
    if (isVisible() && m_state == State::Empty)
        load();
}

void TiersPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_state == State::Empty && m_me.id.isSet())
        load();
}

void TiersPage::clear()
{
    ++m_load;
    m_isSaving = m_isStale = false;
    m_draft = {};
    m_company.clear();
    m_me = {};
    m_state = State::Empty;
    m_banner->hide();
    m_history->hide();
    m_historyButton->setChecked(false);
    showState();
}

void TiersPage::load()
{
    if (m_state != State::Ready)
        m_state = State::Loading;
    showState();
    m_configs.open(this, [this, load = ++m_load](const base::Result<deskapi::Config> &config) {
        if (load == m_load)
            takeConfig(config);
    });
}

void TiersPage::takeConfig(const base::Result<deskapi::Config> &config)
{
    // It may be what is being saved here, which would look like somebody else's.
    if (m_isSaving) {
        m_isStale = true;
        return;
    }
    if (!config) {
        m_error = config.error();
        m_state = m_state == State::Ready ? State::Ready : State::Failed;
        showState();
        return;
    }
    m_error.reset();
    std::vector<ConfigChange> both;
    bool isOthers = false;
    if (m_draft.isStarted() && config->company == m_company) {
        if (config->version == m_draft.version()) {
            m_state = State::Ready;
            showState();
            return;
        }
        isOthers = true;
        both = m_draft.rebase(config->version, config->config);
    } else {
        m_company = config->company;
        m_owner = m_desk.drafts().owner();
        m_draft.start(config->version, config->config);
        both = m_draft.restore(kept());
        m_banner->hide();
    }
    m_state = State::Ready;
    if (!isOthers)
        m_form->clearErrors(); // else what was refused is still to be put right
    m_form->refresh();
    showState();
    if (isOthers || !both.empty())
        tellOfOthers(both);
    if (m_history->isVisible())
        loadHistory();
}

void TiersPage::tellOfOthers(const std::vector<ConfigChange> &both)
{
    const auto mine = static_cast<int>(m_draft.changes().size());
    m_configs.versions(1, this, [this, both, mine](const base::Result<deskapi::ConfigVersions> &versions) {
        const QString who = versions && !versions->versions.empty() && !versions->versions.front().by.isEmpty()
                                ? versions->versions.front().by
                                : tr("Someone");
        QStringList parts{tr("%1 saved version %2 in the meantime. It is shown here.")
                              .arg(who, QLocale().toString(m_draft.version()))};
        if (mine > 0)
            parts.append(mine == 1 ? tr("Your unsaved change is kept.")
                                   : tr("Your %Ln unsaved changes are kept.", nullptr, mine));
        for (const ConfigChange &each : both)
            parts.append(tr("You both changed %1. Their value is %2, yours is %3. If you save, your value applies.")
                             .arg(m_form->name(each.path), m_form->text(each.path, each.before),
                                  m_form->text(each.path, each.after)));
        say(both.empty() ? Mood::Note : Mood::Warning, parts.join(u' '));
    });
}

// --- what the person does

void TiersPage::save()
{
    if (m_isSaving || m_state != State::Ready || m_draft.changes().empty())
        return;
    m_isSaving = true;
    m_form->clearErrors();
    m_banner->hide();
    showChanges();
    m_configs.save(m_draft.patch(), this, [this, company = m_company](const base::Result<deskapi::Config> &config) {
        if (company == m_company)
            takeSaved(config);
    });
}

void TiersPage::takeSaved(const base::Result<deskapi::Config> &config)
{
    m_isSaving = false;
    if (std::exchange(m_isStale, false))
        load();
    if (config) {
        // What was changed while it was saved stays a change.
        (void)m_draft.rebase(config->version, config->config);
        m_form->refresh();
        keep();
        showState();
        if (m_history->isVisible())
            loadHistory();
        return;
    }
    const base::Error &error = config.error();
    showChanges();
    const QString field = error.where.isEmpty() ? error.details.value(u"field"_s).toString() : error.where;
    if (!field.isEmpty() && m_form->showError(field, tr("Not accepted: %1").arg(error.message))) {
        say(Mood::Bad, tr("Nothing was saved. %1 has an invalid value.").arg(m_form->name(field)));
        return;
    }
    const FailureWords words = failureWords(error);
    say(Mood::Bad, tr("Nothing was saved. Your changes are kept. %1. %2").arg(words.heading, words.sentence));
}

void TiersPage::discard()
{
    m_draft.discard();
    m_form->clearErrors();
    m_form->refresh();
    m_banner->hide();
    keep();
    showChanges();
}

// --- what is said

void TiersPage::say(Mood mood, const QString &text)
{
    m_banner->say(mood, theme::Icon::Alert, text, tr("Dismiss"));
    m_banner->show();
}

void TiersPage::showState()
{
    switch (m_state) {
    case State::Ready:
        m_stack->setCurrentIndex(0);
        break;
    case State::Failed: {
        const FailureWords words = failureWords(*m_error);
        m_failure->show(words.icon, words.heading, words.sentence);
        m_failure->setAction(tr("Try again"));
        m_stack->setCurrentWidget(m_failure);
        break;
    }
    case State::Empty:
    case State::Loading:
        m_stack->setCurrentWidget(m_skeleton);
        break;
    }
    showChanges();
}

void TiersPage::showChanges()
{
    const bool isReady = m_state == State::Ready;
    const int count = isReady ? static_cast<int>(m_draft.changes().size()) : 0;
    m_version->setText(isReady ? tr("Version %1").arg(QLocale().toString(m_draft.version())) : QString());
    m_unsaved->setVisible(count > 0);
    m_unsaved->say(m_isSaving   ? tr("Saving…")
                   : count == 1 ? tr("1 unsaved change")
                                : tr("%Ln unsaved changes", nullptr, count),
                   [](const theme::Tokens &t) { return t.toneOf(t.frustrated); });
    m_save->setEnabled(count > 0 && !m_isSaving);
    m_discard->setEnabled(count > 0 && !m_isSaving);
    m_historyButton->setEnabled(isReady);
}

void TiersPage::toggleHistory()
{
    if (m_state != State::Ready)
        return;
    const bool isShown = !m_history->isVisible();
    m_history->setVisible(isShown);
    m_historyButton->setChecked(isShown);
    if (isShown)
        loadHistory();
}

void TiersPage::loadHistory()
{
    m_history->showLoading();
    m_configs.versions(MostVersions, this, [this](const base::Result<deskapi::ConfigVersions> &versions) {
        if (versions)
            m_history->showVersions(versions->versions, m_desk.clock().now());
        else
            m_history->showError(versions.error());
    });
}

// --- over a restart

std::vector<ConfigChange> TiersPage::kept() const
{
    std::vector<ConfigChange> changes;
    const QJsonObject kept = m_desk.drafts().changes(m_owner, tiersDraft());
    for (auto each = kept.begin(); each != kept.end(); ++each) {
        if (const QJsonArray values = each->toArray(); values.size() == 2)
            changes.push_back({each.key(), values[0], values[1]});
    }
    return changes;
}

void TiersPage::keep()
{
    if (!m_draft.isStarted())
        return;
    QJsonObject kept;
    for (const ConfigChange &each : m_draft.changes())
        kept.insert(each.path, QJsonArray{each.before, each.after});
    m_desk.drafts().putChanges(m_owner, tiersDraft(), kept);
}

} // namespace tierdesk::ui
