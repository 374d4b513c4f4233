#include "core/base/Time.h"

#include <QtCore/QDateTime>

namespace tierdesk::base {

QString isoText(Timestamp at)
{
    const auto time = QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC);
    return time.toString(at.ms % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

Result<Timestamp> timestampFromIso(QStringView text)
{
    const QString trimmed = text.trimmed().toString();
    const auto bad = [&] {
        return fail(Fault::InvalidInput,
                    QStringLiteral("not an ISO 8601 date or date-time: \"%1\"").arg(trimmed.left(40)));
    };
    if (trimmed.size() == 10) {
        const QDate day = QDate::fromString(trimmed, Qt::ISODate);
        if (!day.isValid())
            return bad();
        return Timestamp{day.startOfDay(Qt::UTC).toMSecsSinceEpoch()};
    }
    QDateTime time = QDateTime::fromString(trimmed, Qt::ISODateWithMs);
    if (!time.isValid() || trimmed.size() < 16)
        return bad();
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return Timestamp{time.toMSecsSinceEpoch()};
}

} // namespace tierdesk::base
