#pragma once

#include "core/doors/client/Sessions.h"
#include "ui/conversation/dialogs/CaseDialog.h"

#include <QtCore/QTimer>

#include <optional>

namespace tierdesk::ui {

class ActionForm;
class CaseFeed;
class VerdictView;

/// Performs an action within this person's authority: a form, the server's verdict with its calculation, and a button
/// that names the action. Enter does not press it. Retries use the same idempotency key, so that a retry after a lost
/// connection does not pay twice; the form is locked until the outcome is known. Then the outcome is shown and updated
/// while it is pending.
class ActionDialog final : public CaseDialog
{
    Q_OBJECT

public:
    /// Opens for the case in @p feed, which must be ready. @p proposal has the kind and the prefilled values. @p feed
    /// and @p connection must outlive this.
    ActionDialog(CaseFeed &feed, client::Connection &connection, const deskapi::Act &proposal, QWidget *parent);

    /// Keeps the entries in @p drafts until the action was done or cancelled, and an action of unknown outcome with its
    /// idempotency key.
    void keepIn(DraftStore &drafts);
    void reject() override;
    [[nodiscard]] bool isUndecided() const override { return isBusy() || m_sent; }
    /// Returns the outcome, if it is known.
    [[nodiscard]] const std::optional<Action> &outcome() const { return m_outcome; }

Q_SIGNALS:
    void handled(const tierdesk::deskapi::Handled &handled);

protected:
    void confirm() override;
    void answerStrip() override;

private:
    void changed();
    void ask();
    void takeVerdict(int question, const base::Result<deskapi::Handled> &answer);
    void takeAnswer(const base::Result<deskapi::Handled> &answer);
    void renewKey();
    void watch();
    void showOutcome(const Action &action);
    void showState();

    CaseFeed &m_feed;
    client::Sessions m_sessions;
    QString m_id;
    ActionKind m_kind;
    QString m_key; ///< one an act: who tries again sends the same

    ActionForm *m_form;
    VerdictView *m_verdictView;
    QTimer m_askSoon;
    int m_question = 0; ///< the number of the last one: answers to an older one are dropped
    std::optional<Verdict> m_verdict;
    bool m_isUnanswered = false;        ///< the verdict could not be asked for
    std::optional<deskapi::Act> m_sent; ///< while nobody knows whether it was done
    std::optional<Action> m_outcome;
    QString m_block; ///< why the case cannot be acted on any more
};

} // namespace tierdesk::ui
