#pragma once

#include "core/base/Literals.h"
#include "core/domain/Enums.h"

#include <QtCore/QLatin1String>

namespace tierdesk {

/// What the document of a door promises its clients, and what its customers can do there. The rooms below the doors go
/// by these and never ask which door a session began at.
struct DoorTraits {
    bool hasClient = true; ///< a program of the company's is between; otherwise the customer's address stands for them
    QLatin1String idPrefix{"sess_"};
    int idLength = 16;               ///< random characters behind the prefix
    bool reopens = true;             ///< a message to a resolved session reopens it, or one that follows is begun
    bool sendsLinks = false;         ///< files leave as links
    bool takesProofs = false;        ///< customers may prove that an order is theirs, and sign in
    bool escalatesByScore = false;   ///< whatever the company has set
    bool escalatesByKeyword = false; ///< the irate protocol's words call a person in any mood
    bool escalatesByDoubt = false;   ///< what a tier is not sure of is the next one's
    bool escalatesByFailure = false; ///< a person takes over where no responder could answer
};

[[nodiscard]] constexpr DoorTraits traitsOf(Door door)
{
    switch (door) {
    case Door::Cs:
        return {.reopens = false};
    case Door::Platform:
        return {.idPrefix = "conv-"_L1};
    case Door::Support:
        return {.escalatesByScore = true};
    case Door::Chat:
        return {.idPrefix = "chat_"_L1,
                .idLength = 25, // it opens the chat, so it is as hard to guess as a key: 129 bits
                .takesProofs = true,
                .escalatesByKeyword = true,
                .escalatesByDoubt = true,
                .escalatesByFailure = true};
    case Door::CallCenter:
    case Door::Desk:
        return {};
    case Door::Mail:
        return {.hasClient = false};
    case Door::Sms:
        return {.hasClient = false, .sendsLinks = true};
    }
    return {};
}

} // namespace tierdesk
