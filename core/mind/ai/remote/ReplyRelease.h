#pragma once

#include "core/mind/ai/remote/ReplyCheck.h"
#include "core/mind/ai/Responder.h"

namespace tierdesk::ai {

/// Lets the words of a reply out while it is being written (adr/0008). A word leaves when it is whole and all up to it
/// holds against ReplyCheck. Words with digits, and such as have no letters, wait for what follows, so that cards and
/// telephone numbers are seen whole. What does not hold keeps everything behind it back, until its sentence turns out
/// to be none of the kind or the whole reply is judged. Of what is or may become the line with which a model says how
/// sure it is (StatedConfidence) nothing leaves, nor of what stands behind it. Pure but for the sink, which outlives
/// it.
class ReplyRelease final
{
public:
    /// @p grounds are those of the whole reply.
    ReplyRelease(WordSink &sink, ReplyGrounds grounds);

    void add(const QString &words);
    /// Takes back what left.
    void reset();

private:
    /// Up to where the words before @p end are whole and may be judged.
    [[nodiscard]] qsizetype settledEnd(qsizetype end) const;
    [[nodiscard]] bool holds(qsizetype end) const;
    void leave(qsizetype end);
    /// Where a sentence begins that has LookBack letters or digits of what has left behind it.
    [[nodiscard]] qsizetype windowStart() const;

    WordSink &m_sink;
    ReplyGrounds m_grounds; ///< without a bound: that is of the whole reply
    qsizetype m_bound;
    QString m_text;
    qsizetype m_left = 0;   ///< characters that have left
    qsizetype m_judged = 0; ///< the end that was judged last
};

} // namespace tierdesk::ai
