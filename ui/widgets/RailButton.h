#pragma once

#include "ui/theme/Icons.h"

#include <QtWidgets/QAbstractButton>

namespace tierdesk::ui::widgets {

/// A button of the rail: an icon, selected or not, with a badge number when there is something to do.
class RailButton final : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(theme::Icon icon, const QString &name, QWidget *parent = nullptr);

    /// 0 shows nothing.
    void setBadge(int number);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    theme::Icon m_icon;
    int m_badge = 0;
};

} // namespace tierdesk::ui::widgets
