#pragma once

#include "core/mind/ai/remote/ReplyCheck.h"
#include "core/mind/ai/Responder.h"

namespace tierdesk::ai {

/// Releases a reply while it is being written (adr/0008): each segment once it is complete and checked, or each
/// sentence or line of plain text. After the first one that fails the check nothing more is released until the whole
/// reply is checked. Pure except for the sink, which must outlive it.
class ReplyRelease final
{
public:
    /// @p grounds are those of the whole reply; their record must outlive this.
    ReplyRelease(WordSink &sink, ReplyGrounds grounds, QString language);

    /// Adds a piece of the JSON arguments of `reply`.
    void addJson(const QString &json);
    /// Adds a piece of a plain-text reply. The line in which a model states its confidence (StatedConfidence), or what
    /// may become one, is not released, nor is anything after it.
    void addText(const QString &text);
    /// Withdraws what was released.
    void reset();

private:
    void release(Segment segment);

    WordSink &m_sink;
    ReplyGrounds m_grounds; ///< without the bound, which applies to the whole reply
    QString m_language;
    qsizetype m_bound;
    bool m_isJson = false;
    bool m_isHeld = false; ///< a check failed; nothing more is released
    SegmentReader m_reader;
    std::vector<Segment> m_released;
    QString m_said; ///< their text
    QString m_text; ///< of a plain-text reply
    qsizetype m_left = 0;
};

} // namespace tierdesk::ai
