#include "core/mind/ai/remote/StreamedAnswer.h"

namespace tierdesk::ai {

namespace {

bool isWhole(const net::Response &head)
{
    return head.header("content-type").trimmed().toLower().startsWith("application/json");
}

} // namespace

void StreamedAnswer::close()
{
    if (m_stream && !m_answer) {
        const auto told = m_whole.isEmpty() ? m_stream->figures() : m_protocol.figures(m_whole);
        if (told)
            m_lost.push_back(*told);
    }
    m_stream.reset();
}

std::vector<ModelFigures> StreamedAnswer::takeLost()
{
    close();
    return std::exchange(m_lost, {});
}

void StreamedAnswer::begin()
{
    close();
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
    const auto piece = TRY(m_stream->feed(bytes));
    if (!piece.words.isEmpty())
        m_isJson ? m_release.addJson(piece.words) : m_release.addText(piece.words);
    if (!piece.reply.isEmpty())
        m_release.addJson(piece.reply);
    return {};
}

base::Result<void> StreamedAnswer::end(const net::Response &head)
{
    m_answer = TRY(isWhole(head) ? m_protocol.answer(m_whole) : m_stream->end());
    return {};
}

} // namespace tierdesk::ai
