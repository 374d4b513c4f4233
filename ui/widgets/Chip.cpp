#include "ui/widgets/Chip.h"

#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>

namespace tierdesk::ui::widgets {

Chip::Chip(QWidget *parent)
    : QWidget(parent)
    , m_tone([](const theme::Tokens &t) { return t.plain(); })
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::say(const QString &text, std::function<theme::Tone(const theme::Tokens &)> tone)
{
    m_tone = std::move(tone);
    if (text != m_text) {
        m_text = text;
        setAccessibleName(text);
        updateGeometry();
    }
    update();
}

QSize Chip::sizeHint() const
{
    return {theme::badgeWidth(m_text), theme::badgeHeight()};
}

QSize Chip::minimumSizeHint() const
{
    return sizeHint();
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    theme::paintBadge(painter, rect(), m_text, m_tone(theme::tokens(this)));
}

} // namespace tierdesk::ui::widgets
