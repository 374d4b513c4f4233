#pragma once

#include <QtCore/QtGlobal>

namespace tierdesk::client {

/// How long to wait before the next try: doubling from `first` to `most`, each drawn from the upper half of its span so
/// that a thousand consoles do not come back in the same instant. Milliseconds.
class Backoff final
{
public:
    struct Bounds {
        int first = 500;
        int most = 30'000;
    };

    explicit Backoff(const Bounds &bounds);

    /// The wait before the next try. @p random is even in 0…1.
    [[nodiscard]] int next(double random);
    [[nodiscard]] int next();
    /// After a success the next wait is `first` again.
    void reset() { m_tries = 0; }

private:
    Bounds m_bounds;
    int m_tries = 0;
};

} // namespace tierdesk::client
