#include "ui/replies/RepliesPage.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/models/Failures.h"
#include "ui/replies/ReplyEditor.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Keys.h"

#include <QtGui/QFocusEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using client::Connection;
using widgets::Panel;
namespace metric = theme::metric;

RepliesPage::RepliesPage(CaseDesk &desk, QWidget *parent)
    : Page(parent)
    , m_desk(desk)
    , m_connection(desk.connection())
    , m_replies(m_connection)
    , m_drafts(desk.drafts())
{
    setObjectName(u"repliesPage"_s);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    m_list = new RepliesList(m_model, splitter);
    splitter->addWidget(m_list);
    m_detail = new widgets::StatePane({}, Panel::Surface::Window, {}, splitter);
    splitter->addWidget(m_detail);
    m_detail->setContent(makeEditor());
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({metric::ListWidth, 3 * metric::ListWidth});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    makeKeys();
    connectList();

    connect(&m_loading, &widgets::Loading::due, this, &RepliesPage::load);
    connect(&m_connection, &Connection::connected, this, [this] {
        takeUpDrafts();
        m_loading.reload();
    });
    connect(&m_connection, &Connection::reset, &m_loading, &widgets::Loading::reload);
    connect(&m_connection, &Connection::eventReceived, this, [this](const deskapi::Event &event) {
        if (event.has(u"savedreplies.changed"))
            m_loading.reload();
    });
    refresh();
}

RepliesPage::~RepliesPage()
{
    m_list->letGo();
}

void RepliesPage::connectList()
{
    connect(m_list, &RepliesList::chosen, this, [this](SavedReplyId id) {
        if (m_chosen != id)
            choose(id);
    });
    connect(m_list, &RepliesList::filtered, this, [this] {
        m_list->select(m_chosen.value_or(NewOne));
        refresh();
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
    auto *page = new QWidget(m_detail);
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
    return page;
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
    refresh();
    if (isVisible() && m_loading.isEmpty())
        load();
}

void RepliesPage::clear()
{
    m_loading.reset();
    m_me = {};
    m_isSaving = m_isStale = false;
    m_chosen.reset();
    takeUpDrafts();
    m_model.setReplies({});
    m_list->clearSearch();
    refresh();
}

/// What somebody has not saved at one company is theirs, and there, when they come back: also when their sign-in has
/// ended in the middle of it.
void RepliesPage::takeUpDrafts()
{
    if (!m_drafts.setOwner(m_me.id.isSet() ? m_desk.drafts().owner() : QString()))
        return;
    m_chosen.reset();
    refresh();
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
    say(Mood::Warning, theme::Icon::Alert, tr("Someone deleted this reply. You can save your text as a new reply."));
}

std::optional<RepliesPage::Draft> RepliesPage::saved(SavedReplyId id) const
{
    if (!id.isSet())
        return Draft{};
    const SavedReply *reply = m_model.find(id);
    return reply ? std::optional(Draft{reply->shortcut, reply->title, reply->text}) : std::nullopt;
}

void RepliesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_loading.isEmpty() && m_me.id.isSet())
        load();
}

void RepliesPage::focusInEvent(QFocusEvent *event)
{
    m_list->setFocus(event->reason());
}

void RepliesPage::load()
{
    const int load = m_loading.begin();
    refresh();
    m_replies.list(this, [this, load](const base::Result<deskapi::SavedReplies> &list) {
        if (m_loading.isAwaited(load))
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
        const FailureWords words = failureWords(list.error());
        m_loading.fail({words.icon, words.heading, words.sentence});
        return refresh();
    }
    m_loading.succeed();
    const auto chosen = m_chosen;
    m_model.setReplies(list->replies);
    m_chosen = chosen;
    adoptOrphans();
    if (m_chosen && m_chosen->isSet()) {
        const SavedReply *now = m_model.find(*m_chosen);
        const auto draft = m_drafts.find(*m_chosen);
        if (!now) {
            m_chosen.reset();
        } else if (draft && draft->on != now->updatedAt) {
            m_drafts.put(*m_chosen, {draft->values, now->updatedAt});
            say(Mood::Warning, theme::Icon::Alert,
                tr("Someone else changed this reply in the meantime. Your text is kept. If you save now, you "
                   "overwrite their changes."));
        }
    }
    // What was begun before the program ended is taken up where it was left.
    if (!m_chosen && mayEdit() && m_drafts.find(NewOne))
        m_chosen = NewOne;
    m_list->select(m_chosen.value_or(NewOne));
    refresh();
}

// --- what is shown

void RepliesPage::refresh()
{
    m_model.setDrafted(m_drafts.ids());
    m_list->show(m_loading, mayEdit());
    showChosen();
}

void RepliesPage::showChosen()
{
    if (!m_chosen) {
        if (m_model.rowCount() == 0)
            return m_detail->showBlank(); // the list says why
        return m_detail->say({theme::Icon::Pointer, tr("No saved reply selected"),
                              mayEdit() ? tr("Select a saved reply to edit it, or press N to create one.")
                                        : tr("Select a saved reply to read it.")});
    }
    const auto draft = m_drafts.find(*m_chosen);
    m_editor->setAgent(m_me.name, mayEdit());
    m_editor->show(draft ? draft->values : saved(*m_chosen).value_or(Draft{}), !m_chosen->isSet());
    m_detail->showContent();
    showButtons();
}

void RepliesPage::showButtons()
{
    m_editor->setState(m_chosen && m_drafts.find(*m_chosen), m_isSaving);
}

} // namespace tierdesk::ui
