#include "core/doors/client/Failures.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/composer/Composer.h"
#include "ui/conversation/InlineNotice.h"
#include "ui/conversation/composer/ReplyEdit.h"
#include "ui/models/Direction.h"
#include "ui/models/Failures.h"
#include "ui/models/ModelPhrases.h"

#include <QtWidgets/QPushButton>

/// The part of Composer that asks for a draft and puts it in. What it puts in is the writer's to change; nothing of it
/// is sent by itself.
namespace tierdesk::ui {

using Kind = DraftStore::Kind;
using base::Fault;
using base::Result;

namespace {

/// What was typed stays before what is put in.
QString joined(const QString &typed, const QString &text)
{
    return typed.trimmed().isEmpty() ? text : typed + u"\n\n"_s + text;
}

} // namespace

bool Composer::maySuggest() const
{
    return kind() == Kind::Reply && !m_session.isEmpty() && m_feed.state() == CaseFeed::State::Ready &&
           m_feed.isMine() && m_suggesting.isEmpty() && m_sending.isEmpty();
}

void Composer::suggest()
{
    if (!maySuggest())
        return;
    m_trouble.clear();
    m_suggesting = m_session;
    m_sessions.draft(m_session, this, [this, session = m_session](const Result<deskapi::DraftedReply> &drafted) {
        takeSuggested(session, drafted);
    });
    refresh();
}

void Composer::takeSuggested(const QString &session, const Result<deskapi::DraftedReply> &drafted)
{
    if (m_suggesting != session)
        return; // answered by hand meanwhile
    m_suggesting.clear();
    if (!drafted) {
        if (session == m_session) {
            const base::Error &error = drafted.error();
            const bool isLost = error.fault == Fault::Forbidden || error.fault == Fault::Conflict ||
                                error.fault == Fault::AlreadyResolved;
            m_trouble = !client::reasonOf(error).isEmpty() ? tr("No reply was suggested: the server did not respond.")
                        : isLost ? tr("No reply was suggested: the case is no longer assigned to you.")
                                 : tr("No reply was suggested. %1").arg(failureWords(error).sentence);
        }
        refresh();
        return;
    }
    Draft draft = m_desk.drafts().draft(session, Kind::Reply);
    m_suggestion = Suggested{session, draft.text, *drafted};
    const QString text = joined(draft.text, drafted->text);
    if (session == m_session && kind() == Kind::Reply && !m_edit->isReadOnly()) {
        m_edit->setText(text); // as one step that can be undone
        m_edit->setFocus(Qt::OtherFocusReason);
    } else {
        // Another case is open by now: it is there when this one is looked at again.
        draft.text = text;
        draft.key.clear();
        m_desk.drafts().put(session, Kind::Reply, draft);
    }
    refresh();
}

void Composer::takeBack()
{
    if (!m_suggestion || m_suggestion->session != m_session || kind() != Kind::Reply)
        return;
    const QString before = m_suggestion->before;
    m_suggestion.reset();
    m_edit->setText(before);
    m_edit->setFocus(Qt::OtherFocusReason);
    refresh();
}

void Composer::showSuggested()
{
    const bool isHere = m_suggestion && m_suggestion->session == m_session;
    // Sent, or deleted by hand: it is no draft of ours any more.
    if (isHere && kind() == Kind::Reply && m_edit->document()->isEmpty() && m_sending.isEmpty())
        m_suggestion.reset();
    const bool isShown = isHere && m_suggestion && kind() == Kind::Reply && m_feed.isMine() && m_sending.isEmpty();
    m_suggested->setVisible(isShown);
    if (!isShown)
        return;
    using deskapi::DraftInstead;
    const deskapi::DraftedReply &drafted = m_suggestion->drafted;
    const QString cost = drafted.cost ? phrases::dollars(*drafted.cost) : QString();
    const bool isPaid = drafted.cost && *drafted.cost > 0;
    QString said;
    if (drafted.instead == DraftInstead::Budget)
        said = tr("Drafted without a model because the daily model budget is used up.");
    else if (drafted.instead == DraftInstead::Failed)
        said = isPaid ? tr("Drafted without a model because no model produced a usable draft. The attempts cost %1.")
                            .arg(cost)
                      : tr("Drafted without a model because no model answered.");
    else if (drafted.tokensIn == 0)
        said = tr("Drafted without a model, from the case record.");
    else
        said = cost.isEmpty()
                   ? tr("Drafted by %1. The cost is not known.").arg(direction::isolated(drafted.model))
                   : tr("Drafted by %1. Cost: %2.").arg(direction::isolated(drafted.model), direction::isolated(cost));
    m_suggested->say(drafted.instead == DraftInstead::None ? InlineNotice::Mood::Note : InlineNotice::Mood::Warning,
                     said + u' ' + tr("Review it before you send it."), tr("Remove", "a draft that was put in"));
}

} // namespace tierdesk::ui
