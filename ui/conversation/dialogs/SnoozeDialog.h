#pragma once

#include "core/doors/client/Sessions.h"
#include "ui/conversation/dialogs/CaseDialog.h"
#include "ui/models/CaseSuggestions.h"

#include <functional>

class QButtonGroup;
class QDateTimeEdit;

namespace tierdesk::ui {

/// Puts a case off until a time of the person's own clock: in an hour, this afternoon, tomorrow, Monday, or when they
/// say.
class SnoozeDialog final : public CaseDialog
{
    Q_OBJECT

public:
    using Now = std::function<Timestamp()>;

    /// @p connection must outlive this; @p now is the server's clock.
    SnoozeDialog(client::Connection &connection, Now now, const deskapi::SessionRow &row, QWidget *parent);
    /// A time that was typed is kept there until the case was put off, or that was called off.
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
