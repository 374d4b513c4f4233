#pragma once

#include "core/base/Error.h"
#include "ui/widgets/Dialog.h"

namespace tierdesk::ui {

class DraftStore;
class FormDraft;

/// A dialog for a case with a form and one action. Ctrl+Enter runs the action, and so does Enter if the action is the
/// default button. While the action runs, the dialog is locked. If it fails, the entries are kept; they are also
/// restored if the dialog was not closed by the person (for example by the end of the sign-in) and is opened again.
class CaseDialog : public widgets::Dialog
{
    Q_OBJECT

public:
    ~CaseDialog() override = default;

    void accept() override;
    /// Cancels the dialog and discards the entries.
    void reject() override;
    [[nodiscard]] bool isTextKept() const override { return m_draft; }

protected:
    CaseDialog(const QString &title, const QString &subject, QWidget *parent);

    [[nodiscard]] QPushButton &confirmButton() const { return *m_confirm; }
    void sayFailure(const base::Error &error);
    /// Keeps entries in @p drafts under @p name and restores earlier ones. The fields must exist already.
    void keepForm(DraftStore &drafts, const QString &session, const QString &name);
    /// Null before keepForm().
    [[nodiscard]] FormDraft *draft() const { return m_draft; }

    /// Called when the action's button was pressed.
    virtual void confirm() = 0;
    /// Called when the button of the banner was pressed.
    virtual void answerStrip() {}

private:
    QPushButton *m_confirm;
    FormDraft *m_draft = nullptr;
};

} // namespace tierdesk::ui
