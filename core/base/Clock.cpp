#include "core/base/Clock.h"

#include <QtCore/QDateTime>

namespace tierdesk::base {

Timestamp SystemClock::now() const
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

} // namespace tierdesk::base
