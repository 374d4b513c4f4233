#include "tests/gallery/Waiting.h"

#include "ui/widgets/Skeleton.h"

#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>

#include <algorithm>
#include <cstdio>

namespace tierdesk::gallery {

namespace {

constexpr int PatienceMs = 30'000;

QByteArray nameOf(const QWidget &widget)
{
    return widget.objectName().isEmpty() ? QByteArray(widget.metaObject()->className()) : widget.objectName().toUtf8();
}

} // namespace

bool until(const QByteArray &what, const std::function<bool()> &isSo)
{
    if (QTest::qWaitFor(isSo, PatienceMs))
        return true;
    std::fprintf(stderr, "waited in vain for: %s\n", what.constData());
    return false;
}

bool untilSeen(const QWidget &widget)
{
    return until(nameOf(widget) + " to be seen", [&] { return widget.isVisible(); });
}

bool untilFilled(const QAbstractItemView &view, int count)
{
    return until(nameOf(view) + " to have its rows", [&] {
        const int rows = view.model()->rowCount();
        return view.isVisible() && (count > 0 ? rows == count : rows > 0);
    });
}

bool untilLoaded(const QWidget &window)
{
    return until("everything to be loaded", [&] {
        const auto shapes = window.findChildren<ui::widgets::Skeleton *>();
        return std::none_of(shapes.begin(), shapes.end(), [](const auto *each) { return each->isVisible(); });
    });
}

} // namespace tierdesk::gallery
