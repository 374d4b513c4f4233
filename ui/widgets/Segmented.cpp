#include "ui/widgets/Segmented.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtCore/QSignalBlocker>
#include <QtGui/QPainter>

namespace tierdesk::ui::widgets {

namespace {

constexpr int SegmentPadding = 12;

QFont words(bool isChosen)
{
    QFont font = theme::font(theme::Type::Body);
    font.setWeight(isChosen ? QFont::Medium : QFont::Normal);
    return font;
}

} // namespace

Segmented::Segmented(const QString &name, QWidget *parent)
    : QTabBar(parent)
{
    setAccessibleName(name);
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QTabBar::currentChanged, this, [this](int tab) { Q_EMIT valueChosen(tabData(tab)); });
}

void Segmented::addChoice(const QString &text, const QVariant &value)
{
    const QSignalBlocker quiet(this);
    setTabData(addTab(text), value);
}

void Segmented::setValue(const QVariant &value)
{
    const QSignalBlocker quiet(this);
    for (int tab = 0; tab < count(); ++tab) {
        if (tabData(tab) == value)
            setCurrentIndex(tab);
    }
    update();
}

QVariant Segmented::value() const
{
    return tabData(currentIndex());
}

QSize Segmented::tabSizeHint(int index) const
{
    return {QFontMetrics(words(true)).horizontalAdvance(tabText(index)) + 2 * SegmentPadding, theme::controlHeight()};
}

QSize Segmented::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
}

void Segmented::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    theme::paintBox(painter, rect(), theme::metric::Radius - 1, isEnabled() ? t.panel : t.window, t.line);
    for (int tab = 0; tab < count(); ++tab) {
        const bool isChosen = tab == currentIndex();
        const QRectF place = QRectF(tabRect(tab)).adjusted(3, 3, -3, -3);
        if (isChosen)
            theme::paintBox(painter, place, theme::metric::SmallRadius, t.accentSoft);
        painter.setFont(words(isChosen));
        painter.setPen(isChosen ? t.accentOn(t.accentSoft) : t.dimOn(t.panel));
        painter.drawText(tabRect(tab), Qt::AlignCenter, tabText(tab));
        if (isChosen && hasFocus())
            theme::paintFocusRing(painter, place, theme::metric::SmallRadius, t.accent);
    }
}

} // namespace tierdesk::ui::widgets
