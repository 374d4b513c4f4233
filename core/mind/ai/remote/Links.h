#pragma once

#include "core/mind/ai/remote/ReplyCheck.h"

/// What a reply gives to go to, to write to or to call, and whether anybody gave it. Pure.
namespace tierdesk::ai {

/// The first link in @p reply, written as one or so that a reader makes one of it (a bare host, "evil[.]com", an
/// address of figures), that is in none of @p known. A host is known as a whole and letter by letter, an address below
/// it as it is written or up to one of its slashes.
[[nodiscard]] std::optional<QString> unknownLink(const QString &reply, const QStringList &known);

/// The first card, account, telephone number or mail address in @p reply that is in none of @p grounds' words. Numbers
/// and addresses are compared one by one, whole.
[[nodiscard]] std::optional<QString> unknownContact(const QString &reply, const ReplyGrounds &grounds);

} // namespace tierdesk::ai
