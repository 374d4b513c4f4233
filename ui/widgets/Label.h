#pragma once

#include "ui/theme/Fonts.h"

#include <QtWidgets/QLabel>

namespace tierdesk::ui::widgets {

/// A text in a type and colour of the theme; follows theme changes.
class Label final : public QLabel
{
    Q_OBJECT

public:
    enum class Ink { Text, Dim, Bad, Good, Accent };

    explicit Label(theme::Type type, Ink ink = Ink::Text, QWidget *parent = nullptr);
    Label(const QString &text, theme::Type type, Ink ink = Ink::Text, QWidget *parent = nullptr);

    void setInk(Ink ink);
    /// One line that is elided; the full text is the tool tip.
    void setElided(bool isElided);
    [[nodiscard]] bool isElided() const { return m_isElided; }
    /// Aligns the text to the leading or trailing end of the layout direction, whatever the text's own direction: Qt
    /// would put English to the left in a right-to-left window.
    void setAlignment(Qt::Alignment alignment);

    /// For text by other people, of a sentence or more: aligned by its own direction, not the window's. Set before the
    /// text.
    void setProse(bool isProse);
    void setText(const QString &text);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();
    void place();

    theme::Type m_type;
    Ink m_ink;
    Qt::Alignment m_alignment = Qt::AlignLeading | Qt::AlignVCenter;
    bool m_isElided = false;
    bool m_isProse = false;
};

} // namespace tierdesk::ui::widgets
