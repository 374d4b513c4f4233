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

/// A question over its window: a heading, what it is about, a form, what is the matter, and buttons; Escape leaves it.
/// As high as what is in it needs; where the screen is too low, the form scrolls. Shown with open(), never with exec():
/// no loop within the loop. Deletes itself when it was closed.
class Dialog : public QDialog
{
    Q_OBJECT

public:
    enum class Act { Quiet, Primary };

    /// @p heading is also the window's title. A cancel button is there from the start.
    Dialog(const QString &heading, QWidget *parent);

    /// A sentence or two below the heading; empty: none.
    void setSentence(const QString &text);
    /// Where the dialog's own widgets go.
    [[nodiscard]] QBoxLayout &body() const { return *m_body; }
    /// @p field below its name, which is its accessible name too. Returns the name's label.
    Label *addField(const QString &name, QWidget *field, QBoxLayout *to = nullptr);
    /// At the trailing end, after the cancel button. The primary one is pressed by Return.
    QPushButton *addButton(const QString &text, Act act);
    [[nodiscard]] QPushButton &cancelButton() const { return *m_cancel; }

    /// What is the matter, in a strip above the buttons; its own button has the words of @p action.
    void say(Banner::Mood mood, theme::Icon icon, const QString &text, const QString &action = {});
    void hush();
    /// What is said in the strip; empty when there is none.
    [[nodiscard]] QString said() const;

    /// While an act is on its way nothing can be pressed, changed or left, and @p what stands beside a spinner.
    void setBusy(bool isBusy, const QString &what = {});
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    void reject() override;
    /// True while its act was sent and nobody knows what became of it.
    [[nodiscard]] virtual bool isUndecided() const { return m_isBusy; }
    /// True if what is typed here is there again when it is opened the next time, though it was not carried out.
    [[nodiscard]] virtual bool isTextKept() const { return false; }

Q_SIGNALS:
    void stripPressed();

protected:
    /// Makes the window as high as what is in it needs, as far as the screen goes; lower than it is only if
    /// @p mayShrink.
    void fit(bool mayShrink);
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;

private:
    bool m_isBusy = false;
    Label *m_heading;
    Label *m_sentence;
    Banner *m_banner;
    QScrollArea *m_scroll; ///< of the form, where the screen is too low for it
    QWidget *m_form;
    QBoxLayout *m_body;
    Spinner *m_spinner;
    Label *m_progress;
    QHBoxLayout *m_buttons;
    QPushButton *m_cancel;
    QList<QPushButton *> m_acts;
};

} // namespace tierdesk::ui::widgets
