#pragma once

#include "ui/theme/Fonts.h"
#include "ui/theme/Tokens.h"

#include <QtWidgets/QStyleOptionViewItem>

class QPainter;

namespace tierdesk::ui {

/// Paints a list row with two lines of text and a badge at the end of the first, including background, selection and
/// focus ring, in either text direction. Lives while one row is painted; restores the painter.
class TwoLineRow final
{
public:
    struct Shape {
        theme::Type first;
        theme::Type second;
        int above; ///< and below, in pixels
    };
    [[nodiscard]] static QSize sizeHint(const Shape &shape);

    TwoLineRow(QPainter &painter, const QStyleOptionViewItem &option, const Shape &shape);
    ~TwoLineRow();
    TwoLineRow(const TwoLineRow &) = delete;
    TwoLineRow &operator=(const TwoLineRow &) = delete;

    [[nodiscard]] bool isSelected() const { return m_isSelected; }
    [[nodiscard]] const theme::Tokens &tokens() const { return m_tokens; }
    [[nodiscard]] QColor ground() const { return m_ground; }
    /// The remaining space for text, in left-to-right coordinates.
    [[nodiscard]] QRect first() const { return m_first; }
    [[nodiscard]] QRect second() const { return m_second; }

    /// Takes its space from the first line; text wider than @p atMost pixels is elided.
    void badge(const QString &words, const QColor &color, int atMost);
    /// Returns the full width of @p words, even if @p at is narrower.
    int words(const QRect &at, theme::Type type, const QColor &ink, const QString &words);

private:
    [[nodiscard]] QRect placed(const QRect &logical) const;

    QPainter &m_painter;
    const QStyleOptionViewItem &m_option;
    const theme::Tokens &m_tokens;
    bool m_isSelected;
    QColor m_ground;
    QRect m_first;
    QRect m_second;
};

} // namespace tierdesk::ui
