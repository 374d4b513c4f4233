#pragma once

#include <QtGui/QTextLayout>

#include <memory>
#include <vector>

namespace tierdesk::ui {

/// Plain text laid out in lines. Each of its paragraphs runs its own way, and begins at the side where it does; one
/// without a letter goes on as the one before it. Places are those in the text, whatever stands how.
class BubbleText final
{
public:
    /// A stretch of the text that is shown as chosen.
    struct Mark {
        int from = 0;
        int length = 0;
        QTextCharFormat format;
    };

    BubbleText(const QString &text, const QFont &font);

    /// Lines in the middle, and not at their side.
    void setCentred();
    /// Breaks the text into lines of @p room, @p lineHeight apart; gives the widest line's width and the height of all.
    /// May be called again.
    QSizeF breakLines(qreal room, qreal lineHeight);

    void draw(QPainter &painter, const QPointF &at, const Mark *mark = nullptr) const;
    /// The place in the text nearest to @p point, which is relative to the text; the last line reaches down to
    /// @p bottom. Below it -1, unless @p isNearest.
    [[nodiscard]] int positionAt(const QPointF &point, qreal bottom, bool isNearest) const;

private:
    /// Neighbouring paragraphs that run the same way.
    struct Stretch {
        int from = 0; ///< its place in the text
        qreal top = 0;
        std::unique_ptr<QTextLayout> layout;
    };

    std::vector<Stretch> m_stretches;
};

} // namespace tierdesk::ui
