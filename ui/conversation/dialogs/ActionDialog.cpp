#include "ui/conversation/dialogs/ActionDialog.h"

#include "core/doors/deskapi/Codec.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/dialogs/ActionForm.h"
#include "ui/conversation/dialogs/FormDraft.h"
#include "ui/conversation/dialogs/VerdictView.h"
#include "ui/models/ActionPhrases.h"
#include "ui/models/CaseFailures.h"
#include "ui/models/Direction.h"
#include "ui/models/Failures.h"
#include "ui/models/Phrases.h"

#include <QtCore/QUuid>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

namespace tierdesk::ui {

using base::Fault;
using Mood = widgets::Banner::Mood;

namespace {

constexpr int AskAfterMs = 200;

QString titleOf(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Refund:
        return ActionDialog::tr("Issue a refund");
    case ActionKind::Credit:
        return ActionDialog::tr("Issue a credit");
    case ActionKind::Replacement:
        return ActionDialog::tr("Send a replacement");
    case ActionKind::CancelOrder:
        return ActionDialog::tr("Cancel an order");
    case ActionKind::Return:
        return ActionDialog::tr("Arrange a return");
    case ActionKind::ChangeAddress:
        return ActionDialog::tr("Change the address of an order");
    case ActionKind::ChangeSubscription:
        return ActionDialog::tr("Change a subscription");
    }
    return {};
}

/// Beside the fields that are kept: the act as it was sent, while nobody knows what became of it.
QString sentKey()
{
    return u"sent"_s;
}

QString uncertainWords()
{
    return ActionDialog::tr("No confirmation was received, so it is not known whether the action was carried out. You "
                            "can safely try again: it is never carried out twice.");
}

} // namespace

ActionDialog::ActionDialog(CaseFeed &feed, client::Connection &connection, const deskapi::Act &proposal,
                           QWidget *parent)
    : CaseDialog(titleOf(proposal.kind), direction::joined({phrases::customerName(feed.row()), feed.sessionId()}),
                 parent)
    , m_feed(feed)
    , m_sessions(connection)
    , m_id(feed.sessionId())
    , m_kind(proposal.kind)
    , m_form(new ActionForm(proposal, feed.detail(), this))
    , m_verdictView(new VerdictView(this))
{
    setObjectName(u"actionDialog"_s);
    renewKey();
    body().addWidget(m_form);
    body().addWidget(m_verdictView);
    body().addStretch();
    // Money moves when its button is pressed, not by an Enter in a field.
    confirmButton().setDefault(false);
    confirmButton().setAutoDefault(false);

    m_askSoon.setSingleShot(true);
    m_askSoon.setInterval(AskAfterMs);
    connect(&m_askSoon, &QTimer::timeout, this, &ActionDialog::ask);
    connect(m_form, &ActionForm::changed, this, &ActionDialog::changed);
    connect(&m_feed, &CaseFeed::detailChanged, this, &ActionDialog::watch);
    // A colleague may have used up what was left.
    connect(&m_feed, &CaseFeed::detailLoaded, this, [this] {
        if (m_feed.sessionId() == m_id && !m_outcome && !m_sent)
            m_askSoon.start();
    });
    connect(&connection, &client::Connection::stateChanged, this, [this](client::Connection::State state) {
        if (state == client::Connection::State::Live && m_isUnanswered)
            ask();
    });
    changed();
    watch();
    for (QWidget *each = m_form->nextInFocusChain(); each != m_form && m_form->isAncestorOf(each);
         each = each->nextInFocusChain()) {
        if (each->isEnabledTo(m_form) && each->focusPolicy() != Qt::NoFocus) {
            each->setFocus();
            break;
        }
    }
}

void ActionDialog::keepIn(DraftStore &drafts)
{
    keepForm(drafts, m_id, objectName() + u'.' + word(m_kind));
    const QJsonValue kept = draft()->kept(sentKey());
    const auto sent = deskapi::decode<deskapi::Act>(kept.toObject());
    if (kept.isUndefined() || !sent)
        return;
    m_key = sent->idempotencyKey;
    m_sent = *sent;
    say(Mood::Bad, theme::Icon::Alert, uncertainWords());
    showState();
    watch();
}

void ActionDialog::reject()
{
    // What may have been done is not called off by looking away.
    if (m_sent)
        Dialog::reject();
    else
        CaseDialog::reject();
}

void ActionDialog::renewKey()
{
    m_key = QUuid::createUuid().toString(QUuid::WithoutBraces);
}

// --- the verdict

void ActionDialog::changed()
{
    ++m_question; // what was asked before is of no interest any more
    m_verdict.reset();
    m_isUnanswered = false;
    if (m_block.isEmpty())
        hush();
    if (m_form->act()) {
        m_verdictView->showNone(tr("Checking whether this is allowed…"));
        m_askSoon.start();
    } else {
        // What is wrong with a field is said at the field; once is enough.
        m_verdictView->showNone(m_form->isTroubleShown() ? tr("Enter a valid amount to check whether this is allowed.")
                                                         : m_form->missing());
        m_askSoon.stop();
    }
    showState();
}

void ActionDialog::ask()
{
    auto act = m_form->act();
    if (!act || m_outcome || m_sent || isBusy())
        return;
    act->isDryRun = true;
    m_isUnanswered = false;
    m_sessions.act(m_id, *act, this, [this, question = ++m_question](const base::Result<deskapi::Handled> &answer) {
        takeVerdict(question, answer);
    });
}

void ActionDialog::takeVerdict(int question, const base::Result<deskapi::Handled> &answer)
{
    if (question != m_question || m_outcome || m_sent)
        return;
    if (answer && answer->action) {
        m_verdict = answer->action->verdict;
        m_verdictView->show(m_kind, *m_verdict, m_form->order());
        if (m_block.isEmpty())
            hush();
    } else if (!answer) {
        m_verdict.reset();
        m_isUnanswered = isUncertain(answer.error());
        m_verdictView->showNone(tr("Could not check whether this is allowed. Your entries are kept."));
        if (m_block.isEmpty())
            say(Mood::Bad, failureWords(answer.error()).icon, caseFailure(answer.error()),
                m_isUnanswered ? tr("Try again") : QString());
    }
    showState();
}

// --- the act

void ActionDialog::confirm()
{
    auto act = m_sent ? m_sent : m_form->act();
    if (!act || isBusy() || m_outcome || (!m_sent && !(m_verdict && m_verdict->isAllowed)) || !m_block.isEmpty())
        return;
    act->idempotencyKey = m_key;
    m_sent = act;
    // Whatever happens to us now, the next try is the same act.
    if (draft())
        draft()->keep(sentKey(), deskapi::encode(*act));
    hush();
    setBusy(true, tr("Sending…"));
    m_sessions.act(m_id, *act, this, [this](const base::Result<deskapi::Handled> &answer) { takeAnswer(answer); });
}

void ActionDialog::takeAnswer(const base::Result<deskapi::Handled> &answer)
{
    setBusy(false);
    if (m_outcome)
        return; // the stream was faster
    if (answer) {
        m_sent.reset();
        if (draft())
            draft()->forget();
        Q_EMIT handled(*answer);
        if (answer->action && !m_outcome)
            showOutcome(*answer->action);
        return;
    }
    const base::Error &error = answer.error();
    if (isUncertain(error)) {
        say(Mood::Bad, failureWords(error).icon, uncertainWords());
        showState();
        return;
    }
    // The server has said no: another try is another act.
    m_sent.reset();
    renewKey();
    if (draft())
        draft()->keep(sentKey(), QJsonValue::Undefined);
    m_verdict.reset();
    if (error.fault == Fault::NotAuthorized) {
        Verdict verdict = verdictFromJson(error.details.value(u"verdict"_s).toObject());
        verdict.isAllowed = false;
        if (verdict.explanation.isEmpty())
            verdict.explanation = error.message;
        m_verdict = verdict;
        m_verdictView->show(m_kind, verdict, m_form->order());
        say(Mood::Bad, theme::Icon::Tiers, tr("Refused. Nothing was changed. The attempt was recorded."));
    } else {
        sayFailure(error);
    }
    showState();
}

void ActionDialog::answerStrip()
{
    ask();
}

// --- what happens meanwhile

void ActionDialog::watch()
{
    if (m_feed.sessionId() != m_id || m_feed.state() != CaseFeed::State::Ready)
        return;
    for (const Action &action : m_feed.detail().actions) {
        const bool isOurs =
            m_outcome ? action.id == m_outcome->id : m_sent && action.request.idempotencyKey.endsWith(m_key);
        if (isOurs && !isBusy() && (!m_outcome || m_outcome->state != action.state))
            showOutcome(action);
    }
    if (m_outcome)
        return;
    const QString before = m_block;
    if (m_feed.isClosed())
        m_block = tr("The case was closed in the meantime.");
    else if (!m_feed.isMine())
        m_block = m_feed.isWithAi() ? tr("The AI is now handling this case.")
                  : m_feed.row().holderName.isEmpty()
                      ? tr("This case is not assigned. Claim it first.")
                      : tr("This case is now assigned to %1.").arg(direction::isolated(m_feed.row().holderName));
    else
        m_block.clear();
    if (m_block == before)
        return;
    if (m_block.isEmpty())
        changed();
    else
        say(Mood::Warning, theme::Icon::Alert, m_block);
    showState();
}

void ActionDialog::showState()
{
    if (m_outcome)
        return;
    m_form->setEnabled(!m_sent && !isBusy());
    const auto act = m_sent ? m_sent : m_form->act();
    std::optional<Money> amount = act ? act->amount : std::nullopt;
    if (!amount && m_verdict && m_kind == ActionKind::Replacement)
        amount = m_verdict->requested;
    confirmButton().setText(m_sent ? tr("Try again") : phrases::actTitle(m_kind, amount));
    confirmButton().setAccessibleName(phrases::actTitle(m_kind, amount));
    confirmButton().setEnabled(!isBusy() && m_block.isEmpty() && (m_sent || (m_verdict && m_verdict->isAllowed)));
    cancelButton().setText(m_sent ? tr("Close") : tr("Cancel"));
}

void ActionDialog::showOutcome(const Action &action)
{
    m_outcome = action;
    m_sent.reset();
    if (draft())
        draft()->forget();
    m_form->hide();
    confirmButton().hide();
    cancelButton().setText(tr("Close"));
    cancelButton().setDefault(true);
    cancelButton().setFocus();
    const auto amount = action.request.amount ? action.request.amount : action.verdict.requested;
    const QString what = phrases::actTitle(action.request.kind, amount);
    m_verdictView->show(m_kind, action.verdict, nullptr);
    switch (action.state) {
    case ActionState::Pending:
        say(Mood::Note, theme::Icon::Clock,
            tr("%1: in progress. The company's system has not confirmed it yet.").arg(what));
        break;
    case ActionState::Confirmed:
        say(Mood::Note, theme::Icon::Check, tr("%1: confirmed.").arg(what));
        break;
    case ActionState::Failed:
        say(Mood::Bad, theme::Icon::Alert,
            action.failure.isEmpty()
                ? tr("%1: refused by the company's system.").arg(what)
                : tr("%1: refused by the company's system: %2").arg(what, direction::isolated(action.failure)));
        break;
    case ActionState::Refused:
        say(Mood::Bad, theme::Icon::Tiers, tr("%1: refused. Nothing was changed.").arg(what));
        break;
    }
    QTimer::singleShot(0, this, [this] { fit(true); }); // once the layout knows what is gone
}

} // namespace tierdesk::ui
