#pragma once

#include <QtWidgets/QCheckBox>

namespace tierdesk::ui::widgets {

/// A check box that looks like a switch: for what takes effect at once. On is told by the knob's place too, so that it
/// needs no colour.
class Toggle final : public QCheckBox
{
    Q_OBJECT

public:
    /// Beside what is shown, for the ring of the focus: layouts put the rest in line, and must leave that room.
    static constexpr int Ring = 3;

    explicit Toggle(QWidget *parent = nullptr);
    /// Without words of its own; @p name is what it is called to those who do not see it.
    explicit Toggle(const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] bool hitButton(const QPoint &at) const override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tierdesk::ui::widgets
