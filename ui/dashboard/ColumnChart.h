#pragma once

#include "core/base/Time.h"
#include "ui/theme/Tokens.h"

#include <QtWidgets/QWidget>

#include <functional>
#include <vector>

namespace tierdesk::ui {

/// Stacked columns over days, weeks or months, scaled by count or as shares of 100 %. Empty columns are gaps. The arrow
/// keys move between columns, Return or a click opens one with data; the column under the pointer or the selected one
/// is described in words.
class ColumnChart final : public QWidget
{
    Q_OBJECT

public:
    enum class Scale { Counts, Shares };
    using Hue = std::function<QColor(const theme::Tokens &)>;
    struct Part {
        QString name;
        Hue hue;
    };
    struct Column {
        base::Timestamp start;
        QString name;               ///< "12 Nov"
        std::vector<qint64> counts; ///< one for each part, from below
    };

    explicit ColumnChart(std::vector<Part> parts, Scale scale, QWidget *parent = nullptr);

    void setColumns(std::vector<Column> columns);
    [[nodiscard]] const std::vector<Column> &columns() const { return m_columns; }
    [[nodiscard]] int current() const { return m_current; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void columnOpened(tierdesk::base::Timestamp start);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QStringList figures() const;
    [[nodiscard]] QRect plot() const;
    void paintNames(QPainter &painter) const;
    [[nodiscard]] QRectF slot(int column) const;
    [[nodiscard]] int columnAt(const QPoint &at) const;
    [[nodiscard]] qint64 top() const;
    [[nodiscard]] QString told(int column) const;
    void setCurrent(int column);
    void setHovered(int column);

    void open(int column);

    std::vector<Part> m_parts;
    Scale m_scale;
    std::vector<Column> m_columns;
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace tierdesk::ui
