#pragma once

#include "core/base/Result.h"

#include <QtCore/QString>

#include <compare>

namespace tierdesk::base {

/// A span of time in milliseconds.
struct Millis {
    qint64 count = 0;
    constexpr auto operator<=>(const Millis &) const = default;
    [[nodiscard]] static constexpr Millis seconds(qint64 n) { return {n * 1000}; }
    [[nodiscard]] static constexpr Millis minutes(qint64 n) { return {n * 60'000}; }
    [[nodiscard]] static constexpr Millis hours(qint64 n) { return {n * 3'600'000}; }
    [[nodiscard]] static constexpr Millis days(qint64 n) { return {n * 86'400'000}; }
};

/// An instant: UTC milliseconds since 1970, as stored. Zero never means "not set"; use optional for that.
struct Timestamp {
    qint64 ms = 0;
    constexpr auto operator<=>(const Timestamp &) const = default;
    friend constexpr Timestamp operator+(Timestamp t, Millis d) { return {t.ms + d.count}; }
    friend constexpr Timestamp operator-(Timestamp t, Millis d) { return {t.ms - d.count}; }
    friend constexpr Millis operator-(Timestamp a, Timestamp b) { return {a.ms - b.ms}; }
};

/// Returns ISO 8601 in UTC with a Z: "2025-12-19T12:00:00Z". Milliseconds are included only if they are not zero.
[[nodiscard]] QString isoText(Timestamp at);

/// Parses an ISO 8601 date ("2025-12-01", midnight UTC) or date-time with Z or an offset; without either it is UTC.
/// Fails with InvalidInput.
[[nodiscard]] Result<Timestamp> timestampFromIso(QStringView text);

} // namespace tierdesk::base
