#include "ui/widgets/SearchButton.h"

#include "ui/theme/Controls.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace tierdesk::ui::widgets {

namespace {

constexpr int SearchWidth = 320;
constexpr int SidePadding = 10;
constexpr int CapHeight = 16;

} // namespace

SearchButton::SearchButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize SearchButton::sizeHint() const
{
    const QString key = theme::keyHint(this);
    const int words = QFontMetrics(theme::font(theme::Type::Body)).horizontalAdvance(text()) + 3 * SidePadding +
                      (key.isEmpty() ? 0 : theme::keyCapWidth(key));
    return {std::max(theme::scaledIcon(SearchWidth), words), theme::controlHeight()};
}

QSize SearchButton::minimumSizeHint() const
{
    return {theme::scaled(SearchWidth) / 3, theme::controlHeight()};
}

void SearchButton::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    const QRectF box(rect());
    theme::paintBox(painter, box, theme::metric::Radius - 2, t.field, underMouse() ? t.scroll : t.line);
    if (hasFocus())
        theme::paintFocusRing(painter, box, theme::metric::Radius - 2, t.accent);
    QRect rest = rect().adjusted(SidePadding, 0, -SidePadding, 0);
    const auto placed = [&](const QRect &piece) { return QStyle::visualRect(layoutDirection(), rect(), piece); };
    if (const QString key = theme::keyHint(this); !key.isEmpty()) {
        const int width = theme::keyCapWidth(key);
        const int height = theme::scaled(CapHeight);
        const QRect cap(rest.right() - width + 1, (this->height() - height) / 2, width, height);
        theme::paintKeyCap(painter, placed(cap), key, t.dimOn(t.field));
        rest.setRight(cap.left() - SidePadding);
    }
    painter.setFont(theme::font(theme::Type::Body));
    painter.setPen(t.dimOn(t.field));
    painter.drawText(placed(rest),
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter,
                     QFontMetrics(painter.font()).elidedText(text(), Qt::ElideRight, rest.width()));
}

} // namespace tierdesk::ui::widgets
