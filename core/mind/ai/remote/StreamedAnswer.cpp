#include "core/mind/ai/remote/StreamedAnswer.h"

namespace tierdesk::ai {

namespace {

bool isWhole(const net::Response &head)
{
    return head.header("content-type").trimmed().toLower().startsWith("application/json");
}

} // namespace

void StreamedAnswer::begin()
{
    m_release.reset();
    m_stream = m_protocol.stream();
    m_whole.clear();
    m_answer.reset();
}

base::Result<void> StreamedAnswer::take(const net::Response &head, QByteArrayView bytes)
{
    if (isWhole(head)) {
        m_whole.append(bytes);
        return {};
    }
    const auto words = m_stream->feed(bytes);
    if (!words)
        return words.error();
    if (!words->isEmpty())
        m_release.add(*words);
    return {};
}

base::Result<void> StreamedAnswer::end(const net::Response &head)
{
    auto answer = isWhole(head) ? m_protocol.answer(m_whole) : m_stream->end();
    if (!answer)
        return answer.error();
    m_answer = std::move(*answer);
    return {};
}

} // namespace tierdesk::ai
