#pragma once

#include "core/domain/Session.h"

namespace tierdesk::nlu {
class Reader;
}

namespace tierdesk::turns {

/// Returns what @p message asks for, in a few words for a list of cases: its most telling sentence, without what only
/// greets, thanks or asks for a person. Of files alone it is what they are. Empty while nothing is asked for yet, as
/// in "hello?" or "agent". @p reading is that of the whole text. Any thread.
[[nodiscard]] QString headlineOf(const Message &message, const Reading &reading, const nlu::Reader &reader);

} // namespace tierdesk::turns
