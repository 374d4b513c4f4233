#include "ui/replies/RepliesPage.h"

#include "ui/models/Failures.h"
#include "ui/replies/RepliesDelegate.h"
#include "ui/replies/ReplyEditor.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialog.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtGui/QFocusEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <tuple>
#include <utility>

namespace tierdesk::ui {

using client::Connection;
using Mood = widgets::Banner::Mood;
using widgets::Label;
using widgets::Panel;
namespace metric = theme::metric;

namespace {

constexpr SavedReplyId NewOne{};

bool isSame(const deskapi::SaveReply &a, const deskapi::SaveReply &b)
{
    return a.shortcut == b.shortcut && a.title == b.title && a.text == b.text;
}

} // namespace

RepliesPage::RepliesPage(Connection &connection, QWidget *parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_replies(connection)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setObjectName(QStringLiteral("repliesPage"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(makeList());
    m_splitter->addWidget(makeEditor());
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({metric::ListWidth, 3 * metric::ListWidth});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    makeKeys();

    const auto reload = [this] {
        if (m_state != State::Empty)
            load();
    };
    connect(&m_connection, &Connection::connected, this, [this, reload] {
        takeUpDrafts();
        reload();
    });
    connect(&m_connection, &Connection::reset, this, reload);
    connect(&m_connection, &Connection::eventReceived, this, [this, reload](const deskapi::Event &event) {
        if (event.has(u"savedreplies.changed") && !m_isSaving)
            reload();
    });
    showState();
    showChosen();
}

RepliesPage::~RepliesPage()
{
    m_list->setModel(nullptr); // the model goes first
}

QWidget *RepliesPage::makeList()
{
    auto *panel = new Panel(Panel::Surface::Panel, m_splitter);
    panel->setMinimumWidth(metric::ListWidth);
    auto *strip = new Panel(Panel::Surface::Panel, Qt::BottomEdge, panel);
    m_search = new QLineEdit(strip);
    m_search->setObjectName(QStringLiteral("replySearch"));
    m_search->setAccessibleName(tr("Search in saved replies"));
    m_search->setPlaceholderText(tr("Shortcut or words (/)"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        const auto chosen = m_chosen;
        m_model.setFilter(text);
        m_chosen = chosen;
        if (m_chosen && m_chosen->isSet())
            m_list->setCurrentIndex(m_model.indexOf(*m_chosen));
        showState();
    });
    m_new = new QPushButton(tr("New"), strip);
    m_new->setObjectName(QStringLiteral("newReply"));
    m_new->setAccessibleName(tr("Write a new saved reply"));
    connect(m_new, &QPushButton::clicked, this, &RepliesPage::begin);
    auto *line = new QHBoxLayout(strip);
    line->setContentsMargins(10, 8, 10, 9);
    line->setSpacing(8);
    line->addWidget(m_search, 1);
    line->addWidget(m_new);

    m_listStack = new QStackedWidget(panel);
    m_list = new QListView(m_listStack);
    m_list->setObjectName(QStringLiteral("replyList"));
    m_list->setAccessibleName(tr("Saved replies"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new RepliesDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RepliesPage::chosenMoved);
    m_skeleton = new widgets::Skeleton(m_listStack);
    m_listState = new widgets::StatePanel(m_listStack);
    m_listState->setObjectName(QStringLiteral("repliesState"));
    connect(m_listState, &widgets::StatePanel::actionTriggered, this, [this] {
        if (m_state == State::Failed) {
            m_connection.retryNow();
            load();
        } else if (!m_search->text().isEmpty()) {
            m_search->clear();
        } else {
            begin();
        }
    });
    m_listStack->addWidget(m_list);
    m_listStack->addWidget(m_skeleton);
    m_listStack->addWidget(m_listState);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(strip);
    layout->addWidget(m_listStack, 1);
    return panel;
}

QWidget *RepliesPage::makeEditor()
{
    m_editorStack = new QStackedWidget(m_splitter);
    m_nothing = new widgets::StatePanel(m_editorStack);
    auto *page = new Panel(Panel::Surface::Window, m_editorStack);
    m_banner = new widgets::Banner(page);
    m_banner->setObjectName(QStringLiteral("replyBanner"));
    m_banner->hide();
    connect(m_banner, &widgets::Banner::actionTriggered, m_banner, &QWidget::hide);
    m_editor = new ReplyEditor(page);
    connect(m_editor, &ReplyEditor::edited, this, &RepliesPage::edited);
    connect(m_editor, &ReplyEditor::saveRequested, this, &RepliesPage::save);
    connect(m_editor, &ReplyEditor::discardRequested, this, &RepliesPage::discard);
    connect(m_editor, &ReplyEditor::removeRequested, this, &RepliesPage::askToRemove);
    auto *centre = new QHBoxLayout;
    centre->setContentsMargins(18, 18, 18, 18);
    centre->addWidget(m_editor, 1);
    centre->addStretch(0);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addLayout(centre, 1);
    m_editorStack->addWidget(m_nothing);
    m_editorStack->addWidget(page);
    return m_editorStack;
}

void RepliesPage::makeKeys()
{
    const auto key = [this](const char *id, const QString &title, const QKeySequence &sequence, auto act) {
        QShortcut *shortcut = keys::add(this, QString::fromLatin1(id), title, sequence);
        connect(shortcut, &QShortcut::activated, this, act);
        return shortcut;
    };
    keys::hint(*m_new,
               *key("replies.new", tr("Write a new saved reply"), QKeySequence(Qt::Key_N), [this] { begin(); }));
    keys::hint(m_editor->saveButton(),
               *key("replies.save", tr("Save the reply"), QKeySequence(QKeySequence::Save), [this] { save(); }));
    key("replies.search", tr("Search in the saved replies"), QKeySequence(Qt::Key_Slash), [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    key("replies.refresh", tr("Refresh the list"), QKeySequence(Qt::Key_R), [this] { load(); });
    auto *removal = new QShortcut(QKeySequence(QKeySequence::Delete), m_list);
    removal->setContext(Qt::WidgetShortcut);
    connect(removal, &QShortcut::activated, this, &RepliesPage::askToRemove);
}

// --- what the server has

bool RepliesPage::mayEdit() const
{
    return m_me.id.isSet() && m_me.role != Role::Agent;
}

void RepliesPage::setMe(const deskapi::UserInfo &me)
{
    m_me = me;
    takeUpDrafts();
    showState();
    showChosen();
    if (isVisible() && m_state == State::Empty)
        load();
}

void RepliesPage::clear()
{
    ++m_load;
    m_me = {};
    m_state = State::Empty;
    m_isSaving = false;
    m_chosen.reset();
    takeUpDrafts();
    m_model.setReplies({});
    m_search->clear();
    showState();
    showChosen();
}

/// What somebody has not saved at one company is theirs, and there, when they come back: also when their sign-in has
/// ended in the middle of it.
void RepliesPage::takeUpDrafts()
{
    const QString company = m_connection.company().isEmpty() ? m_me.company : m_connection.company();
    const QString owner = m_me.id.isSet()
                              ? QStringLiteral("%1|%2|%3").arg(m_connection.server().toString(), company, m_me.email)
                              : QString();
    if (owner == m_owner)
        return;
    m_left[m_owner] = {std::exchange(m_drafts, {}), std::exchange(m_draftsOn, {})};
    m_owner = owner;
    const auto left = m_left.extract(owner);
    if (!left.empty())
        std::tie(m_drafts, m_draftsOn) = left.mapped();
    m_chosen.reset();
    markDrafts();
    showChosen();
}

void RepliesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_state == State::Empty && m_me.id.isSet())
        load();
}

void RepliesPage::focusInEvent(QFocusEvent *event)
{
    m_list->setFocus(event->reason()); // a proxy would take the search out of the tab order
}

void RepliesPage::load()
{
    if (m_state != State::Ready)
        m_state = State::Loading;
    showState();
    m_replies.list(this, [this, load = ++m_load](const base::Result<deskapi::SavedReplies> &list) {
        if (load == m_load)
            takeList(list);
    });
}

void RepliesPage::takeList(const base::Result<deskapi::SavedReplies> &list)
{
    if (!list) {
        m_error = list.error();
        m_state = m_state == State::Ready ? State::Ready : State::Failed;
        showState();
        return;
    }
    m_error.reset();
    m_state = State::Ready;
    const auto chosen = m_chosen;
    m_model.setReplies(list->replies);
    m_chosen = chosen;
    if (m_chosen && m_chosen->isSet()) {
        const SavedReply *now = m_model.find(*m_chosen);
        const auto draft = m_drafts.find(m_chosen->value);
        if (!now && draft == m_drafts.end()) {
            m_chosen.reset();
        } else if (!now) {
            // Removed by somebody else while it was written: what was written becomes a new one.
            m_drafts[NewOne.value] = draft->second;
            m_drafts.erase(m_chosen->value);
            m_chosen = NewOne;
            m_banner->say(Mood::Warning, theme::Icon::Alert,
                          tr("Somebody has deleted this reply. What you wrote can be saved as a new one."),
                          tr("Dismiss"));
            m_banner->show();
        } else if (draft != m_drafts.end() && m_draftsOn[m_chosen->value].updatedAt != now->updatedAt) {
            m_draftsOn[m_chosen->value] = *now;
            m_banner->say(Mood::Warning, theme::Icon::Alert,
                          tr("Somebody has changed this reply meanwhile. Yours is kept; saving replaces theirs."),
                          tr("Dismiss"));
            m_banner->show();
        }
        if (m_chosen && m_chosen->isSet())
            m_list->setCurrentIndex(m_model.indexOf(*m_chosen));
    }
    markDrafts();
    showState();
    showChosen();
}

// --- what the person does

std::optional<RepliesPage::Draft> RepliesPage::saved(SavedReplyId id) const
{
    if (!id.isSet())
        return Draft{};
    const SavedReply *reply = m_model.find(id);
    return reply ? std::optional(Draft{reply->shortcut, reply->title, reply->text}) : std::nullopt;
}

void RepliesPage::begin()
{
    if (!mayEdit() || m_state != State::Ready)
        return;
    m_list->setCurrentIndex({});
    choose(NewOne);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void RepliesPage::chosenMoved()
{
    const QModelIndex index = m_list->currentIndex();
    if (index.isValid() && m_chosen != m_model.reply(index.row()).id)
        choose(m_model.reply(index.row()).id);
}

void RepliesPage::choose(SavedReplyId id)
{
    m_chosen = id;
    m_banner->hide();
    showChosen();
}

void RepliesPage::edited()
{
    if (!m_chosen)
        return;
    const Draft now = m_editor->values();
    const auto before = saved(*m_chosen);
    if (before && isSame(*before, now)) {
        m_drafts.erase(m_chosen->value);
        m_draftsOn.erase(m_chosen->value);
    } else {
        if (!m_drafts.contains(m_chosen->value)) {
            if (const SavedReply *reply = m_model.find(*m_chosen))
                m_draftsOn[m_chosen->value] = *reply;
        }
        m_drafts[m_chosen->value] = now;
    }
    markDrafts();
    showButtons();
}

void RepliesPage::save()
{
    if (!m_chosen || !m_editor->saveButton().isEnabled())
        return;
    const SavedReplyId id = *m_chosen;
    m_isSaving = true;
    m_banner->hide();
    showButtons();
    const auto done = [this, id](const base::Result<SavedReply> &reply) { takeSaved(id, reply); };
    if (id.isSet())
        m_replies.save(id, m_editor->values(), this, done);
    else
        m_replies.create(m_editor->values(), this, done);
}

void RepliesPage::takeSaved(SavedReplyId of, const base::Result<SavedReply> &reply)
{
    if (!m_isSaving)
        return; // signed out meanwhile
    m_isSaving = false;
    if (!reply) {
        if (reply.error().fault == base::Fault::Conflict && m_chosen == of) {
            m_editor->complain(tr("Another reply has this shortcut."));
        } else {
            complain(reply.error(), tr("Not saved; what you wrote is kept."));
        }
        showButtons();
        return;
    }
    m_drafts.erase(of.value);
    m_draftsOn.erase(of.value);
    const bool isShown = m_chosen == of;
    m_model.put(*reply);
    if (isShown) {
        m_chosen = reply->id;
        m_list->setCurrentIndex(m_model.indexOf(reply->id));
    }
    markDrafts();
    showState();
    showChosen();
}

void RepliesPage::discard()
{
    if (!m_chosen)
        return;
    m_drafts.erase(m_chosen->value);
    m_draftsOn.erase(m_chosen->value);
    if (!m_chosen->isSet())
        m_chosen.reset();
    m_banner->hide();
    markDrafts();
    showChosen();
}

void RepliesPage::askToRemove()
{
    if (!m_chosen || !m_chosen->isSet() || !mayEdit() || m_isSaving)
        return;
    const SavedReply *reply = m_model.find(*m_chosen);
    if (!reply)
        return;
    auto *dialog = new widgets::Dialog(tr("Delete /%1?").arg(reply->shortcut), window());
    dialog->setObjectName(QStringLiteral("removeReplyDialog"));
    dialog->setSentence(tr("“%1” will be gone for everybody. What was sent with it stays.").arg(reply->title));
    auto *yes = dialog->addButton(tr("Delete"), widgets::Dialog::Act::Primary);
    yes->setObjectName(QStringLiteral("confirmRemove"));
    connect(yes, &QPushButton::clicked, this, [this, dialog, id = reply->id] {
        dialog->accept();
        remove(id);
    });
    dialog->open();
}

void RepliesPage::remove(SavedReplyId id)
{
    m_replies.remove(id, this, [this, id](const base::Result<void> &done) {
        if (!done) {
            complain(done.error(), tr("Not deleted."));
            return;
        }
        m_drafts.erase(id.value);
        m_draftsOn.erase(id.value);
        if (m_chosen == id)
            m_chosen.reset();
        const auto chosen = m_chosen;
        m_model.remove(id);
        m_chosen = chosen;
        showState();
        showChosen();
    });
}

void RepliesPage::complain(const base::Error &error, const QString &what)
{
    const FailureWords words = failureWords(error);
    m_banner->say(Mood::Bad, words.icon, QStringLiteral("%1 %2. %3").arg(what, words.heading, words.sentence),
                  tr("Dismiss"));
    m_banner->show();
}

// --- what is shown

void RepliesPage::markDrafts()
{
    QList<SavedReplyId> ids;
    for (const auto &[id, draft] : m_drafts)
        ids.append(SavedReplyId{id});
    m_model.setDrafted(ids);
}

void RepliesPage::showState()
{
    m_new->setVisible(mayEdit());
    m_new->setEnabled(m_state == State::Ready);
    m_listState->setAction({});
    if (m_model.rowCount() > 0) {
        m_listStack->setCurrentWidget(m_list);
    } else if (m_state == State::Failed) {
        const FailureWords words = failureWords(*m_error);
        m_listState->show(words.icon, words.heading, words.sentence);
        m_listState->setAction(tr("Try again"), QStringLiteral("R"));
        m_listStack->setCurrentWidget(m_listState);
    } else if (m_state != State::Ready) {
        m_listStack->setCurrentWidget(m_skeleton);
    } else if (!m_search->text().isEmpty()) {
        m_listState->show(theme::Icon::Search, tr("Nothing found"), tr("No saved reply holds these words."));
        m_listState->setAction(tr("Show all"));
        m_listStack->setCurrentWidget(m_listState);
    } else {
        m_listState->show(theme::Icon::Knowledge, tr("No saved replies yet"),
                          mayEdit() ? tr("Write what you answer again and again once, and use it with / in any reply.")
                                    : tr("A supervisor can write them; then you use them with / in any reply."));
        if (mayEdit())
            m_listState->setAction(tr("Write the first"), QStringLiteral("N"));
        m_listStack->setCurrentWidget(m_listState);
    }
}

void RepliesPage::showChosen()
{
    if (!m_chosen) {
        m_nothing->show(theme::Icon::Pointer, tr("Choose a reply"),
                        mayEdit() ? tr("Select one in the list to read or change it, or write a new one with N.")
                                  : tr("Select one in the list to read it."));
        m_editorStack->setCurrentWidget(m_nothing);
        return;
    }
    const auto draft = m_drafts.find(m_chosen->value);
    m_editor->setAgent(m_me.name, mayEdit());
    m_editor->show(draft != m_drafts.end() ? draft->second : saved(*m_chosen).value_or(Draft{}), !m_chosen->isSet());
    m_editorStack->setCurrentIndex(1);
    showButtons();
}

void RepliesPage::showButtons()
{
    m_editor->setState(m_chosen && m_drafts.contains(m_chosen->value), m_isSaving);
}

} // namespace tierdesk::ui
