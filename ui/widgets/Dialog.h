#pragma once

#include <QtWidgets/QDialog>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace tierdesk::ui::widgets {

class Label;
class Spinner;

/// A question over its window: a heading, what it is about, and buttons; Escape leaves it. Shown with open(), never
/// with exec(): no loop within the loop. Deletes itself when it was closed.
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
    [[nodiscard]] QVBoxLayout &body() { return *m_body; }
    /// At the trailing end, after the cancel button. The primary one is pressed by Return.
    QPushButton *addButton(const QString &text, Act act);
    [[nodiscard]] QPushButton &cancelButton() { return *m_cancel; }

    /// While the answer is on its way nothing can be pressed but cancel.
    void setBusy(bool isBusy);
    /// Why it did not work, above the buttons; empty takes it away.
    void complain(const QString &text);
    [[nodiscard]] QString complaint() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Label *m_heading;
    Label *m_sentence;
    QVBoxLayout *m_body;
    Label *m_complaint;
    QHBoxLayout *m_buttons;
    Spinner *m_spinner;
    QPushButton *m_cancel;
    QList<QPushButton *> m_acts;
};

} // namespace tierdesk::ui::widgets
