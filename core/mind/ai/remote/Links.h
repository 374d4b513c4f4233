#pragma once

#include "core/mind/ai/remote/ReplyCheck.h"

/// Finds links, addresses and numbers in a reply that nobody provided. Pure.
namespace tierdesk::ai {

/// Returns the first link in @p reply that is in none of @p known, including text that mail and chat programs turn into
/// links (a bare host, "evil[.]com", an IP address). The host must match exactly; the path must match a known one or
/// end at one of its slashes.
[[nodiscard]] std::optional<QString> unknownLink(const QString &reply, const QStringList &known);

/// Returns the first card, account or phone number or e-mail address in @p reply that is in none of @p grounds' words.
/// Each one is compared as a whole.
[[nodiscard]] std::optional<QString> unknownContact(const QString &reply, const ReplyGrounds &grounds);

} // namespace tierdesk::ai
