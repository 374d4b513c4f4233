#pragma once

#include <QtWidgets/QWidget>

class QPushButton;

namespace tierdesk::ui {

namespace widgets {
class Label;
}

/// A rounded notice above the composer with a message and at most one action. Its text scrolls if there is little room.
class InlineNotice final : public QWidget
{
    Q_OBJECT

public:
    enum class Mood { Note, Warning, Bad };

    /// @p name is the object name and the prefix of the names of its label and button.
    InlineNotice(const QString &name, QWidget *parent);

    /// An empty @p action hides the button.
    void say(Mood mood, const QString &text, const QString &action = {});
    /// Sets a tag in front of the text, such as "Draft".
    void setLead(const QString &lead);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton &button() { return *m_button; }

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Mood m_mood = Mood::Note;
    widgets::Label *m_lead;
    widgets::Label *m_text;
    QPushButton *m_button;
};

} // namespace tierdesk::ui
