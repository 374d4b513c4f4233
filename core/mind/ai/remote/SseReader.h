#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <vector>

namespace tierdesk::ai {

/// An event of a `text/event-stream`.
struct SseEvent {
    QByteArray type; ///< its `event:` field; empty where it has none
    QByteArray data; ///< its `data:` lines, joined with line feeds
};

/// Reads `text/event-stream` as the HTML standard has it (9.2.6), whatever pieces the bytes come in: lines end with LF,
/// CR or both, a byte-order mark is passed over, comments and fields other than `event` and `data` too. Pure.
class SseReader final
{
public:
    /// The events that @p bytes complete, in order; events without data are none. Fails with TooLarge when one is over
    /// MostEvent bytes, and from then on.
    [[nodiscard]] base::Result<std::vector<SseEvent>> feed(QByteArrayView bytes);
    /// The event that the stream's end completes: the standard drops it, servers that close without a last empty line
    /// mean it.
    [[nodiscard]] std::vector<SseEvent> end();

    static constexpr qsizetype MostEvent = 1 << 20;

private:
    void takeLine(QByteArrayView line, std::vector<SseEvent> &events);
    void dispatch(std::vector<SseEvent> &events);

    QByteArray m_line; ///< begun
    SseEvent m_event;  ///< begun
    bool m_hasData = false;
    bool m_isAfterCr = false;
    bool m_isFirstLine = true;
};

} // namespace tierdesk::ai
