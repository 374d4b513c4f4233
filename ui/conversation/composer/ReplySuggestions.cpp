#include "ui/conversation/composer/ReplySuggestions.h"

#include "core/doors/client/Failures.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/composer/Composer.h"
#include "ui/conversation/composer/Proposal.h"
#include "ui/conversation/composer/ReplyEdit.h"
#include "ui/conversation/composer/ReplySender.h"
#include "ui/conversation/InlineNotice.h"
#include "ui/models/Direction.h"
#include "ui/models/Failures.h"
#include "ui/models/ModelPhrases.h"
#include "ui/theme/Controls.h"

#include <QtWidgets/QPushButton>

namespace tierdesk::ui {

using base::Fault;
using base::Result;

namespace {

/// What was typed stays before what is put in.
QString joined(const QString &typed, const QString &text)
{
    return typed.trimmed().isEmpty() ? text : typed + u"\n\n"_s + text;
}

} // namespace

ReplySuggestions::ReplySuggestions(CaseDesk &desk, CaseFeed &feed, const ReplySender &sender, ReplyEdit &edit,
                                   QPushButton &button, InlineNotice &proposal, InlineNotice &suggested)
    : QObject(&edit)
    , m_desk(desk)
    , m_feed(feed)
    , m_sender(sender)
    , m_edit(edit)
    , m_button(button)
    , m_proposal(proposal)
    , m_suggested(suggested)
    , m_sessions(desk.connection())
{
    m_proposal.setLead(Composer::tr("Draft"));
    m_suggested.setLead(Composer::tr("Draft"));
    theme::setKeyHint(m_proposal.button(), Composer::tr("Tab", "the key"));
    connect(&m_button, &QPushButton::clicked, this, &ReplySuggestions::suggest);
    connect(&m_proposal, &InlineNotice::actionTriggered, this, &ReplySuggestions::useProposal);
    connect(&m_suggested, &InlineNotice::actionTriggered, this, &ReplySuggestions::takeBack);
    connect(&m_edit, &ReplyEdit::proposalKey, this, [this](int key) {
        if (key == Qt::Key_Tab) {
            useProposal();
            return;
        }
        m_unwanted = m_proposal.text();
        showProposal();
    });
    connect(&m_feed, &CaseFeed::sessionChanged, this, [this] { m_unwanted.clear(); });
}

void ReplySuggestions::refresh(Kind kind)
{
    m_kind = kind;
    m_button.setVisible(kind == Kind::Reply);
    m_button.setEnabled(canSuggest());
    m_button.setText(m_suggesting.isEmpty() ? Composer::tr("Suggest") : Composer::tr("Suggesting…"));
    showProposal();
    showSuggested();
}

// --- drafted by the server

bool ReplySuggestions::canSuggest() const
{
    return m_kind == Kind::Reply && m_sender.canSend(Kind::Reply) && m_suggesting.isEmpty();
}

void ReplySuggestions::suggest()
{
    if (!canSuggest())
        return;
    const QString session = m_feed.sessionId();
    m_suggesting = session;
    m_sessions.draft(session, this, [this, session](const Result<deskapi::DraftedReply> &drafted) {
        takeSuggested(session, drafted);
    });
    Q_EMIT troubleChanged({});
    Q_EMIT changed();
}

void ReplySuggestions::cancel(const QString &session)
{
    if (m_suggesting == session)
        m_suggesting.clear();
}

void ReplySuggestions::takeSuggested(const QString &session, const Result<deskapi::DraftedReply> &drafted)
{
    if (m_suggesting != session)
        return; // answered by hand meanwhile
    m_suggesting.clear();
    const bool isHere = session == m_feed.sessionId();
    if (!drafted) {
        const base::Error &error = drafted.error();
        const bool isLost =
            error.fault == Fault::Forbidden || error.fault == Fault::Conflict || error.fault == Fault::AlreadyResolved;
        if (isHere)
            Q_EMIT troubleChanged(
                !client::reasonOf(error).isEmpty() ? Composer::tr("No reply was suggested: the server did not respond.")
                : isLost ? Composer::tr("No reply was suggested: the case is no longer assigned to you.")
                         : Composer::tr("No reply was suggested. %1").arg(failureWords(error).sentence));
        Q_EMIT changed();
        return;
    }
    Draft draft = m_desk.drafts().draft(session, Kind::Reply);
    m_suggestion = Suggestion{session, draft.text, *drafted};
    const QString text = joined(draft.text, drafted->text);
    if (isHere && m_kind == Kind::Reply && !m_edit.isReadOnly()) {
        m_edit.setText(text); // as one step that can be undone
        m_edit.setFocus(Qt::OtherFocusReason);
    } else {
        // Another case is open by now: it is there when this one is looked at again.
        draft.text = text;
        draft.key.clear();
        m_desk.drafts().put(session, Kind::Reply, draft);
    }
    Q_EMIT changed();
}

void ReplySuggestions::takeBack()
{
    if (!m_suggestion || m_suggestion->session != m_feed.sessionId() || m_kind != Kind::Reply)
        return;
    const QString before = m_suggestion->before;
    m_suggestion.reset();
    m_edit.setText(before);
    m_edit.setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

void ReplySuggestions::showSuggested()
{
    const bool isHere = m_suggestion && m_suggestion->session == m_feed.sessionId();
    const bool isReplying = m_kind == Kind::Reply && !m_sender.isSending();
    // Sent, or deleted by hand: it is no draft of ours any more.
    if (isHere && isReplying && m_edit.document()->isEmpty())
        m_suggestion.reset();
    const bool isShown = isHere && m_suggestion && isReplying && m_feed.isMine();
    m_suggested.setVisible(isShown);
    if (!isShown)
        return;
    using deskapi::DraftInstead;
    const deskapi::DraftedReply &drafted = m_suggestion->drafted;
    const QString cost = drafted.cost ? phrases::dollars(*drafted.cost) : QString();
    const bool isPaid = drafted.cost && *drafted.cost > 0;
    QString said;
    if (drafted.instead == DraftInstead::Budget)
        said = Composer::tr("Drafted without a model because the daily model budget is used up.");
    else if (drafted.instead == DraftInstead::Failed)
        said = isPaid ? Composer::tr(
                            "Drafted without a model because no model produced a usable draft. The attempts cost %1.")
                            .arg(cost)
                      : Composer::tr("Drafted without a model because no model answered.");
    else if (drafted.tokensIn == 0)
        said = Composer::tr("Drafted without a model, from the case record.");
    else
        said = cost.isEmpty()
                   ? Composer::tr("Drafted by %1. The cost is not known.").arg(direction::isolated(drafted.model))
                   : Composer::tr("Drafted by %1. Cost: %2.")
                         .arg(direction::isolated(drafted.model), direction::isolated(cost));
    m_suggested.say(drafted.instead == DraftInstead::None ? InlineNotice::Mood::Note : InlineNotice::Mood::Warning,
                    said + u' ' + Composer::tr("Review it before you send it."),
                    Composer::tr("Remove", "a draft that was put in"));
}

// --- proposed from the record

void ReplySuggestions::showProposal()
{
    const bool isWanted = m_kind == Kind::Reply && m_sender.canSend(Kind::Reply) && m_edit.document()->isEmpty();
    const QString text = isWanted ? proposedReply(m_feed.detail(), m_desk.me().id, m_desk.me().name) : QString();
    const bool isShown = !text.isEmpty() && text != m_unwanted;
    if (isShown)
        m_proposal.say(InlineNotice::Mood::Note, text, Composer::tr("Use", "a proposed text"));
    m_proposal.setVisible(isShown);
    m_edit.setProposed(isShown);
}

void ReplySuggestions::useProposal()
{
    if (!m_edit.document()->isEmpty())
        return;
    m_edit.setText(m_proposal.text());
    m_edit.setFocus(Qt::OtherFocusReason);
}

} // namespace tierdesk::ui
