#include "ui/theme/Appearance.h"

#include "ui/theme/AppStyle.h"

#include <QtWidgets/QApplication>

#include <algorithm>

namespace tierdesk::ui::theme {

namespace {

constexpr int CompactControl = 26;
constexpr int CompactRow = 72;
constexpr int BarAir = 18; ///< above and below the controls of a bar

} // namespace

int Appearance::controlHeight() const
{
    return scaled(density == Density::Compact ? CompactControl : metric::ControlHeight);
}

int Appearance::rowHeight() const
{
    return scaled(density == Density::Compact ? CompactRow : metric::RowHeight);
}

const Appearance &appearance()
{
    static const Appearance plain;
    // Before the application object there is no style, and asking for one would make it.
    const auto *ours = qApp ? qobject_cast<const AppStyle *>(QApplication::style()) : nullptr;
    return ours ? ours->appearance() : plain;
}

int scaled(int length)
{
    return appearance().scaled(length);
}

int scaledIcon(int length)
{
    return length * (100 + appearance().fontPercent) / 200;
}

int controlHeight()
{
    return appearance().controlHeight();
}

int barHeight()
{
    return std::max(scaledIcon(metric::BarHeight), controlHeight() + scaledIcon(BarAir));
}

int rowHeight()
{
    return appearance().rowHeight();
}

int badgeHeight()
{
    return scaled(metric::BadgeHeight);
}

bool isMotionReduced()
{
    return appearance().isMotionReduced;
}

} // namespace tierdesk::ui::theme
