#pragma once

#include "core/base/Error.h"
#include "ui/widgets/Dialog.h"

namespace tierdesk::ui {

/// A window over a case: what it is about, a form, and one act. Ctrl+Enter presses the act, and so does Enter where the
/// act is the default. While it is under way nothing can be pressed or closed; when it fails, all that was typed is
/// still there.
class CaseDialog : public widgets::Dialog
{
    Q_OBJECT

public:
    ~CaseDialog() override = default;

protected:
    CaseDialog(const QString &title, const QString &subject, QWidget *parent);

    [[nodiscard]] QPushButton &confirmButton() const { return *m_confirm; }
    void sayFailure(const base::Error &error);

    /// The act was pressed.
    virtual void confirm() = 0;
    /// The strip's own button was pressed.
    virtual void answerStrip() {}

private:
    QPushButton *m_confirm;
};

} // namespace tierdesk::ui
