#pragma once

#include "core/doors/deskapi/Sessions.h"

#include <QtWidgets/QWidget>

#include <vector>

class QLineSeries;
class QScatterSeries;

namespace tierdesk::ui {

namespace theme {
class ChartView;
struct Tokens;
} // namespace theme
namespace widgets {
class Label;
}

/// A chart of the customer's sentiment by message, with a mark at each escalation. The pointer or the arrow keys select
/// a message, whose text is shown below; Enter shows it in the conversation. The accessible description has the course
/// as text.
class SentimentChart final : public QWidget
{
    Q_OBJECT

public:
    explicit SentimentChart(QWidget *parent = nullptr);

    /// Shows @p detail at @p now; does nothing if nothing changed.
    void show(const deskapi::SessionDetail &detail, Timestamp now);
    [[nodiscard]] int pointCount() const { return static_cast<int>(m_points.size()); }
    /// Returns the index of the selected message; −1 for none.
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int index);
    /// Returns the text shown for the selected message.
    [[nodiscard]] QString said() const;
    using QWidget::show;

Q_SIGNALS:
    /// Emitted when the selected message should be shown in the conversation.
    void messageChosen(tierdesk::MessageId message);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Mark {
        double x = 0; ///< between the points
        Tier to = Tier::AiManager;
    };
    void makeChart();
    void draw();
    void dress(const theme::Tokens &tokens);
    void choose(int index);
    [[nodiscard]] int pointAt(const QPoint &position) const;
    [[nodiscard]] QString wordsOf(int index) const;
    [[nodiscard]] QString course(const deskapi::SessionDetail &detail) const;

    std::vector<deskapi::SentimentPoint> m_points;
    std::vector<QString> m_texts; ///< of the messages, by point
    std::vector<Mark> m_marks;
    Timestamp m_now;
    int m_current = -1;

    theme::ChartView *m_view = nullptr; ///< made when there is something to draw: charts cost a window's start
    QLineSeries *m_line = nullptr;
    QScatterSeries *m_dots = nullptr;
    QScatterSeries *m_chosen = nullptr;
    std::vector<QLineSeries *> m_markLines;
    widgets::Label *m_said;
};

} // namespace tierdesk::ui
