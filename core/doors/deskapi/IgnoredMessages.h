#pragma once

#include "core/domain/IgnoredMessage.h"

#include <vector>

namespace tierdesk::deskapi {

/// Mails and text messages that came and were not answered.
struct IgnoredMessages {
    std::vector<IgnoredMessage> channelMessages; ///< newest first
    IgnoredMessageId next;                       ///< `before` of the next page; none on the last
};

} // namespace tierdesk::deskapi
