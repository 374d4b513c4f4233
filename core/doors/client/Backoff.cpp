#include "core/doors/client/Backoff.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace tierdesk::client {

Backoff::Backoff(const Bounds &bounds)
    : m_bounds(bounds)
{}

int Backoff::next(double random)
{
    const double span = std::min<double>(m_bounds.most, std::ldexp(m_bounds.first, std::min(m_tries, 20)));
    ++m_tries;
    return static_cast<int>(span / 2 + span / 2 * std::clamp(random, 0.0, 1.0));
}

int Backoff::next()
{
    return next(QRandomGenerator::global()->generateDouble());
}

} // namespace tierdesk::client
