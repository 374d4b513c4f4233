#include "core/mind/ai/remote/SseReader.h"

#include <algorithm>

namespace tierdesk::ai {

base::Result<std::vector<SseEvent>> SseReader::feed(QByteArrayView bytes)
{
    std::vector<SseEvent> events;
    while (!bytes.isEmpty()) {
        if (m_isAfterCr && bytes.front() == '\n')
            bytes = bytes.sliced(1); // the second half of a CRLF
        m_isAfterCr = false;
        const auto end = std::find_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
        const qsizetype length = end - bytes.begin();
        if (m_line.size() + m_event.data.size() + length > MostEvent)
            return base::fail(base::Fault::TooLarge, u"an event is over %1 bytes"_s.arg(MostEvent));
        m_line.append(bytes.first(length));
        if (end == bytes.end())
            break;
        m_isAfterCr = *end == '\r';
        bytes = bytes.sliced(length + 1);
        const QByteArray line = std::exchange(m_line, {});
        takeLine(line, events);
    }
    return events;
}

std::vector<SseEvent> SseReader::end()
{
    std::vector<SseEvent> events;
    if (!m_line.isEmpty())
        takeLine(std::exchange(m_line, {}), events);
    dispatch(events);
    return events;
}

void SseReader::takeLine(QByteArrayView line, std::vector<SseEvent> &events)
{
    if (std::exchange(m_isFirstLine, false) && line.startsWith("\xEF\xBB\xBF"))
        line = line.sliced(3);
    if (line.isEmpty())
        return dispatch(events);
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (name == "event") {
        m_event.type = value.toByteArray();
    } else if (name == "data") {
        if (std::exchange(m_hasData, true))
            m_event.data += '\n';
        m_event.data += value;
    }
}

void SseReader::dispatch(std::vector<SseEvent> &events)
{
    if (std::exchange(m_hasData, false))
        events.push_back(std::move(m_event));
    m_event = {};
}

} // namespace tierdesk::ai
