#pragma once

#include <QtWidgets/QLayout>

namespace tierdesk::ui::widgets {

/// Things in a row that goes on in the next line where the width ends; from the right in a language that runs so.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void setSpacings(int across, int down);

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
    int place(const QRect &rect, bool isReal) const;

    QList<QLayoutItem *> m_items;
    int m_across;
    int m_down;
};

} // namespace tierdesk::ui::widgets
