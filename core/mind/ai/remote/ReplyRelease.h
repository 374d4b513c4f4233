#pragma once

#include "core/mind/ai/remote/ReplyCheck.h"
#include "core/mind/ai/Responder.h"

namespace tierdesk::ai {

/// Lets a reply out while it is being written (adr/0008): a segment once it is whole and held against the grounds;
/// where a model writes plain text, a sentence or a line. What does not hold is not heard, nor is anything behind it,
/// until the whole reply is judged. Pure but for the sink, which outlives it.
class ReplyRelease final
{
public:
    /// @p grounds are those of the whole reply; their record outlives this.
    ReplyRelease(WordSink &sink, ReplyGrounds grounds, QString language);

    /// More of the object that `reply` is called with, as it stands in the model's JSON.
    void addJson(const QString &json);
    /// More of a reply in plain text. Of what is or may become the line with which a model says how sure it is
    /// (StatedConfidence) nothing leaves, nor of what stands behind it.
    void addText(const QString &text);
    /// Takes back what left.
    void reset();

private:
    void release(Segment segment);

    WordSink &m_sink;
    ReplyGrounds m_grounds; ///< without a bound: that is of the whole reply
    QString m_language;
    qsizetype m_bound;
    bool m_isJson = false;
    bool m_isHeld = false; ///< something did not hold: nothing more leaves
    SegmentReader m_reader;
    std::vector<Segment> m_released;
    QString m_said; ///< the words of these
    QString m_text; ///< of plain text
    qsizetype m_left = 0;
};

} // namespace tierdesk::ai
