#pragma once

#include "core/mind/ai/remote/Model.h"
#include "core/mind/ai/remote/ProviderClient.h"
#include "core/mind/ai/remote/ReplyRelease.h"

#include <optional>

namespace tierdesk::ai {

/// One answer of a model's while it comes: read piece by piece, its words let out as far as they hold. A server that
/// takes no notice of `stream` and answers whole is understood as well. References outlive it.
class StreamedAnswer final : public PieceTaker
{
public:
    /// @p isJson: the text is the JSON of a reply.
    StreamedAnswer(const ModelProtocol &protocol, ReplyRelease &release, bool isJson)
        : m_protocol(protocol)
        , m_release(release)
        , m_isJson(isJson)
    {}

    void begin() override;
    [[nodiscard]] base::Result<void> take(const net::Response &head, QByteArrayView bytes) override;
    [[nodiscard]] base::Result<void> end(const net::Response &head) override;

    /// After ProviderClient::stream() has succeeded.
    [[nodiscard]] ModelAnswer takeAnswer() { return std::move(*m_answer); }
    /// What the tries have taken that came to no answer, as far as the provider told it before they broke off.
    [[nodiscard]] std::vector<ModelFigures> takeLost();

private:
    /// The try is over; without an answer its figures are kept.
    void close();

    const ModelProtocol &m_protocol;
    ReplyRelease &m_release;
    bool m_isJson;
    std::unique_ptr<ModelStream> m_stream;
    QByteArray m_whole; ///< of a server that does not stream
    std::optional<ModelAnswer> m_answer;
    std::vector<ModelFigures> m_lost;
};

} // namespace tierdesk::ai
