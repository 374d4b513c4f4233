#include "ui/conversation/side/SidePanel.h"

#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/dialogs/ActionDialog.h"
#include "ui/conversation/side/AuthoritySection.h"
#include "ui/conversation/side/Section.h"
#include "ui/conversation/side/SentimentChart.h"
#include "ui/conversation/side/ShopSections.h"
#include "ui/conversation/side/TagsEditor.h"
#include "ui/conversation/side/TopicSection.h"
#include "ui/models/CaseFailures.h"
#include "ui/models/CaseSuggestions.h"
#include "ui/models/Direction.h"
#include "ui/models/Failures.h"
#include "ui/models/ModelPhrases.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using client::Connection;
using widgets::Label;

namespace {

constexpr int Width = 316;
constexpr int SmallestWidth = 248;
constexpr int KnownSessions = 100; ///< whose tags are learnt when the first tag is typed

} // namespace

SidePanel::SidePanel(CaseFeed &feed, Connection &connection, DraftStore &drafts, QWidget *parent)
    : Panel(Surface::Panel, parent)
    , m_feed(feed)
    , m_connection(connection)
    , m_drafts(drafts)
    , m_sessions(connection)
    , m_training(connection)
    , m_stack(new QStackedWidget(this))
    , m_loading(new widgets::Skeleton(widgets::Skeleton::Shape::ShortRows, false, m_stack))
    , m_state(new widgets::StatePanel(m_stack))
    , m_banner(new widgets::Banner(this))
{
    setObjectName(u"sidePanel"_s);
    setAccessibleName(tr("About this case"));
    setMinimumWidth(SmallestWidth);
    m_state->setObjectName(u"sideState"_s);
    connect(m_state, &widgets::StatePanel::actionTriggered, this, [this] { m_feed.reload(); });
    m_ready = makeColumn();
    m_stack->addWidget(m_loading);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_ready);
    m_banner->setObjectName(u"sideBanner"_s);
    m_banner->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);

    auto *tagsKey = keys::add(this, u"case.tags"_s, tr("Edit the tags"), QKeySequence(Qt::Key_G));
    connect(tagsKey, &QShortcut::activated, this, &SidePanel::editTags);
    auto *topicKey = keys::add(this, u"case.topic"_s, tr("Correct the topic"), QKeySequence(Qt::Key_L));
    connect(topicKey, &QShortcut::activated, this, &SidePanel::chooseTopic);
    connect(&m_feed, &CaseFeed::stateChanged, this, &SidePanel::showCase);
    connect(&m_feed, &CaseFeed::sessionChanged, this, &SidePanel::showCase);
    connect(&m_feed, &CaseFeed::detailChanged, this, &SidePanel::showCase);
    connect(&m_connection, &Connection::stateChanged, this, &SidePanel::showConnection);
    connect(&m_connection, &Connection::connected, this, [this] {
        // Another person or company: their tags are nobody else's.
        m_knownTags.clear();
        m_haveTagsBeenAsked = false;
        m_tags->setKnown({});
        m_haveIntentsBeenAsked = false;
        m_topic->setIntents({});
    });
    connect(&m_connection, &Connection::eventReceived, this, [this](const deskapi::Event &event) {
        if (event.session)
            learnTags(*event.session);
        if (event.has(u"training.changed")) {
            m_haveIntentsBeenAsked = false;
            askForIntents();
        }
    });
    showCase();
}

QWidget *SidePanel::makeColumn()
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const auto add = [&](const QString &caption, QWidget *content) {
        auto *section = new Section(caption, false, column);
        content->setParent(section);
        section->body().addWidget(content);
        layout->addWidget(section);
        return section;
    };
    m_brief = new Label(theme::Type::Body, Label::Ink::Text, column);
    m_brief->setObjectName(u"brief"_s);
    // For the bold of "Next"; all that comes from a record is escaped.
    m_brief->setTextFormat(Qt::RichText);
    m_brief->setWordWrap(true);
    m_brief->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_briefBy = new Label(theme::Type::Small, Label::Ink::Dim, column);
    m_briefBy->setObjectName(u"briefBy"_s);
    m_briefBy->setTextFormat(Qt::PlainText);
    m_briefBy->setWordWrap(true);
    m_briefBy->hide();
    add(tr("Brief"), m_brief)->body().addWidget(m_briefBy);
    m_chart = new SentimentChart(column);
    add(tr("Sentiment"), m_chart);
    m_authority = new AuthoritySection(column);
    add(tr("Your authority"), m_authority)->setCorner(&m_authority->more());
    m_customer = new CustomerSection(column);
    add(tr("Customer"), m_customer);
    m_topic = new TopicSection(column);
    add(tr("Topic"), m_topic);
    m_orders = new OrderSections(column);
    layout->addWidget(m_orders);
    m_models = new FactLines(column);
    m_models->setObjectName(u"modelLines"_s);
    m_modelsSection = add(tr("Models"), m_models);
    m_tags = new TagsEditor(column);
    add(tr("Tags"), m_tags);
    layout->addStretch();

    connect(m_chart, &SentimentChart::messageChosen, this, &SidePanel::messageChosen);
    connect(m_authority, &AuthoritySection::actRequested, this, &SidePanel::act);
    connect(m_customer, &CustomerSection::sessionChosen, this, &SidePanel::openSession);
    connect(m_topic, &TopicSection::corrected, this, &SidePanel::correct);
    connect(m_tags, &TagsEditor::edited, this, &SidePanel::saveTags);
    connect(m_tags, &TagsEditor::focused, this, &SidePanel::askForTags);

    auto *scroll = new QScrollArea(m_stack);
    scroll->setObjectName(u"sideScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Its place is kept, so that nothing jumps when it is needed.
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    theme::setBarFloating(*scroll);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    column->setBackgroundRole(QPalette::Base);
    scroll->setWidget(column);
    return scroll;
}

QSize SidePanel::sizeHint() const
{
    return {theme::scaled(Width), Panel::sizeHint().height()};
}

// --- what is shown

void SidePanel::showCase()
{
    using State = CaseFeed::State;
    m_state->setAction({});
    switch (m_feed.state()) {
    case State::Empty:
        m_state->show(theme::Icon::Pointer, tr("No case is open"), tr("Open a case to see its details here."));
        m_stack->setCurrentWidget(m_state);
        break;
    case State::Loading:
        m_stack->setCurrentWidget(m_loading);
        break;
    case State::Failed: {
        const auto words = failureWords(*m_feed.error());
        m_state->show(words.icon, words.heading, words.sentence);
        m_state->setAction(tr("Try again"));
        m_stack->setCurrentWidget(m_state);
        break;
    }
    case State::Ready: {
        const deskapi::SessionDetail &detail = m_feed.detail();
        showBrief();
        m_chart->show(detail, m_feed.now());
        m_authority->show(m_feed);
        m_customer->show(detail, m_feed.now());
        m_orders->show(detail, m_feed.now());
        m_models->setLines(phrases::modelLines(detail.messages, detail.costNanoUsd));
        m_modelsSection->setVisible(!m_models->lines().empty());
        m_topic->show(detail);
        askForIntents();
        showTags();
        m_stack->setCurrentWidget(m_ready);
        break;
    }
    }
    showConnection();
}

void SidePanel::setSaysOffline(bool saysOffline)
{
    m_saysOffline = saysOffline;
    showConnection();
}

void SidePanel::showConnection()
{
    const bool isCut =
        m_connection.state() == Connection::State::Waiting || m_connection.state() == Connection::State::Connecting;
    if (isCut && m_saysOffline && m_feed.state() == CaseFeed::State::Ready) {
        m_banner->say(widgets::Banner::Mood::Warning, theme::Icon::Offline,
                      tr("Not connected. This information may be out of date."));
        m_banner->show();
    } else {
        m_banner->hide();
    }
}

void SidePanel::showBrief()
{
    const auto &brief = m_feed.detail().brief;
    const QString by = brief ? brief->wordedBy : QString();
    m_briefBy->setText(by.isEmpty() ? QString()
                                    : tr("Written by %1, checked against the record").arg(direction::isolated(by)));
    m_briefBy->setVisible(!by.isEmpty());
    if (!brief) {
        m_brief->setInk(Label::Ink::Dim);
        m_brief->setText(
            direction::paragraphs(tr("No brief yet. It is written when the case is passed to a human agent.")));
        m_brief->setAccessibleName(tr("No brief yet"));
        return;
    }
    m_brief->setInk(Label::Ink::Text);
    const QString space = u" "_s;
    QStringList wanted = brief->tried;
    wanted.prepend(brief->wanted);
    const std::vector<std::pair<QString, QString>> parts{{QString(), wanted.join(space).trimmed()},
                                                         {tr("Granted:"), brief->granted.join(space)},
                                                         {tr("Refused:"), brief->refused.join(space)},
                                                         {tr("Promised:"), brief->promised.join(space)},
                                                         {tr("Next:"), brief->nextStep}};
    QString html;
    QStringList spoken;
    for (const auto &[lead, text] : parts) {
        html += direction::paragraphs(text, lead);
        if (!text.isEmpty())
            spoken.append(lead.isEmpty() ? text : lead + u' ' + text);
    }
    if (m_brief->text() != html)
        m_brief->setText(html);
    m_brief->setAccessibleName(spoken.join(u'\n'));
}

// --- acts

void SidePanel::act(ActionKind kind)
{
    if (m_feed.state() != CaseFeed::State::Ready || !m_feed.isMine())
        return;
    auto *dialog = new ActionDialog(m_feed, m_connection, suggest::act(kind, m_feed.detail()), window());
    dialog->keepIn(m_drafts);
    connect(dialog, &ActionDialog::handled, this, [this](const deskapi::Handled &answer) {
        m_feed.put(answer);
        Q_EMIT handled(answer);
    });
    dialog->open();
}

// --- topic

void SidePanel::chooseTopic()
{
    if (m_stack->currentWidget() != m_ready || !m_topic->isEnabled())
        return;
    m_topic->field().setFocus(Qt::ShortcutFocusReason);
    m_topic->field().showPopup();
}

/// Once a company: completion of a list that seldom changes.
void SidePanel::askForIntents()
{
    if (m_feed.state() != CaseFeed::State::Ready || std::exchange(m_haveIntentsBeenAsked, true))
        return;
    m_training.state(this, [this](const base::Result<deskapi::Training> &training) {
        if (!training) {
            m_haveIntentsBeenAsked = false; // the next case asks again
            return;
        }
        QStringList intents;
        for (const deskapi::TrainingOf &of : training->kinds) {
            if (of.kind != TrainingKind::Intent)
                continue;
            for (const auto &each : of.labels)
                intents.append(each.label);
        }
        intents.sort(Qt::CaseInsensitive);
        m_topic->setIntents(intents);
    });
}

void SidePanel::correct(const deskapi::Correct &correction)
{
    const QString id = m_feed.sessionId();
    m_topic->setBusy(true);
    m_topic->setTrouble({});
    m_sessions.correct(id, correction, this, [this, id](const base::Result<deskapi::Handled> &answer) {
        m_topic->setBusy(false);
        if (m_feed.sessionId() != id)
            return;
        if (!answer) {
            m_topic->setTrouble(tr("Not changed. %1").arg(caseFailure(answer.error())));
            m_topic->show(m_feed.detail()); // what holds is shown again
            return;
        }
        m_topic->setLearned(tr("Saved. Similar messages will be classified this way."));
        m_feed.put(*answer);
        Q_EMIT handled(*answer);
    });
}

// --- tags

void SidePanel::editTags()
{
    if (m_stack->currentWidget() == m_ready)
        m_tags->field().setFocus(Qt::ShortcutFocusReason);
}

void SidePanel::showTags()
{
    learnTags(m_feed.row());
    for (const auto &row : m_feed.detail().earlier)
        learnTags(row);
    // What the person has just changed is not taken back by what was known before.
    if (m_unsavedFor == m_feed.sessionId() && !m_unsavedFor.isEmpty())
        return;
    m_unsavedFor.clear();
    m_tags->setTrouble({});
    m_tags->setTags(m_feed.row().tags);
}

void SidePanel::saveTags(const QStringList &tags)
{
    const QString id = m_feed.sessionId();
    if (id.isEmpty())
        return;
    m_unsavedFor = id;
    m_sessions.setTags(id, deskapi::Tags{tags}, this, [this, id, tags](const base::Result<deskapi::Handled> &answer) {
        const bool isNewest = m_unsavedFor == id && m_tags->tags() == tags;
        if (answer) {
            if (isNewest)
                m_unsavedFor.clear();
            m_feed.put(*answer);
            Q_EMIT handled(*answer);
        } else if (isNewest) {
            m_tags->setTrouble(tr("Not saved. %1 Change a tag to try again.").arg(caseFailure(answer.error())));
        }
    });
}

void SidePanel::learnTags(const deskapi::SessionRow &row)
{
    const qsizetype before = m_knownTags.size();
    for (const QString &tag : row.tags)
        m_knownTags.insert(tag);
    if (m_knownTags.size() == before)
        return;
    QStringList known = m_knownTags.values();
    known.sort(Qt::CaseInsensitive);
    m_tags->setKnown(known);
}

void SidePanel::askForTags()
{
    if (std::exchange(m_haveTagsBeenAsked, true))
        return;
    client::Sessions::Filter newest;
    newest.limit = KnownSessions;
    m_sessions.list(newest, this, [this](const base::Result<deskapi::SessionPage> &page) {
        if (!page) {
            m_haveTagsBeenAsked = false; // completion is a help; the next time it is asked again
            return;
        }
        for (const auto &row : page->sessions)
            learnTags(row);
    });
}

} // namespace tierdesk::ui
