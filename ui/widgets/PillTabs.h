#pragma once

#include <QtCore/QList>
#include <QtWidgets/QTabBar>

namespace tierdesk::ui::widgets {

/// Tabs as pills, each with a count beside its word: "Waiting 7".
class PillTabs final : public QTabBar
{
    Q_OBJECT

public:
    explicit PillTabs(QWidget *parent = nullptr);

    /// Sets the number beside the word; below zero: none.
    void setCount(int tab, int count);
    [[nodiscard]] int count(int tab) const { return m_counts.value(tab, -1); }
    using QTabBar::count;

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;
    void tabInserted(int index) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QList<int> m_counts;
};

} // namespace tierdesk::ui::widgets
