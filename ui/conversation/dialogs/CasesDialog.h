#pragma once

#include "core/doors/client/Sessions.h"
#include "ui/conversation/dialogs/BulkRun.h"
#include "ui/conversation/dialogs/CaseDialog.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <vector>

class QListWidget;

namespace tierdesk::ui {

/// A dialog whose action applies to one or several cases. For one case, success closes it and a failure is shown
/// inline. For several, the result of each is listed, and failed ones can be retried.
class CasesDialog : public CaseDialog
{
    Q_OBJECT

public:
    ~CasesDialog() override = default;

    [[nodiscard]] const std::vector<deskapi::SessionRow> &cases() const { return m_cases; }
    /// Keeps the entries in @p drafts for exactly these cases until the action was done or cancelled.
    void keepIn(DraftStore &drafts);

Q_SIGNALS:
    /// Emitted after an action on one of the cases, with its newest row.
    void handled(const tierdesk::deskapi::Handled &handled);

protected:
    /// @p connection must outlive this; @p cases are not empty.
    CasesDialog(const QString &title, client::Connection &connection, std::vector<deskapi::SessionRow> cases,
                QWidget *parent);

    [[nodiscard]] client::Sessions &sessions() { return m_sessions; }
    [[nodiscard]] bool isBulk() const { return m_cases.size() > 1; }
    [[nodiscard]] const deskapi::SessionRow &theCase() const { return m_cases.front(); }
    [[nodiscard]] const deskapi::SessionRow &caseOf(const QString &id) const;
    /// Returns the list of results for the end of the body. It is visible only if it has entries.
    [[nodiscard]] QListWidget *outcomes() const { return m_outcomes; }

    /// Runs @p act for every case that was not handled yet.
    void run(BulkRun::Act act, const QString &progress);
    /// Returns the text beside the name of a handled case, such as "resolved".
    [[nodiscard]] virtual QString successWords() const = 0;
    /// Returns the text of the action's button for @p count cases.
    [[nodiscard]] virtual QString actWords(int count) const = 0;

    /// Returns the Idempotency-Key for @p body and case @p id: the same for the same body, so that a retry after a lost
    /// answer is not executed twice.
    [[nodiscard]] QByteArray keyOf(const QString &id, const QJsonObject &body);
    /// Returns true if @p error means that an earlier attempt without an answer had succeeded.
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
