#include "ui/widgets/Legend.h"

#include "core/base/Literals.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FlowLayout.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace tierdesk::ui::widgets {

namespace {

constexpr int Dot = 8;
constexpr int Gap = 5;
constexpr int Between = 9;

int dotSide()
{
    return theme::scaledIcon(Dot);
}

class Sample final : public QWidget
{
public:
    Sample(const Legend::Entry &entry, QWidget *parent)
        : QWidget(parent)
        , m_entry(entry)
    {
        setAccessibleName(entry.name);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(theme::font(theme::Type::Small));
        return {dotSide() + Gap + metrics.horizontalAdvance(m_entry.name) + 1, metrics.height()};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Tokens &t = theme::tokens(this);
        QPainter painter(this);
        const auto placed = [this](const QRect &logical) {
            return QStyle::visualRect(layoutDirection(), rect(), logical);
        };
        const int side = dotSide();
        theme::paintBox(painter, placed(QRect(0, (height() - side) / 2, side, side)), side / 2.0, m_entry.hue(t));
        painter.setFont(theme::font(theme::Type::Small));
        painter.setPen(t.dimOn(t.panel));
        painter.drawText(placed(QRect(side + Gap, 0, width() - side - Gap, height())), Qt::AlignCenter, m_entry.name);
    }

private:
    Legend::Entry m_entry;
};

} // namespace

Legend::Legend(const std::vector<Entry> &entries, QWidget *parent)
    : QWidget(parent)
{
    auto *flow = new FlowLayout(Between, this);
    flow->setContentsMargins(0, 0, 0, 0);
    QStringList names;
    for (const Entry &each : entries) {
        flow->addWidget(new Sample(each, this));
        names.append(each.name);
    }
    setAccessibleName(names.join(u", "_s));
}

} // namespace tierdesk::ui::widgets
