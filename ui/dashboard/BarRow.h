#pragma once

#include "ui/theme/Tokens.h"

#include <QtWidgets/QAbstractButton>

#include <functional>

namespace tierdesk::ui {

/// A count as a bar: name, bar, number. Clicking it opens the sessions that it counts, if it can be opened. The bar is
/// below the name or beside it in its own column; a figure that is not a share has none.
class BarRow final : public QAbstractButton
{
    Q_OBJECT

public:
    using Hue = std::function<QColor(const theme::Tokens &)>;
    enum class Shape { Beside, Below, Plain };

    BarRow(Shape shape, const QString &name, const Hue &hue, QWidget *parent = nullptr);

    /// @p share of the longest bar, 0…1.
    void show(qint64 count, double share);
    /// A figure in words, for Plain.
    void show(const QString &figure);
    using QAbstractButton::show;
    void setCanOpen(bool canOpen);
    /// The longest name of the column, for Beside: bars begin where it ends.
    void setLongestName(const QString &name);
    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] const QString &figure() const { return m_figure; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int nameWidth() const;

    Shape m_shape;
    QString m_name;
    Hue m_hue;
    qint64 m_count = 0;
    double m_share = 0;
    QString m_figure; ///< at the end of the row
    QString m_longest;
};

} // namespace tierdesk::ui
