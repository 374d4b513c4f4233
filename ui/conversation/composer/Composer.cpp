#include "ui/conversation/composer/Composer.h"

#include "ui/conversation/attachments/FileTray.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/composer/Placeholders.h"
#include "ui/conversation/composer/ReplyEdit.h"
#include "ui/conversation/composer/SavedReplyPopup.h"
#include "ui/conversation/InlineNotice.h"
#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/PillTabs.h"
#include "ui/widgets/TabOrder.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

namespace tierdesk::ui {

using Kind = DraftStore::Kind;
using widgets::Label;

namespace {

/// The count is shown when this much is written, or more.
constexpr int CountFrom = Composer::LongestText * 9 / 10;

} // namespace

Composer::Composer(CaseDesk &desk, CaseFeed &feed, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_feed(feed)
    , m_teller(desk.connection())
    , m_notice(new InlineNotice(u"composerNotice"_s, this))
    , m_held(new InlineNotice(u"heldReply"_s, this))
    , m_sender(new ReplySender(desk, feed, *m_held))
{
    setObjectName(u"composer"_s);
    auto *proposal = new InlineNotice(u"proposal"_s, this);
    auto *suggested = new InlineNotice(u"suggested"_s, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 4, 18, 14);
    layout->setSpacing(8);
    for (InlineNotice *each : {m_notice, m_held, proposal, suggested}) {
        layout->addWidget(each);
        each->hide();
    }
    layout->addWidget(makeCard(*proposal, *suggested));
    connectParts();

    connect(m_notice, &InlineNotice::actionTriggered, this, &Composer::makeMineRequested);
    connect(&m_feed, &CaseFeed::sessionChanged, this, &Composer::showCase);
    connect(&m_feed, &CaseFeed::stateChanged, this, &Composer::refresh);
    connect(&m_feed, &CaseFeed::detailChanged, this, &Composer::refresh);
    connect(&m_feed, &CaseFeed::typingChanged, this, &Composer::showTyping);
    connect(&m_desk, &CaseDesk::meChanged, this, &Composer::showCase);
    // Another window may show the same case.
    connect(&m_desk.drafts(), &DraftStore::changed, this, [this](const QString &session, Kind changed) {
        if (session == m_session && changed == kind() && !m_isShowing)
            showDraft();
        if (session == m_session && changed == Kind::Reply)
            m_files->adopt(ReplyFiles::Origin::OtherWindow);
    });
    connect(&m_desk.drafts(), &DraftStore::writeFailed, this, [this](const QString &reason) {
        m_diskTrouble = reason;
        showNotice();
    });
    connect(&m_desk.drafts(), &DraftStore::written, this, [this] {
        m_diskTrouble.clear();
        showNotice();
    });
    showCase();
}

QWidget *Composer::makeCard(InlineNotice &proposal, InlineNotice &suggested)
{
    auto *card = new widgets::Panel(widgets::Panel::Surface::Card, this);
    m_edit = new ReplyEdit(card);
    m_edit->setObjectName(u"replyEdit"_s);
    // Between the text and what is done with it.
    auto *hair = new widgets::Panel(widgets::Panel::Surface::Panel, Qt::TopEdge, card);
    hair->setFixedHeight(1);
    auto *strip = new QWidget(card);
    m_tabs = new widgets::PillTabs(strip);
    m_tabs->setObjectName(u"composerTabs"_s);
    m_tabs->setAccessibleName(tr("Message type"));
    m_tabs->addTab(tr("Reply"));
    m_tabs->addTab(tr("Note"));
    m_count = new Label(theme::Type::Small, Label::Ink::Dim, strip);
    m_count->setObjectName(u"composerCount"_s);
    m_typing = new Label(theme::Type::Body, Label::Ink::Dim, strip);
    m_typing->setObjectName(u"composerTyping"_s);
    m_typing->setElided(true);
    m_typing->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    auto *attach = new QPushButton(strip);
    attach->setObjectName(u"attach"_s);
    attach->setIcon(theme::icon(theme::Icon::Attach));
    attach->setFlat(true);
    attach->setAccessibleName(tr("Attach files"));
    attach->setToolTip(tr("Attach images or PDF files. You can also paste or drop them."));
    m_suggest = new QPushButton(tr("Suggest"), strip);
    m_suggest->setObjectName(u"suggest"_s);
    m_suggest->setAccessibleName(tr("Suggest a reply"));
    m_suggest->setToolTip(tr("Drafts the next reply for you to edit. Nothing is sent."));
    m_send = new QPushButton(tr("Send"), strip);
    m_send->setObjectName(u"send"_s);
    theme::setPrimary(*m_send);
    connect(m_send, &QPushButton::clicked, this, [this] { send(); });
    m_sendMore = new QPushButton(strip);
    m_sendMore->setObjectName(u"sendMore"_s);
    m_sendMore->setAccessibleName(tr("More send options"));
    m_sendMore->setToolTip(tr("Send and wait for the customer, or send and resolve the case"));
    m_sendWays = new QMenu(m_sendMore);
    m_sendWays->setObjectName(u"sendWays"_s);
    m_sendMore->setMenu(m_sendWays);
    theme::setPrimary(*m_sendMore);

    auto *below = new QHBoxLayout(strip);
    below->setContentsMargins(10, 8, 10, 8);
    below->setSpacing(10);
    below->addWidget(m_tabs);
    below->addWidget(m_count);
    below->addWidget(m_typing, 1);
    below->addWidget(attach);
    below->addWidget(m_suggest);
    auto *sends = new QHBoxLayout;
    sends->setSpacing(2); // one control in two parts
    sends->addWidget(m_send);
    sends->addWidget(m_sendMore);
    below->addLayout(sends);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    m_files = new ComposerFiles(m_desk, m_feed, *m_sender, *attach, *card);
    layout->addWidget(m_edit);
    layout->addWidget(&m_files->tray());
    layout->addWidget(hair);
    layout->addWidget(strip);
    setTabOrder(m_edit, m_tabs);
    setTabOrder(m_tabs, attach);
    setTabOrder(attach, m_suggest);
    setTabOrder(m_suggest, m_send);
    setTabOrder(m_send, m_sendMore);

    m_suggestions = new ReplySuggestions(m_desk, m_feed, *m_sender, *m_edit, *m_suggest, proposal, suggested);
    m_popup = new SavedReplyPopup(m_desk, m_feed, *m_edit, *card, parentWidget() ? parentWidget() : this);
    return card;
}

void Composer::connectParts()
{
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        m_trouble.clear();
        showDraft();
        refresh();
    });
    connect(m_edit, &ReplyEdit::left, this, &Composer::left);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &Composer::keepText);
    connect(m_edit, &ReplyEdit::filesGiven, m_files, &ComposerFiles::attach);
    connect(m_edit, &ReplyEdit::imageGiven, m_files, &ComposerFiles::attachImage);
    connect(m_edit, &ReplyEdit::cut, this, [this] {
        setTrouble(tr("The text was cut because the editor is limited to %1 characters. A reply can have at most %2.")
                       .arg(QLocale().toString(ReplyEdit::MostText), QLocale().toString(LongestText)));
    });
    connect(m_files, &ComposerFiles::changed, this, &Composer::refresh);
    connect(m_files, &ComposerFiles::troubleChanged, this, &Composer::setTrouble);
    connect(m_suggestions, &ReplySuggestions::changed, this, &Composer::refresh);
    connect(m_suggestions, &ReplySuggestions::troubleChanged, this, &Composer::setTrouble);
    connect(m_sender, &ReplySender::changed, this, &Composer::refresh);
    connect(m_sender, &ReplySender::troubleChanged, this, &Composer::setTrouble);
    connect(m_sender, &ReplySender::failed, this, &Composer::complain);
    connect(m_sender, &ReplySender::undone, this, [this] { write(Kind::Reply); });
    connect(m_sender, &ReplySender::accepted, this,
            [this](const QString &session, Kind sent, const QStringList &files) {
                if (sent == Kind::Reply)
                    m_suggestions->cancel(session); // what is awaited would answer what is answered
                m_files->forget(session, files);
            });
}

QPushButton &Composer::makeMineButton()
{
    return m_notice->button();
}

void Composer::addSendKeys(QWidget *scope)
{
    const auto add = [&](AfterReply then, const QString &id, const QString &title, const QString &words,
                         const QKeySequence &key) {
        QShortcut *shortcut = keys::add(scope, id, title, key);
        connect(shortcut, &QShortcut::activated, this, [this, then] { send(then); });
        QAction *way = m_sendWays->addAction(words, this, [this, then] { send(then); });
        way->setObjectName(id);
        // The key may have been changed since.
        connect(m_sendWays, &QMenu::aboutToShow, way,
                [way, words, shortcut] { way->setText(words + u'\t' + keys::text(shortcut->key())); });
        return shortcut;
    };
    keys::hint(*m_send, *add(AfterReply::StayOpen, u"case.send"_s, tr("Send the reply or add the note"), tr("Send"),
                             QKeySequence(Qt::CTRL | Qt::Key_Return)));
    add(AfterReply::Wait, u"case.sendAndWait"_s, tr("Send the reply and wait for the customer"),
        tr("Send and wait for customer"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return));
    add(AfterReply::Resolve, u"case.sendAndResolve"_s, tr("Send the reply and resolve the case"),
        tr("Send and resolve"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Return));
}

void Composer::addKeys(QWidget *scope)
{
    addSendKeys(scope);
    QShortcut *suggests = keys::add(scope, u"case.suggest"_s, tr("Suggest a reply"), QKeySequence(Qt::ALT | Qt::Key_R));
    connect(suggests, &QShortcut::activated, this, &Composer::suggest);
    keys::hint(*m_suggest, *suggests);
    theme::setKeyHintShown(*m_suggest, false); // the strip must fit beside the details of a case
    QShortcut *attaches = keys::add(scope, u"case.attach"_s, tr("Attach files to the reply"),
                                    QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    connect(attaches, &QShortcut::activated, m_files, &ComposerFiles::choose);
    QShortcut *undoes =
        keys::add(scope, u"case.undo"_s, tr("Undo sending the last reply"), QKeySequence(Qt::ALT | Qt::Key_U));
    connect(undoes, &QShortcut::activated, this, &Composer::undo);
    keys::hint(m_held->button(), *undoes);
}

// --- which case, and what may be written in it

Kind Composer::kind() const
{
    return m_tabs->currentIndex() == 1 ? Kind::Note : Kind::Reply;
}

void Composer::write(Kind kind)
{
    m_tabs->setCurrentIndex(kind == Kind::Note ? 1 : 0);
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void Composer::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    showNotice();
}

void Composer::setReached(bool isReached)
{
    m_isReached = isReached;
    showNotice();
}

void Composer::showCase()
{
    m_session = m_feed.sessionId();
    m_teller.setSession(m_session);
    m_trouble.clear();
    showDraft();
    m_files->showCase();
    refresh();
    showTyping();
}

void Composer::showDraft()
{
    const QString text = m_session.isEmpty() ? QString() : m_desk.drafts().draft(m_session, kind()).text;
    if (m_edit->toPlainText() == text)
        return;
    m_isShowing = true;
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
    m_isShowing = false;
    showCount();
}

void Composer::refresh()
{
    const bool isNote = kind() == Kind::Note;
    m_files->refresh(kind());
    widgets::putInTabOrder(m_files->tray(), *m_tabs); // its slips are new
    const bool isSending = m_sender->isSending(m_session, kind());
    const QString name = firstName(phrases::customerName(m_feed.row()));
    const bool isMine = m_feed.isMine();
    m_edit->setReadOnly(isSending || m_session.isEmpty());
    // Where no reply is possible there is nothing to type, but what was typed stays to be read and copied.
    m_edit->setEnabled(isNote || isMine || !m_edit->document()->isEmpty());
    m_edit->setHint(isNote   ? tr("A note for colleagues. The customer never sees it.")
                    : isMine ? tr("Reply to %1… type / for saved replies").arg(direction::isolated(name))
                             : tr("Only the assigned agent can reply"));
    m_edit->setAccessibleName(isNote ? tr("Note for colleagues") : tr("Reply to the customer"));
    m_send->setText(isSending ? tr("Sending…") : isNote ? tr("Add note") : tr("Send"));
    m_send->setAccessibleName(isNote ? tr("Add the note") : tr("Send the reply"));
    m_sendMore->setVisible(!isNote);
    showWhetherSendable();
    showCount();
    m_sender->showHeld();
    m_suggestions->refresh(kind());
    showNotice();
}

bool Composer::maySend() const
{
    if (m_session.isEmpty() || !m_sender->canSend(kind()))
        return false;
    const QString text = m_edit->toPlainText();
    const bool hasFiles = kind() == Kind::Reply && !m_files->ids(m_session).isEmpty();
    if (hasFiles && !m_files->isReady(m_session))
        return false;
    return text.size() <= LongestText && (hasFiles || !text.trimmed().isEmpty());
}

void Composer::send(AfterReply then)
{
    if (!maySend() || (kind() == Kind::Note && then != AfterReply::StayOpen))
        return;
    m_teller.tell(false);
    m_trouble.clear();
    const QStringList files = kind() == Kind::Reply ? m_files->ids(m_session) : QStringList();
    m_sender->send(kind(), m_edit->toPlainText(), files, then);
}

void Composer::showWhetherSendable()
{
    const bool isSendable = maySend();
    m_send->setEnabled(isSendable);
    m_sendMore->setEnabled(isSendable);
}

void Composer::setTrouble(const QString &text)
{
    m_trouble = text;
    showNotice();
}

/// Said in the case; where that is not on the screen any more, the desk says it.
void Composer::complain(const ReplySender::Place &place, const QString &text)
{
    if (place.session == m_session)
        setTrouble(text);
    if ((place.session != m_session || !isVisible()) && place.owner == m_desk.drafts().owner())
        m_desk.tellTrouble(place.session, text);
}

void Composer::showNotice()
{
    using Mood = InlineNotice::Mood;
    const bool hasDraft = !m_edit->document()->isEmpty();
    const bool isDiskBad = !m_diskTrouble.isEmpty();
    const QString disk = isDiskBad ? tr("Drafts cannot be saved to disk: %1").arg(m_diskTrouble) : QString();
    const auto kept = [&](const QString &text) {
        // Both are true, and what is to be done about the case is still to be done.
        return isDiskBad ? text + u' ' + disk : hasDraft ? text + u' ' + tr("Your draft is kept.") : text;
    };
    const auto mood = [&](bool isWarning) { return isDiskBad ? Mood::Bad : isWarning ? Mood::Warning : Mood::Note; };
    m_notice->show();
    m_notice->button().setEnabled(!m_isBusy && m_isReached);
    const auto &row = m_feed.row();
    if (!m_trouble.isEmpty()) {
        m_notice->say(Mood::Bad, m_trouble);
    } else if (m_feed.state() != CaseFeed::State::Ready || kind() == Kind::Note || m_feed.isMine()) {
        if (isDiskBad)
            m_notice->say(Mood::Bad, disk);
        else
            m_notice->hide();
    } else if (m_feed.isClosed()) {
        m_notice->say(mood(hasDraft),
                      kept(row.door == Door::Cs || row.door == Door::Sms
                               ? tr("This case is closed. New messages from the customer open a new case.")
                               : tr("This case is closed. It reopens when the customer writes again.")));
    } else if (m_feed.isWaiting()) {
        m_notice->say(mood(false), kept(tr("This case is not assigned. Claim it to reply.")),
                      m_isBusy ? tr("Claiming…") : tr("Claim"));
    } else if (m_feed.isWithAi()) {
        m_notice->say(mood(hasDraft),
                      kept(row.tier == Tier::AiManager
                               ? tr("The AI Manager is handling this case. Take it over to reply.")
                               : tr("The AI Rep is handling this case. Take it over to reply.")),
                      m_isBusy ? tr("Taking over…") : tr("Take over"));
    } else {
        const QString holder = row.holderName.isEmpty() ? tr("a colleague") : direction::isolated(row.holderName);
        const bool mayTake = m_desk.me().role != Role::Agent;
        m_notice->say(mood(hasDraft),
                      kept(tr("This case is assigned to %1. Only they can reply, but you can add a note.").arg(holder)),
                      !mayTake   ? QString()
                      : m_isBusy ? tr("Taking over…")
                                 : tr("Take over"));
    }
}

void Composer::showCount()
{
    const qsizetype length = m_edit->toPlainText().size();
    const bool isTooLong = length > LongestText;
    m_count->setVisible(length >= CountFrom);
    m_count->setInk(isTooLong ? Label::Ink::Bad : Label::Ink::Dim);
    const QLocale locale;
    m_count->setText(
        isTooLong
            ? tr("%Ln character(s) too many", nullptr, static_cast<int>(length - LongestText))
            : tr("%1 of %2", "characters written, at most").arg(locale.toString(length), locale.toString(LongestText)));
}

// --- writing

void Composer::keepText()
{
    showCount();
    showWhetherSendable();
    if (m_isShowing || m_session.isEmpty() || !m_desk.me().id.isSet())
        return;
    m_trouble.clear();
    Draft draft = m_desk.drafts().draft(m_session, kind());
    const QString text = m_edit->toPlainText();
    if (draft.text != text) {
        draft.text = text;
        draft.key.clear(); // another text is another reply
        m_isShowing = true;
        m_desk.drafts().put(m_session, kind(), draft);
        m_isShowing = false;
    }
    if (kind() == Kind::Reply && m_feed.isMine())
        m_teller.tell(!text.isEmpty());
    m_suggestions->refresh(kind());
    showNotice();
}

void Composer::showTyping()
{
    m_typing->setText(typingWords(m_feed));
}

void Composer::hideEvent(QHideEvent *event)
{
    m_popup->hide();
    m_teller.tell(false);
    QWidget::hideEvent(event);
}

void Composer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_popup->follow();
}

} // namespace tierdesk::ui
