#pragma once

#include "core/mind/ai/remote/Model.h"
#include "core/mind/ai/remote/ProviderClient.h"
#include "core/mind/ai/remote/ReplyRelease.h"

#include <optional>

namespace tierdesk::ai {

/// Reads one streamed answer and releases its text as far as it passes the checks. Also accepts servers that ignore
/// `stream` and answer at once. What it refers to must outlive it.
class StreamedAnswer final : public PieceTaker
{
public:
    /// @p isJson: the text is a reply's JSON.
    StreamedAnswer(const ModelProtocol &protocol, ReplyRelease &release, bool isJson)
        : m_protocol(protocol)
        , m_release(release)
        , m_isJson(isJson)
    {}

    void begin() override;
    [[nodiscard]] base::Result<void> take(const net::Response &head, QByteArrayView bytes) override;
    [[nodiscard]] base::Result<void> end(const net::Response &head) override;

    /// Call after ProviderClient::stream() has succeeded.
    [[nodiscard]] ModelAnswer takeAnswer() { return std::move(*m_answer); }
    /// Returns the usage of failed tries, as far as the provider reported it.
    [[nodiscard]] std::vector<ModelFigures> takeLost();

private:
    /// Ends the try; without an answer, keeps its usage.
    void close();

    const ModelProtocol &m_protocol;
    ReplyRelease &m_release;
    bool m_isJson;
    std::unique_ptr<ModelStream> m_stream;
    QByteArray m_whole; ///< from a server that does not stream
    std::optional<ModelAnswer> m_answer;
    std::vector<ModelFigures> m_lost;
};

} // namespace tierdesk::ai
