#pragma once

#include "core/domain/IgnoredLetter.h"

#include <vector>

namespace tierdesk::deskapi {

/// GET /desk/letters/ignored: mails and text messages that came and were not answered.
struct IgnoredLetters {
    std::vector<IgnoredLetter> letters; ///< newest first
    LetterId next;                      ///< `before` of the next page; none on the last
};

} // namespace tierdesk::deskapi
