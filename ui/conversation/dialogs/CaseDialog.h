#pragma once

#include "core/base/Error.h"
#include "ui/widgets/Banner.h"

#include <QtWidgets/QDialog>

class QBoxLayout;
class QPushButton;
class QScrollArea;

namespace tierdesk::ui {

namespace widgets {
class Label;
class Spinner;
} // namespace widgets

/// A window over a case: what it is about, a form, what is the matter, and two buttons. Esc cancels, Ctrl+Enter presses
/// the act, and so does Enter where the act is the default. While the act is under way nothing can be pressed or
/// closed; when it fails, all that was typed is still there. It deletes itself when it is closed.
class CaseDialog : public QDialog
{
    Q_OBJECT

public:
    ~CaseDialog() override = default;

    /// What is said in the strip; empty when there is none.
    [[nodiscard]] QString said() const;
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    void reject() override;

protected:
    CaseDialog(const QString &title, const QString &subject, QWidget *parent);

    /// Where the form goes.
    [[nodiscard]] QBoxLayout &body() const { return *m_body; }
    [[nodiscard]] QPushButton &confirmButton() const { return *m_confirm; }
    [[nodiscard]] QPushButton &cancelButton() const { return *m_cancel; }
    /// @p field below its name, which is its accessible name too. Returns the name's label.
    widgets::Label *addField(const QString &name, QWidget *field, QBoxLayout *to = nullptr);
    void setSubject(const QString &subject);
    /// Disables the form and the buttons, and says @p what beside a spinner.
    void setBusy(bool isBusy, const QString &what = {});
    void say(widgets::Banner::Mood mood, theme::Icon icon, const QString &text, const QString &action = {});
    void sayFailure(const base::Error &error);
    void hush();

    /// Makes the window as high as what is in it needs, as far as the screen goes; lower than it is only if
    /// @p mayShrink.
    void fit(bool mayShrink);
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;

    /// The act was pressed.
    virtual void confirm() = 0;
    /// The strip's own button was pressed.
    virtual void answerStrip() {}

private:
    bool m_isBusy = false;
    widgets::Label *m_subject;
    widgets::Banner *m_banner;
    QScrollArea *m_scroll; ///< of the form, where the screen is too low for it
    QWidget *m_form;
    QBoxLayout *m_body;
    widgets::Spinner *m_spinner;
    widgets::Label *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_confirm;
};

} // namespace tierdesk::ui
