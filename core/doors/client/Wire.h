#pragma once

#include "core/base/Json.h"

#include <QtCore/QByteArray>

/// What calls and the stream share. For the room's own .cpp files only.
namespace tierdesk::client {

/// A queue of 500 rows is some 400 kB; a session of ten thousand messages may be many.
inline constexpr base::JsonLimits ReplyLimits{64, 32 << 20};

/// Of a reply that was only asked for to learn why the stream was refused.
inline constexpr const char *ProbeProperty = "probe";

inline QByteArray bearer(const QByteArray &token)
{
    return "Bearer " + token;
}

} // namespace tierdesk::client
