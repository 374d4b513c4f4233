#pragma once

#include "core/base/Time.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtNetwork/QHostAddress>

#include <span>

namespace tierdesk::dialects {

/// Delays repeated guesses. An attempt counts under several names (an account, an address). Under each name the first
/// failures are free; after each further failure the wait before the next attempt doubles. Kept in memory and lost on
/// restart. One thread.
class Attempts final
{
public:
    struct Name {
        QByteArray text;      ///< "account ann@acme.example"
        int free = 5;         ///< failures without a wait
        base::Millis longest; ///< the longest wait
    };

    /// Returns how long an attempt under all of @p names must wait. Zero means that it may be made now; it counts as
    /// failed until takeBack() is called, so that concurrent attempts are not all free.
    [[nodiscard]] base::Millis begin(std::span<const Name> names, base::Timestamp now);
    /// Removes an attempt that begin() allowed from the count because it succeeded or could not be made.
    void takeBack(std::span<const Name> names);

    /// Returns the name for @p address. For IPv6 it covers the /64, which usually belongs to one customer.
    [[nodiscard]] static QByteArray nameOf(const QHostAddress &address);

    static constexpr qsizetype MostNames = 50'000;

private:
    struct Entry {
        int failures = 0;
        base::Timestamp lastAt;
        base::Timestamp nextAt; ///< earliest time of the next attempt
    };
    void makeRoom(base::Timestamp now);

    QHash<QByteArray, Entry> m_entries; ///< by the SHA-256 of the name
};

} // namespace tierdesk::dialects
