#pragma once

#include "ui/widgets/Banner.h"

#include <QtWidgets/QDialog>

class QBoxLayout;
class QHBoxLayout;
class QPushButton;
class QScrollArea;

namespace tierdesk::ui::widgets {

class Label;
class Spinner;

/// A modal dialog: a heading, a sentence, a form, a message strip, and buttons; Escape cancels. As high as its content;
/// if the screen is too low, the form scrolls. Shown with open(), never with exec(), to avoid a nested event loop.
/// Deletes itself when closed.
class Dialog : public QDialog
{
    Q_OBJECT

public:
    enum class Act { Quiet, Primary };

    /// @p heading is also the window title. A cancel button exists from the start.
    Dialog(const QString &heading, QWidget *parent);

    /// Sets the text below the heading; empty: none.
    void setSentence(const QString &text);
    /// Returns the layout for the dialog's own widgets.
    [[nodiscard]] QBoxLayout &body() const { return *m_body; }
    /// Adds @p field below its name, which becomes its accessible name. Returns the name's label.
    Label *addField(const QString &name, QWidget *field, QBoxLayout *to = nullptr);
    /// Adds a button at the trailing end, after the cancel button. Return presses the primary one.
    QPushButton *addButton(const QString &text, Act act);
    [[nodiscard]] QPushButton &cancelButton() const { return *m_cancel; }

    /// Shows a message in the strip above the buttons; @p action labels its button.
    void say(Banner::Mood mood, theme::Icon icon, const QString &text, const QString &action = {});
    void hush();
    /// Returns the text of the strip; empty if there is none.
    [[nodiscard]] QString said() const;

    /// While an action is in progress, nothing can be pressed, changed or closed, and @p what is shown beside a
    /// spinner.
    void setBusy(bool isBusy, const QString &what = {});
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    void reject() override;
    /// Returns whether the action was sent and its outcome is not known yet.
    [[nodiscard]] virtual bool isUndecided() const { return m_isBusy; }
    /// Returns whether the input is restored when the dialog is opened again, although it was not carried out.
    [[nodiscard]] virtual bool isTextKept() const { return false; }

Q_SIGNALS:
    void stripPressed();

protected:
    /// Adjusts the window's height to its content, up to the screen's height; shrinks it only if @p mayShrink.
    void fit(bool mayShrink);
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;

private:
    bool m_isBusy = false;
    Label *m_heading;
    Label *m_sentence;
    Banner *m_banner;
    QScrollArea *m_scroll; ///< of the form, for low screens
    QWidget *m_form;
    QBoxLayout *m_body;
    Spinner *m_spinner;
    Label *m_progress;
    QHBoxLayout *m_buttons;
    QPushButton *m_cancel;
    QList<QPushButton *> m_acts;
};

} // namespace tierdesk::ui::widgets
