#pragma once

#include <QtWidgets/QCheckBox>

namespace tierdesk::ui::widgets {

/// A check box drawn as a switch, for settings that take effect at once. The knob's position also shows the state, so
/// that it does not depend on colour.
class Toggle final : public QCheckBox
{
    Q_OBJECT

public:
    /// Margin for the focus ring: layouts align the rest and must leave that space.
    static constexpr int Ring = 3;

    explicit Toggle(QWidget *parent = nullptr);
    /// A toggle without a label; @p name is its accessible name.
    explicit Toggle(const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] bool hitButton(const QPoint &at) const override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tierdesk::ui::widgets
