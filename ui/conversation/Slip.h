#pragma once

#include <QtWidgets/QWidget>

class QPushButton;

namespace tierdesk::ui {

namespace widgets {
class Label;
}

/// A rounded strip above the composer: what is the matter with the case, or what is under way, with at most one thing
/// to do about it. Where there is little room its words scroll.
class Slip final : public QWidget
{
    Q_OBJECT

public:
    enum class Mood { Note, Warning, Bad };

    /// @p name is the object name; its words and its button are called after it.
    Slip(const QString &name, QWidget *parent);

    /// An empty @p action takes the button away.
    void say(Mood mood, const QString &text, const QString &action = {});
    /// A word before it that says what it is: "Draft".
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
