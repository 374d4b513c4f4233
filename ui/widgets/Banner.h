#pragma once

#include "ui/theme/Icons.h"
#include "ui/theme/Tokens.h"

#include <QtWidgets/QWidget>

class QPushButton;

namespace tierdesk::ui::widgets {

class Label;

/// A strip that says what is the matter while the page stays usable, with at most one thing to do.
class Banner final : public QWidget
{
    Q_OBJECT

public:
    enum class Mood { Note, Warning, Bad };

    explicit Banner(QWidget *parent = nullptr);

    void say(Mood mood, theme::Icon icon, const QString &text, const QString &action = {});
    [[nodiscard]] QString text() const;
    /// With a cross at its end, for what a person may know and go on.
    void setCloseable(bool isCloseable);
    /// How far its words keep from both edges, where not as far as a page's.
    void setSide(int side);

Q_SIGNALS:
    void actionTriggered();
    /// The cross was pressed; who says it hides it.
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void measure();
    [[nodiscard]] QColor hue() const;

    Mood m_mood = Mood::Note;
    int m_side = theme::metric::PageMargin;
    theme::Icon m_icon = theme::Icon::Alert;
    Label *m_text;
    QPushButton *m_button;
    QPushButton *m_close;
};

} // namespace tierdesk::ui::widgets
