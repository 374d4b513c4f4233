#pragma once

#include "core/doors/client/Sessions.h"
#include "ui/conversation/dialogs/BulkRun.h"
#include "ui/conversation/dialogs/CaseDialog.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <vector>

class QListWidget;

namespace tierdesk::ui {

/// A dialog whose act is done to one case or to many. With one, success closes it and failure is said inline; with many
/// the outcome of each is listed, and those that failed can be tried again.
class CasesDialog : public CaseDialog
{
    Q_OBJECT

public:
    ~CasesDialog() override = default;

    [[nodiscard]] const std::vector<deskapi::SessionRow> &cases() const { return m_cases; }
    /// What is typed is kept there for these very cases until it was done or called off.
    void keepIn(DraftStore &drafts);

Q_SIGNALS:
    /// One case was handled; its row is the newest.
    void handled(const tierdesk::deskapi::Handled &handled);

protected:
    /// @p connection must outlive this; @p cases are not empty.
    CasesDialog(const QString &title, client::Connection &connection, std::vector<deskapi::SessionRow> cases,
                QWidget *parent);

    [[nodiscard]] client::Sessions &sessions() { return m_sessions; }
    [[nodiscard]] bool isBulk() const { return m_cases.size() > 1; }
    [[nodiscard]] const deskapi::SessionRow &theCase() const { return m_cases.front(); }
    [[nodiscard]] const deskapi::SessionRow &caseOf(const QString &id) const;
    /// The list of outcomes, to be put at the end of the body; it shows itself when there is something in it.
    [[nodiscard]] QListWidget *outcomes() const { return m_outcomes; }

    /// Does @p act to every case that was not handled yet.
    void run(BulkRun::Act act, const QString &progress);
    /// What stands beside the name of a case that was handled, "resolved".
    [[nodiscard]] virtual QString successWords() const = 0;
    /// What the act's button says for so many cases.
    [[nodiscard]] virtual QString actWords(int count) const = 0;

    /// The Idempotency-Key to send @p body under for case @p id: the same for the same body, so that what was done
    /// though its answer was lost is not done twice.
    [[nodiscard]] QByteArray keyOf(const QString &id, const QJsonObject &body);
    /// True if @p error tells that the act was done after all, where an earlier try of it had no answer.
    [[nodiscard]] virtual bool meansDone(const base::Error &error) const;

private:
    void take(const QString &id, const base::Result<deskapi::Handled> &handled);
    void finish();
    void note(const QString &id, bool isGood, const QString &words);

    client::Sessions m_sessions;
    std::vector<deskapi::SessionRow> m_cases;
    QStringList m_left;                                        ///< ids that are still to be handled
    QSet<QString> m_uncertain;                                 ///< of them, those of which nobody knows
    QHash<QString, std::pair<QJsonObject, QByteArray>> m_keys; ///< by case: what was sent, and under which key
    std::optional<base::Error> m_failure;
    QListWidget *m_outcomes;
    BulkRun *m_run;
};

} // namespace tierdesk::ui
