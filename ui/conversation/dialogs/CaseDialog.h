#pragma once

#include "core/base/Error.h"
#include "ui/widgets/Dialog.h"

namespace tierdesk::ui {

class DraftStore;
class FormDraft;

/// A window over a case: what it is about, a form, and one act. Ctrl+Enter presses the act, and so does Enter where the
/// act is the default. While it is under way nothing can be pressed or closed; when it fails, all that was typed is
/// still there. So it is when the window is closed by anybody but the person, as at the end of a sign-in, and opened
/// over the same case again.
class CaseDialog : public widgets::Dialog
{
    Q_OBJECT

public:
    ~CaseDialog() override = default;

    void accept() override;
    /// The person calls it off; what was typed is not wanted any more.
    void reject() override;
    [[nodiscard]] bool isTextKept() const override { return m_draft; }

protected:
    CaseDialog(const QString &title, const QString &subject, QWidget *parent);

    [[nodiscard]] QPushButton &confirmButton() const { return *m_confirm; }
    void sayFailure(const base::Error &error);
    /// What is typed from now on is kept in @p drafts under @p name, and what was kept is put in; the fields are there
    /// already.
    void keepForm(DraftStore &drafts, const QString &session, const QString &name);
    /// Null before keepForm().
    [[nodiscard]] FormDraft *draft() const { return m_draft; }

    /// The act was pressed.
    virtual void confirm() = 0;
    /// The strip's own button was pressed.
    virtual void answerStrip() {}

private:
    QPushButton *m_confirm;
    FormDraft *m_draft = nullptr;
};

} // namespace tierdesk::ui
