#pragma once

#include "core/doors/client/Account.h"
#include "ui/conversation/dialogs/CasesDialog.h"
#include "ui/models/ColleagueModel.h"

class QLineEdit;
class QListView;
class QStackedWidget;

namespace tierdesk::ui {

namespace widgets {
class StatePanel;
class TextArea;
} // namespace widgets

/// Transfers one or several cases to a colleague, with an optional note. Typing filters the list; the arrow keys select
/// in it without leaving the field.
class TransferDialog final : public CasesDialog
{
    Q_OBJECT

public:
    /// Does not offer @p me or the current assignee of a single case; @p cases must not be empty.
    TransferDialog(client::Connection &connection, UserId me, const std::vector<deskapi::SessionRow> &cases,
                   QWidget *parent);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void confirm() override;
    [[nodiscard]] QString successWords() const override;
    [[nodiscard]] QString actWords(int count) const override;

private:
    [[nodiscard]] QWidget *makeList();
    void load();
    void take(const base::Result<deskapi::Colleagues> &colleagues);
    void showList();
    void showChoice();

    client::Account m_account;
    UserId m_me;
    ColleagueModel m_model;
    QLineEdit *m_filter;
    QStackedWidget *m_stack;
    QListView *m_list;
    widgets::StatePanel *m_state;
    widgets::TextArea *m_note;
    bool m_isLoaded = false;
};

} // namespace tierdesk::ui
