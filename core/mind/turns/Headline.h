#pragma once

#include "core/domain/Session.h"

namespace tierdesk::nlu {
class Reader;
}

namespace tierdesk::turns {

/// Returns what @p message asks for in a few words, for a list of cases: its most informative sentence, without
/// greetings, thanks and requests for an agent. For attachments without text, describes them. Empty if nothing is
/// requested yet, as in "hello?" or "agent". @p reading is that of the whole text. Thread-safe.
[[nodiscard]] QString headlineOf(const Message &message, const Reading &reading, const nlu::Reader &reader);

} // namespace tierdesk::turns
