#include "core/doors/server/http/PendingResponses.h"

namespace tierdesk::server {

quint64 PendingResponses::park(Exchange &&exchange)
{
    quint32 index = 0;
    if (m_free.empty()) {
        index = static_cast<quint32>(m_places.size());
        m_places.emplace_back();
    } else {
        index = m_free.back();
        m_free.pop_back();
    }
    Place &place = m_places[index];
    place.exchange.emplace(std::move(exchange));
    ++m_size;
    return (static_cast<quint64>(++place.uses) << 32) | index;
}

std::optional<Exchange> PendingResponses::take(quint64 number)
{
    const auto index = static_cast<quint32>(number);
    if (index >= m_places.size())
        return std::nullopt;
    Place &place = m_places[index];
    if (!place.exchange || place.uses != static_cast<quint32>(number >> 32))
        return std::nullopt;
    std::optional<Exchange> out(std::move(place.exchange));
    place.exchange.reset();
    m_free.push_back(index);
    --m_size;
    return out;
}

} // namespace tierdesk::server
