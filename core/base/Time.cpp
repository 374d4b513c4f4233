#include "core/base/Time.h"

#include <QtCore/QDateTime>

#include <array>
#include <chrono>

namespace tierdesk::base {

QString isoText(Timestamp at)
{
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(at.ms)};
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const int year = static_cast<int>(date.year());
    if (year < 0 || year > 9999)
        return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toString(Qt::ISODateWithMs);
    // Formatted by hand: every response contains two or three, and QDateTime takes microseconds for each.
    const hh_mm_ss clock{time - day};
    std::array<char, 24> text{};
    char *to = text.data();
    const auto put = [&to](auto value, int width, char after) {
        auto rest = static_cast<unsigned>(value);
        for (int i = width - 1; i >= 0; --i, rest /= 10)
            to[i] = static_cast<char>('0' + rest % 10);
        to[width] = after;
        to += width + 1;
    };
    put(year, 4, '-');
    put(static_cast<unsigned>(date.month()), 2, '-');
    put(static_cast<unsigned>(date.day()), 2, 'T');
    put(clock.hours().count(), 2, ':');
    put(clock.minutes().count(), 2, ':');
    const auto rest = clock.subseconds().count();
    put(clock.seconds().count(), 2, rest == 0 ? 'Z' : '.');
    if (rest != 0)
        put(rest, 3, 'Z');
    return QString::fromLatin1(text.data(), to - text.data());
}

Result<Timestamp> timestampFromIso(QStringView text)
{
    const QString trimmed = text.trimmed().toString();
    const auto bad = [&] {
        return fail(Fault::InvalidInput, u"not an ISO 8601 date or date-time: \"%1\""_s.arg(trimmed.left(40)));
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
