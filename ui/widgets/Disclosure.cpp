#include "ui/widgets/Disclosure.h"

#include "core/base/Literals.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace tierdesk::ui::widgets {

namespace {

constexpr int ChevronSize = 14; ///< at a font size of 100 %
constexpr int ChevronGap = 8;
constexpr int Air = 6;
constexpr int FocusMargin = 5; ///< of the words from the ring of the focus

int chevronSide()
{
    return theme::scaledIcon(ChevronSize);
}

} // namespace

Disclosure::Disclosure(const QString &text, Look look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::toggled, this, &Disclosure::tell);
    tell();
}

void Disclosure::setValue(const QString &value)
{
    if (value == m_value)
        return;
    m_value = value;
    tell();
    update();
}

void Disclosure::tell()
{
    setAccessibleName(m_value.isEmpty() ? text() : u"%1, %2"_s.arg(text(), m_value));
    setAccessibleDescription(isChecked() ? tr("Expanded. Press to collapse") : tr("Collapsed. Press to expand"));
}

QFont Disclosure::nameFont() const
{
    return theme::font(m_look == Look::Caption ? theme::Type::Caption : theme::Type::Body);
}

QFont Disclosure::valueFont() const
{
    return theme::font(m_look == Look::Caption ? theme::Type::Small : theme::Type::Strong);
}

QSize Disclosure::sizeHint() const
{
    const QFontMetrics names(nameFont());
    const QFontMetrics values(valueFont());
    const int width = names.horizontalAdvance(text()) + ChevronGap + values.horizontalAdvance(m_value) + ChevronGap +
                      chevronSide() + 2 * Air;
    return {width, std::max(names.height(), values.height()) + Air};
}

QSize Disclosure::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void Disclosure::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        updateGeometry();
}

void Disclosure::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse())
        theme::paintBox(painter, rect(), theme::metric::SmallRadius, t.hover);
    if (hasFocus())
        theme::paintFocusRing(painter, rect(), theme::metric::SmallRadius, t.accent);

    const auto placed = [this](const QRect &where) { return QStyle::visualRect(layoutDirection(), rect(), where); };
    // The words stand in line with others above and below; only within the ring they make room for it.
    const int inset = hasFocus() ? FocusMargin : 0;
    const int side = chevronSide();
    const QRect chevron = placed(QRect(width() - inset - side, (height() - side) / 2, side, side));
    painter.save();
    painter.translate(QRectF(chevron).center());
    // The picture points down, as it does when open.
    painter.rotate(isChecked() ? 0 : layoutDirection() == Qt::RightToLeft ? 90 : -90);
    theme::paintIcon(painter, QRectF(-side / 2.0, -side / 2.0, side, side), theme::Icon::Chevron, t.dimOn(t.panel));
    painter.restore();

    const QFontMetrics names(nameFont());
    const QFontMetrics values(valueFont());
    const int room = width() - 2 * inset - side - ChevronGap;
    // Of a fact the value is what is looked for; a caption is known by its name.
    const int wholeName = names.horizontalAdvance(text()) + 2;
    const int wholeValue = m_value.isEmpty() ? 0 : values.horizontalAdvance(m_value) + 2;
    const int nameWidth = m_look == Look::Caption
                              ? std::min(wholeName, room)
                              : std::min(wholeName, std::max(room / 3, room - wholeValue - ChevronGap));
    const int valueWidth = std::max(0, room - nameWidth - ChevronGap);
    const auto leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    const auto trailing = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // each text runs its own way
    painter.setFont(nameFont());
    painter.setPen(t.dimOn(t.panel));
    painter.drawText(placed(QRect(inset, 0, nameWidth, height())), static_cast<int>(leading | Qt::AlignVCenter),
                     names.elidedText(text(), Qt::ElideRight, nameWidth));
    painter.setFont(valueFont());
    painter.setPen(m_look == Look::Caption ? t.dimOn(t.panel) : t.text);
    painter.drawText(placed(QRect(inset + nameWidth + ChevronGap, 0, valueWidth, height())),
                     static_cast<int>(trailing | Qt::AlignVCenter),
                     values.elidedText(m_value, Qt::ElideRight, valueWidth));
}

} // namespace tierdesk::ui::widgets
