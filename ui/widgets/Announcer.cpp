#include "ui/widgets/Announcer.h"

#include "core/base/Literals.h"

#include <QtGui/QAccessible>

namespace tierdesk::ui::widgets {

Announcer::Announcer(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"announcer"_s);
    setFixedSize(0, 0);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Announcer::say(const QString &text)
{
    setAccessibleName(text);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace tierdesk::ui::widgets
