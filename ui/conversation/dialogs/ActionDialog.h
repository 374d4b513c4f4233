#pragma once

#include "core/doors/client/Sessions.h"
#include "ui/conversation/dialogs/CaseDialog.h"

#include <QtCore/QTimer>

#include <optional>

namespace tierdesk::ui {

class ActionForm;
class CaseFeed;
class VerdictView;

/// An act with this person's authority: a form, the server's verdict on it with its arithmetic, and a button that says
/// what will happen. Enter does not press it. It is sent under one key, so that trying again after a lost connection
/// does not pay twice; until it is known what became of it, nothing can be changed. Then the outcome is shown, and
/// followed while it is on its way.
class ActionDialog final : public CaseDialog
{
    Q_OBJECT

public:
    /// Over the case that @p feed has open, which is ready; @p proposal gives the kind and what to fill in. Both must
    /// outlive this.
    ActionDialog(CaseFeed &feed, client::Connection &connection, const deskapi::Act &proposal, QWidget *parent);

    /// What is typed is kept there until the act was done or called off; and an act of which nobody knows whether it
    /// was done, with the number that it was sent under.
    void keepIn(DraftStore &drafts);
    void reject() override;
    [[nodiscard]] bool isUndecided() const override { return isBusy() || m_sent; }
    /// What became of it; none before.
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
