#pragma once

#include "core/doors/dialects/Call.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <vector>

/// What a client says of the kinds of things that it sends, takes and has already. Pure.
namespace tierdesk::server {

/// application/json; of its parameters only a charset other than utf-8 is minded.
[[nodiscard]] bool isJson(QByteArrayView type);

/// Whether @p codings, a Content-Encoding, leave a body as it is.
[[nodiscard]] bool isPlainCoding(QByteArrayView codings);

/// Whether the client takes any kind of thing that this server makes. One that asks for something else exactly is told
/// so; one that names a kind of ours, and not with q=0, gets what there is.
[[nodiscard]] bool isAcceptable(QByteArrayView accept);

/// The members of a list field, which may come in several lines (RFC 9110 §5.3), as one list.
[[nodiscard]] QByteArray listOf(const std::vector<dialects::Header> &headers, QByteArrayView name);

/// Adds a field unless the answer has it.
void addHeader(dialects::Answer &answer, const char *name, const QByteArray &value);

/// The conditions of a request for a page.
struct Conditions {
    QByteArray ifNoneMatch;
    QByteArray ifModifiedSince;
};

/// Adds validators to the answer with a public page: its own ETag or one of its body, and the time of the server's
/// start. Turns it into a 304 if the client has it (RFC 9110 §13.2.2). Other answers stay as they are.
void applyConditions(const Conditions &conditions, base::Timestamp startedAt, base::Timestamp now,
                     dialects::Answer &answer);

} // namespace tierdesk::server
