#pragma once

#include <QtCore/QVariant>
#include <QtWidgets/QTabBar>

namespace tierdesk::ui::widgets {

/// A row of choices of which one is selected. Left and Right change it.
class Segmented final : public QTabBar
{
    Q_OBJECT

public:
    explicit Segmented(const QString &name, QWidget *parent = nullptr);

    void addChoice(const QString &text, const QVariant &value);
    /// Selects without emitting the signal; an unknown value changes nothing.
    void setValue(const QVariant &value);
    [[nodiscard]] QVariant value() const;

Q_SIGNALS:
    void valueChosen(const QVariant &value);

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tierdesk::ui::widgets
