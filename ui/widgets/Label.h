#pragma once

#include "ui/theme/Fonts.h"

#include <QtWidgets/QLabel>

namespace tierdesk::ui::widgets {

/// Text of a type and an ink of the theme, that follows when the theme changes.
class Label final : public QLabel
{
    Q_OBJECT

public:
    enum class Ink { Text, Dim, Bad, Good, Accent };

    explicit Label(theme::Type type, Ink ink = Ink::Text, QWidget *parent = nullptr);
    Label(const QString &text, theme::Type type, Ink ink = Ink::Text, QWidget *parent = nullptr);

    void setInk(Ink ink);
    /// One line that gives way with an ellipsis; the whole text is the tool tip.
    void setElided(bool isElided);
    [[nodiscard]] bool isElided() const { return m_isElided; }
    /// At the leading or trailing end of the layout's direction, whatever the text's own is: Qt would put English to
    /// the left in a window that reads from the right.
    void setAlignment(Qt::Alignment alignment);

    /// Words of somebody else's, as a sentence or more: they begin at the side that they are read from, whatever the
    /// window's is. Set before the text.
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
