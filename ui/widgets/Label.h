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

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();

    theme::Type m_type;
    Ink m_ink;
    bool m_isElided = false;
};

} // namespace tierdesk::ui::widgets
