#pragma once

#include "ui/theme/Fonts.h"
#include "ui/theme/Tokens.h"

#include <QtWidgets/QStyleOptionViewItem>

class QPainter;

namespace tierdesk::ui {

/// A row of a list with a line of words below another, and a badge at the first one's far end: its ground, where it is
/// chosen, its ring, in either direction. Alive while one row is painted; the painter is then as it was.
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
    /// What is left for words, as if they ran from the left.
    [[nodiscard]] QRect first() const { return m_first; }
    [[nodiscard]] QRect second() const { return m_second; }

    /// Takes its room away from the first line; words wider than @p atMost pixels end in an ellipsis.
    void badge(const QString &words, const QColor &color, int atMost);
    /// The width of all of @p words, also where @p at is too narrow for them.
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
