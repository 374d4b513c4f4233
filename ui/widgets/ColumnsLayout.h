#pragma once

#include <QtWidgets/QLayout>

namespace tierdesk::ui::widgets {

/// Lays out cards side by side in columns of equal width: as many as fit, at least one. Cards in a row have the same
/// height.
class ColumnsLayout final : public QLayout
{
    Q_OBJECT

public:
    /// @p columns at most, each at least @p leastWidth wide (at a font of 100 %); @p gap between.
    ColumnsLayout(QWidget *parent, int columns, int leastWidth, int gap);
    ~ColumnsLayout() override;

    /// @p span columns wide, as far as there are so many.
    void add(QWidget *widget, int span = 1);

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override;
    [[nodiscard]] bool hasHeightForWidth() const override;
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Entry {
        QLayoutItem *item;
        int span;
    };
    int place(const QRect &rect, bool isReal) const;

    QList<Entry> m_entries;
    int m_columns;
    int m_leastWidth;
    int m_gap;
};

} // namespace tierdesk::ui::widgets
