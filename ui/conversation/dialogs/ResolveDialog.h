#pragma once

#include "ui/conversation/dialogs/CasesDialog.h"

#include <functional>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;

namespace tierdesk::ui {

namespace widgets {
class TextArea;
}

/// Resolves one or several cases: resolution, summary and optional follow-up. For one case the resolution is suggested
/// from the granted actions and the summary is prefilled; for several, an empty summary keeps each case's own.
class ResolveDialog final : public CasesDialog
{
    Q_OBJECT

public:
    using Now = std::function<Timestamp()>;

    /// For one case with its detail. @p now is the server's clock.
    ResolveDialog(client::Connection &connection, Now now, const deskapi::SessionDetail &detail, QWidget *parent);
    /// For cases of which only the rows are known; not empty.
    ResolveDialog(client::Connection &connection, Now now, const std::vector<deskapi::SessionRow> &cases,
                  QWidget *parent);

protected:
    void confirm() override;
    [[nodiscard]] QString successWords() const override;
    [[nodiscard]] QString actWords(int count) const override;
    [[nodiscard]] bool meansDone(const base::Error &error) const override;

private:
    void makeForm();
    [[nodiscard]] Resolution resolutionOf(const deskapi::SessionRow &row) const;

    Now m_now;
    QStringList m_actionsTaken;
    QComboBox *m_type;
    widgets::TextArea *m_summary;
    QCheckBox *m_followsUp;
    QDateTimeEdit *m_followUpAt;
};

} // namespace tierdesk::ui
