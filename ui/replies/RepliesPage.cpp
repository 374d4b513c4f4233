#include "ui/replies/RepliesPage.h"

#include "ui/models/Failures.h"
#include "ui/replies/ReplyEditor.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialog.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/StatePanel.h"

#include <QtGui/QFocusEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

using client::Connection;
using Mood = widgets::Banner::Mood;
using widgets::Panel;
namespace metric = theme::metric;

namespace {

constexpr SavedReplyId NewOne{};

} // namespace

RepliesPage::RepliesPage(Connection &connection, QSettings &settings, QWidget *parent)
    : Page(parent)
    , m_connection(connection)
    , m_replies(connection)
    , m_drafts(settings)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setObjectName(u"repliesPage"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    makeList();
    m_splitter->addWidget(m_list);
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
        if (event.has(u"savedreplies.changed"))
            reload();
    });
    showState();
    showChosen();
}

RepliesPage::~RepliesPage()
{
    m_list->letGo();
}

void RepliesPage::makeList()
{
    m_list = new RepliesList(m_model, m_splitter);
    connect(m_list, &RepliesList::chosen, this, [this](SavedReplyId id) {
        if (m_chosen != id)
            choose(id);
    });
    connect(m_list, &RepliesList::filtered, this, [this] {
        m_list->select(m_chosen.value_or(NewOne));
        showState();
    });
    connect(m_list, &RepliesList::newRequested, this, &RepliesPage::begin);
    connect(m_list, &RepliesList::removeRequested, this, &RepliesPage::askToRemove);
    connect(m_list, &RepliesList::retryRequested, this, [this] {
        m_connection.retryNow();
        load();
    });
}

QWidget *RepliesPage::makeEditor()
{
    m_editorStack = new QStackedWidget(m_splitter);
    m_nothing = new widgets::StatePanel(m_editorStack);
    auto *page = new Panel(Panel::Surface::Window, m_editorStack);
    m_banner = new widgets::Banner(page);
    m_banner->setObjectName(u"replyBanner"_s);
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
    m_blank = new Panel(Panel::Surface::Window, m_editorStack);
    m_editorStack->addWidget(m_nothing);
    m_editorStack->addWidget(page);
    m_editorStack->addWidget(m_blank);
    return m_editorStack;
}

void RepliesPage::makeKeys()
{
    const auto key = [this](const char *id, const QString &title, const QKeySequence &sequence, auto act) {
        QShortcut *shortcut = keys::add(this, QString::fromLatin1(id), title, sequence);
        connect(shortcut, &QShortcut::activated, this, act);
        return shortcut;
    };
    QShortcut *fresh = key("replies.new", tr("Write a new saved reply"), QKeySequence(Qt::Key_N), [this] { begin(); });
    keys::hint(m_list->newButton(), *fresh);
    keys::hint(m_editor->saveButton(),
               *key("replies.save", tr("Save the reply"), QKeySequence(QKeySequence::Save), [this] { save(); }));
    key("replies.search", tr("Search saved replies"), QKeySequence(Qt::Key_Slash), [this] { m_list->focusSearch(); });
    m_list->setKeys(key("replies.refresh", tr("Refresh the list"), QKeySequence(Qt::Key_R), [this] { load(); }), fresh);
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
    m_isSaving = m_isStale = false;
    m_chosen.reset();
    takeUpDrafts();
    m_model.setReplies({});
    m_list->clearSearch();
    showState();
    showChosen();
}

/// What somebody has not saved at one company is theirs, and there, when they come back: also when their sign-in has
/// ended in the middle of it.
void RepliesPage::takeUpDrafts()
{
    const QString company = m_connection.company().isEmpty() ? m_me.company : m_connection.company();
    const QString owner =
        m_me.id.isSet() ? u"%1|%2|%3"_s.arg(m_connection.server().toString(), company, m_me.email) : QString();
    if (!m_drafts.setOwner(owner))
        return;
    m_chosen.reset();
    m_model.setDrafted(m_drafts.ids());
    showChosen();
}

/// What was to change a reply that is no more becomes a new one, one after the other.
void RepliesPage::adoptOrphans()
{
    if (!mayEdit() || m_drafts.find(NewOne))
        return;
    const QList<SavedReplyId> ids = m_drafts.ids();
    const auto orphan =
        std::find_if(ids.begin(), ids.end(), [this](SavedReplyId id) { return id.isSet() && !m_model.find(id); });
    if (orphan == ids.end())
        return;
    m_drafts.makeNew(*orphan);
    if (!m_chosen || m_chosen == *orphan)
        m_chosen = NewOne;
    warn(tr("Someone deleted this reply. You can save your text as a new reply."));
}

void RepliesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_state == State::Empty && m_me.id.isSet())
        load();
}

void RepliesPage::focusInEvent(QFocusEvent *event)
{
    m_list->setFocus(event->reason());
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
    // It may hold what is being saved here, which would look like somebody else's change.
    if (m_isSaving) {
        m_isStale = true;
        return;
    }
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
    adoptOrphans();
    if (m_chosen && m_chosen->isSet()) {
        const SavedReply *now = m_model.find(*m_chosen);
        const ReplyDrafts::Draft *draft = m_drafts.find(*m_chosen);
        if (!now) {
            m_chosen.reset();
        } else if (draft && draft->on != now->updatedAt) {
            m_drafts.put(*m_chosen, {draft->values, now->updatedAt});
            warn(tr("Someone else changed this reply in the meantime. Your text is kept. If you save now, you "
                    "overwrite their changes."));
        }
    }
    // What was begun before the program ended is taken up where it was left.
    if (!m_chosen && mayEdit() && m_drafts.find(NewOne))
        m_chosen = NewOne;
    m_list->select(m_chosen.value_or(NewOne));
    m_model.setDrafted(m_drafts.ids());
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
    m_list->select(NewOne);
    choose(NewOne);
    m_editor->setFocus(Qt::OtherFocusReason);
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
        m_drafts.remove(*m_chosen);
    } else {
        const ReplyDrafts::Draft *begun = m_drafts.find(*m_chosen);
        const SavedReply *reply = m_model.find(*m_chosen);
        m_drafts.put(*m_chosen, {now, begun ? begun->on : reply ? reply->updatedAt : Timestamp()});
    }
    m_model.setDrafted(m_drafts.ids());
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
    if (std::exchange(m_isStale, false))
        load();
    if (!reply) {
        if (reply.error().fault == base::Fault::Conflict && m_chosen == of) {
            m_editor->complain(tr("Another saved reply already uses this shortcut."));
        } else {
            complain(reply.error(), tr("Not saved. Your text is kept."));
        }
        showButtons();
        return;
    }
    m_drafts.remove(of);
    const bool isShown = m_chosen == of;
    m_model.put(*reply);
    if (isShown) {
        m_chosen = reply->id;
        m_list->select(reply->id);
    }
    adoptOrphans();
    m_model.setDrafted(m_drafts.ids());
    showState();
    showChosen();
}

void RepliesPage::discard()
{
    if (!m_chosen)
        return;
    m_drafts.remove(*m_chosen);
    if (!m_chosen->isSet())
        m_chosen.reset();
    m_banner->hide();
    adoptOrphans();
    m_model.setDrafted(m_drafts.ids());
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
    dialog->setObjectName(u"removeReplyDialog"_s);
    dialog->setSentence(
        tr("“%1” will be deleted for everyone. Replies that were already sent do not change.").arg(reply->title));
    auto *yes = dialog->addButton(tr("Delete"), widgets::Dialog::Act::Primary);
    yes->setObjectName(u"confirmRemove"_s);
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
        m_drafts.remove(id);
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
    m_banner->say(Mood::Bad, words.icon, u"%1 %2. %3"_s.arg(what, words.heading, words.sentence), tr("Dismiss"));
    m_banner->show();
}

// --- what is shown

void RepliesPage::warn(const QString &text)
{
    m_banner->say(Mood::Warning, theme::Icon::Alert, text, tr("Dismiss"));
    m_banner->show();
}

void RepliesPage::showState()
{
    m_list->show(m_state, mayEdit(), m_error);
    if (!m_chosen)
        showChosen();
}

void RepliesPage::showChosen()
{
    if (!m_chosen) {
        m_nothing->show(theme::Icon::Pointer, tr("No saved reply selected"),
                        mayEdit() ? tr("Select a saved reply to edit it, or press N to create one.")
                                  : tr("Select a saved reply to read it."));
        // Where there is nothing to choose from the list says so.
        m_editorStack->setCurrentWidget(m_model.rowCount() > 0 ? static_cast<QWidget *>(m_nothing) : m_blank);
        return;
    }
    const ReplyDrafts::Draft *draft = m_drafts.find(*m_chosen);
    m_editor->setAgent(m_me.name, mayEdit());
    m_editor->show(draft ? draft->values : saved(*m_chosen).value_or(Draft{}), !m_chosen->isSet());
    m_editorStack->setCurrentIndex(1);
    showButtons();
}

void RepliesPage::showButtons()
{
    m_editor->setState(m_chosen && m_drafts.find(*m_chosen), m_isSaving);
}

} // namespace tierdesk::ui
