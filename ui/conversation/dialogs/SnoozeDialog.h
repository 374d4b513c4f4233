#pragma once

#include "core/doors/client/Sessions.h"
#include "ui/conversation/dialogs/CaseDialog.h"
#include "ui/models/CaseSuggestions.h"

#include <functional>

class QButtonGroup;
class QDateTimeEdit;

namespace tierdesk::ui {

/// Snoozes a case until a local time: in an hour, this afternoon, tomorrow, Monday or a custom time.
class SnoozeDialog final : public CaseDialog
{
    Q_OBJECT

public:
    using Now = std::function<Timestamp()>;

    /// @p connection must outlive this; @p now is the server's clock.
    SnoozeDialog(client::Connection &connection, Now now, const deskapi::SessionRow &row, QWidget *parent);
    /// Keeps a typed time in @p drafts until the case was snoozed or the dialog cancelled.
    void keepIn(DraftStore &drafts) { keepForm(drafts, m_id, objectName()); }

Q_SIGNALS:
    void handled(const tierdesk::deskapi::Handled &handled);

protected:
    void confirm() override;

private:
    [[nodiscard]] QDateTime chosen() const;
    void showChoice();

    client::Sessions m_sessions;
    Now m_now;
    QString m_id;
    std::vector<suggest::LaterTime> m_times;
    QButtonGroup *m_choice;
    QDateTimeEdit *m_custom;
};

} // namespace tierdesk::ui
