#pragma once

#include "ui/theme/Icons.h"
#include "ui/theme/Tokens.h"

#include <QtWidgets/QWidget>

class QPushButton;

namespace tierdesk::ui::widgets {

class Label;

/// A strip with a message and at most one action; the page stays usable.
class Banner final : public QWidget
{
    Q_OBJECT

public:
    enum class Mood { Note, Warning, Bad };

    explicit Banner(QWidget *parent = nullptr);

    void say(Mood mood, theme::Icon icon, const QString &text, const QString &action = {});
    [[nodiscard]] QString text() const;
    /// Adds a close button, for messages that need no action.
    void setCloseable(bool isCloseable);
    /// Sets the distance of the text from both edges, if not that of a page.
    void setSide(int side);

Q_SIGNALS:
    void actionTriggered();
    /// The close button was pressed; the owner hides the banner.
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
