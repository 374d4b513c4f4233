#include "ui/widgets/KeyCap.h"

#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>

namespace tierdesk::ui::widgets {

KeyCap::KeyCap(const QString &key, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
{
    setAccessibleName(key);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize KeyCap::sizeHint() const
{
    return {theme::keyCapWidth(m_key), theme::badgeHeight()};
}

void KeyCap::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    theme::paintKeyCap(painter, rect(), m_key, t.dimOn(t.panel));
}

} // namespace tierdesk::ui::widgets
