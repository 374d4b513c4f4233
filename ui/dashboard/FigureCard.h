#pragma once

#include <QtWidgets/QAbstractButton>

#include <functional>

namespace tierdesk::ui {

/// One figure as a card: caption, value and change. Clicking it opens what it counts, if it can be opened.
class FigureCard final : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Trend { None, Better, Worse, Same };

    explicit FigureCard(const QString &caption, QWidget *parent = nullptr);

    void show(const QString &value, const QString &note = {});
    /// Sets the reason why there is no comparison.
    void setNote(const QString &note);
    /// Sets the change, with the sign or words in @p change: "2.1 pts".
    void setChange(const QString &change, bool isUp, Trend trend);
    void setCanOpen(bool canOpen);
    [[nodiscard]] const QString &value() const { return m_value; }
    [[nodiscard]] const QString &change() const { return m_change; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void name();

    QString m_caption;
    QString m_value;
    QString m_note;
    QString m_change;
    bool m_isUp = false;
    Trend m_trend = Trend::None;
};

} // namespace tierdesk::ui
