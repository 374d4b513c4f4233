#include "ui/widgets/PillTabs.h"

#include "core/base/Literals.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOptionTab>
#include <QtWidgets/QToolButton>

namespace tierdesk::ui::widgets {

namespace {

constexpr int PillPadding = 11;
constexpr int PillGap = 5;

QFont wordFont(bool isSelected)
{
    QFont font = theme::font(theme::Type::Body);
    font.setWeight(isSelected ? QFont::Medium : QFont::Normal);
    return font;
}

} // namespace

PillTabs::PillTabs(QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    // Where a large font leaves no room for all, one scrolls to the others; nothing is cut.
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::TabFocus);
    // They stand over the last tab that is partly seen.
    for (QToolButton *button : findChildren<QToolButton *>()) {
        button->setBackgroundRole(QPalette::Base);
        button->setAutoFillBackground(true);
    }
}

void PillTabs::tabInserted(int index)
{
    m_counts.insert(index, -1);
}

void PillTabs::setCount(int tab, int count)
{
    if (m_counts.value(tab, -1) == count)
        return;
    m_counts[tab] = count;
    setAccessibleTabName(tab, count < 0 ? tabText(tab) : u"%1, %2"_s.arg(tabText(tab), QLocale().toString(count)));
    // A tab bar lays its tabs out anew when a text changes, and at nothing else that we may call.
    const QString word = tabText(tab);
    setTabText(tab, QString());
    setTabText(tab, word);
}

QSize PillTabs::tabSizeHint(int index) const
{
    // Of the heavier face, so that nothing shifts when another tab is chosen.
    int width = QFontMetrics(wordFont(true)).horizontalAdvance(tabText(index)) + 2 * PillPadding;
    if (const int count = m_counts.value(index, -1); count >= 0)
        width += PillGap + QFontMetrics(wordFont(false)).horizontalAdvance(QLocale().toString(count));
    return {width, theme::controlHeight()};
}

QSize PillTabs::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
}

void PillTabs::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    for (int tab = 0; tab < QTabBar::count(); ++tab) {
        if (!isTabVisible(tab))
            continue;
        QStyleOptionTab option;
        initStyleOption(&option, tab);
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && tab == currentIndex());
        style()->drawControl(QStyle::CE_TabBarTabShape, &option, &painter, this);

        const bool isSelected = tab == currentIndex();
        const QColor background = isSelected ? t.accentSoft : t.panel;
        const int number = m_counts.value(tab, -1);
        const QString count = number < 0 ? QString() : QLocale().toString(number);
        const int word = QFontMetrics(wordFont(isSelected)).horizontalAdvance(tabText(tab));
        const int counted = number < 0 ? 0 : PillGap + QFontMetrics(wordFont(false)).horizontalAdvance(count);
        // The tab is as wide as the heavier face needs; both stand together in its middle.
        const QRect whole = tabRect(tab);
        const QRect block(whole.left() + (whole.width() - word - counted) / 2, whole.top(), word + counted,
                          whole.height());
        const auto placed = [&](int from, int width) {
            return QStyle::visualRect(layoutDirection(), block,
                                      QRect(block.left() + from, block.top(), width, block.height()));
        };
        painter.setFont(wordFont(isSelected));
        painter.setPen(isSelected ? t.accentOn(background) : t.dimOn(background));
        painter.drawText(placed(0, word), Qt::AlignCenter | Qt::TextDontClip, tabText(tab));
        painter.setFont(wordFont(false));
        painter.setPen(t.dimOn(background));
        painter.drawText(placed(word + PillGap, counted - PillGap), Qt::AlignCenter | Qt::TextDontClip, count);
    }
}

} // namespace tierdesk::ui::widgets
