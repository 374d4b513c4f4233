#pragma once

#include "core/base/Time.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtNetwork/QHostAddress>

#include <span>

namespace tierdesk::dialects {

/// Slows down whoever guesses. An attempt counts under several names (an account, an address): under each the first
/// failures are free, and after every further one the next attempt has to wait twice as long as the one before. Kept in
/// memory: a restart forgets. One thread.
class Attempts final
{
public:
    struct Name {
        QByteArray text;      ///< "account ann@acme.example"
        int free = 5;         ///< failures that nobody waits after
        base::Millis longest; ///< the longest wait
    };

    /// Returns how long an attempt under all of @p names has to wait. Zero: it may be made now, and counts as failed
    /// until takeBack() says otherwise, so that many at once are not all free.
    [[nodiscard]] base::Millis begin(std::span<const Name> names, base::Timestamp now);
    /// The attempt that begin() let in was right, or could not be made: it does not count.
    void takeBack(std::span<const Name> names);

    /// A name for @p address: of IPv6 the /64 that one customer has whole.
    [[nodiscard]] static QByteArray nameOf(const QHostAddress &address);

    static constexpr qsizetype MostNames = 50'000;

private:
    struct Entry {
        int failures = 0;
        base::Timestamp lastAt;
        base::Timestamp nextAt; ///< an attempt before it has to wait
    };
    void makeRoom(base::Timestamp now);

    QHash<QByteArray, Entry> m_entries; ///< by the name's SHA-256
};

} // namespace tierdesk::dialects
