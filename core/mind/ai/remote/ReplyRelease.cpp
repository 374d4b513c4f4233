#include "core/mind/ai/remote/ReplyRelease.h"

#include "core/mind/ai/remote/StatedConfidence.h"

#include <algorithm>
#include <limits>

namespace tierdesk::ai {

ReplyRelease::ReplyRelease(WordSink &sink, ReplyGrounds grounds, QString language)
    : m_sink(sink)
    , m_grounds(std::move(grounds))
    , m_language(std::move(language))
    , m_bound(m_grounds.bound)
{
    m_grounds.bound = std::numeric_limits<int>::max();
}

void ReplyRelease::addJson(const QString &json)
{
    if (!m_text.isEmpty()) // the text before was not part of the reply
        reset();
    m_isJson = true;
    for (Segment &segment : m_reader.feed(json))
        release(std::move(segment));
}

void ReplyRelease::release(Segment segment)
{
    ReplyFault fault;
    auto held = m_isHeld ? std::nullopt : heldAgainst(std::move(segment), m_grounds, m_language, &fault);
    m_isHeld = !held;
    if (m_isHeld)
        return;
    m_released.push_back(*std::move(held));
    const QString words = joinedWords(m_released);
    if (words.size() > m_bound) {
        m_isHeld = true;
        return;
    }
    if (words.size() > m_said.size())
        m_sink.add(words.sliced(m_said.size()));
    m_said = words;
}

void ReplyRelease::addText(const QString &text)
{
    if (m_isJson)
        return;
    m_text += text;
    if (m_left == 0)
        m_text = m_text.sliced(std::find_if(m_text.cbegin(), m_text.cend(), [](QChar c) { return !c.isSpace(); }) -
                               m_text.cbegin());
    if (m_isHeld)
        return;
    const QString written = m_text.left(statementStart(m_text, m_left));
    // The last sentence may continue, unless its line has ended.
    for (const Statement &each : statementsOf(written.sliced(m_left))) {
        const qsizetype end = m_left + each.end;
        const bool isWhole = end < written.size() && written[end].isSpace();
        if (!isWhole)
            break;
        if (end > m_bound || faultOf(each.words, m_grounds)) {
            m_isHeld = true;
            break;
        }
        m_sink.add(written.sliced(m_said.size(), end - m_said.size()));
        m_said = written.left(end);
    }
    m_left = m_said.size();
}

void ReplyRelease::reset()
{
    m_isHeld = m_isJson = false;
    m_reader = {};
    m_released.clear();
    m_said.clear();
    m_text.clear();
    m_left = 0;
    m_sink.reset();
}

} // namespace tierdesk::ai
