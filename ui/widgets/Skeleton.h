#pragma once

#include <QtWidgets/QWidget>

class QPainter;

namespace tierdesk::ui::widgets {

/// A placeholder in the shape of the content that is loading, so that the layout does not jump.
class Skeleton final : public QWidget
{
    Q_OBJECT

public:
    enum class Shape {
        Rows,      ///< of three lines, as in the queue
        ShortRows, ///< of two lines
        Table,     ///< a heading and rows of one line
        Cards,     ///< three beside each other, below a narrow line of six, where there are figures
        Talk,      ///< bubbles of a conversation
    };

    explicit Skeleton(QWidget *parent = nullptr);
    explicit Skeleton(Shape shape, bool hasFigures = false, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintRows(QPainter &painter) const;
    void paintShortRows(QPainter &painter) const;
    void paintTable(QPainter &painter) const;
    void paintCards(QPainter &painter) const;
    void paintTalk(QPainter &painter) const;

    Shape m_shape = Shape::Rows;
    bool m_hasFigures = false;
};

} // namespace tierdesk::ui::widgets
