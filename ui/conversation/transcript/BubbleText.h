#pragma once

#include <QtGui/QTextLayout>

#include <memory>
#include <vector>

namespace tierdesk::ui {

/// Plain text laid out in lines. Each paragraph has its own direction and is aligned accordingly; a paragraph without
/// letters uses the direction of the previous one. Positions are logical positions in the text.
class BubbleText final
{
public:
    /// A selected range of the text.
    struct Mark {
        int from = 0;
        int length = 0;
        QTextCharFormat format;
    };

    BubbleText(const QString &text, const QFont &font);

    /// Lines in the middle, and not at their side.
    void setCentred();
    /// Breaks the text into lines of width @p room, @p lineHeight apart, and returns the width of the widest line and
    /// the total height. Can be called again.
    QSizeF breakLines(qreal room, qreal lineHeight);

    void draw(QPainter &painter, const QPointF &at, const Mark *mark = nullptr) const;
    /// Returns the text position nearest to @p point, which is relative to the text; the last line extends to @p
    /// bottom. Returns -1 below it, unless @p isNearest.
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
