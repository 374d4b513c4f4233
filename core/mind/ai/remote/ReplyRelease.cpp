#include "core/mind/ai/remote/ReplyRelease.h"

#include "core/mind/ai/remote/Disguises.h"
#include "core/mind/ai/remote/StatedConfidence.h"

#include <algorithm>
#include <limits>

namespace tierdesk::ai {

namespace {

/// So many letters and digits of what has left are judged again with what follows: a stretch of the prompt's does not
/// pass in halves, whatever stands between its letters.
constexpr qsizetype LookBack = DisguisedRun;

/// Scripts without blanks have their words end at these.
bool isFullStop(QChar c)
{
    return c == QChar(0x3002) || c == QChar(0xFF01) || c == QChar(0xFF1F) || c == QChar(0xFF0C) || c == QChar(0x3001);
}

bool endsSentence(QChar c)
{
    return c == u'.' || c == u'!' || c == u'?';
}

/// Whether @p word could be a part of something that is written in several words.
bool isOpen(QStringView word)
{
    return std::any_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); }) ||
           std::none_of(word.begin(), word.end(), [](QChar c) { return c.isLetter(); });
}

} // namespace

ReplyRelease::ReplyRelease(WordSink &sink, ReplyGrounds grounds)
    : m_sink(sink)
    , m_grounds(std::move(grounds))
    , m_bound(m_grounds.bound)
{
    m_grounds.bound = std::numeric_limits<int>::max();
}

void ReplyRelease::add(const QString &words)
{
    m_text += words;
    if (m_left == 0)
        m_text = m_text.sliced(std::find_if(m_text.cbegin(), m_text.cend(), [](QChar c) { return !c.isSpace(); }) -
                               m_text.cbegin());
    const qsizetype written = statementStart(m_text, m_left);
    const qsizetype end = settledEnd(written);
    if (end <= m_left || end == m_judged || written > m_bound)
        return;
    m_judged = end;
    if (holds(end))
        return leave(end);
    // However much came at once, what stands before the fault leaves.
    for (qsizetype at = m_left + 1; at < end; ++at) {
        if (!m_text[at].isSpace() || settledEnd(at + 1) != at)
            continue;
        if (!holds(at))
            return;
        leave(at);
    }
}

bool ReplyRelease::holds(qsizetype end) const
{
    const qsizetype begin = windowStart();
    return !faultOf(m_text.mid(begin, end - begin), m_grounds, m_text.left(begin));
}

void ReplyRelease::leave(qsizetype end)
{
    m_sink.add(m_text.mid(m_left, end - m_left));
    m_left = end;
}

void ReplyRelease::reset()
{
    m_text.clear();
    m_left = m_judged = 0;
    m_sink.reset();
}

qsizetype ReplyRelease::settledEnd(qsizetype end) const
{
    while (end > m_left && !m_text[end - 1].isSpace() && !isFullStop(m_text[end - 1]))
        --end; // a word that may go on
    while (end > m_left) {
        while (end > m_left && m_text[end - 1].isSpace())
            --end;
        qsizetype begin = end;
        while (begin > 0 && !m_text[begin - 1].isSpace())
            --begin;
        if (!isOpen(QStringView(m_text).sliced(begin, end - begin)))
            break;
        end = begin;
    }
    return end;
}

qsizetype ReplyRelease::windowStart() const
{
    qsizetype seen = 0;
    for (qsizetype at = m_left; at > 0; --at) {
        if (seen >= LookBack && at > 1 && m_text[at - 1].isSpace() && endsSentence(m_text[at - 2]))
            return at;
        seen += m_text[at - 1].isLetterOrNumber() ? 1 : 0;
    }
    return 0;
}

} // namespace tierdesk::ai
