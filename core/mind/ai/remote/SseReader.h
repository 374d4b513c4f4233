#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <vector>

namespace tierdesk::ai {

/// An event of a `text/event-stream`.
struct SseEvent {
    QByteArray type; ///< its `event:` field; may be empty
    QByteArray data; ///< its `data:` lines, joined with line feeds
};

/// Reads `text/event-stream` according to the HTML standard (9.2.6), in pieces of any size: lines end with LF, CR or
/// CRLF; a byte-order mark, comments and fields other than `event` and `data` are ignored. Pure.
class SseReader final
{
public:
    /// Returns the events that @p bytes complete, in order, without those that have no data. Fails with TooLarge, from
    /// then on, when an event exceeds MostEvent bytes.
    [[nodiscard]] base::Result<std::vector<SseEvent>> feed(QByteArrayView bytes);
    /// Returns the event that the stream's end completes. The standard drops it, but some servers close without the
    /// last empty line.
    [[nodiscard]] std::vector<SseEvent> end();

    static constexpr qsizetype MostEvent = 1 << 20;

private:
    void takeLine(QByteArrayView line, std::vector<SseEvent> &events);
    void dispatch(std::vector<SseEvent> &events);

    QByteArray m_line; ///< incomplete
    SseEvent m_event;  ///< incomplete
    bool m_hasData = false;
    bool m_isAfterCr = false;
    bool m_isFirstLine = true;
};

} // namespace tierdesk::ai
