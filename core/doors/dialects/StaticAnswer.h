#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects {

/// An answer that never changes: compressed and tagged once, then served from memory. Immutable.
class StaticAnswer final
{
public:
    StaticAnswer() = default;
    /// @p headers are added to every answer, besides ETag, Vary and Content-Encoding.
    StaticAnswer(const QByteArray &body, const QByteArray &contentType, std::vector<Header> headers = {});

    [[nodiscard]] bool isEmpty() const { return m_plain.body.isEmpty(); }
    /// Returns the answer with the content coding that @p call accepts: gzip, or none.
    [[nodiscard]] Answer to(const Call &call) const;

private:
    Answer m_plain;
    Answer m_gzip; ///< without a body if compression saves nothing
};

/// Returns whether Accept-Encoding @p accepted allows gzip (RFC 9110 §12.5.3).
[[nodiscard]] bool acceptsGzip(const QByteArray &accepted);

} // namespace tierdesk::dialects
