#pragma once

#include "core/base/Literals.h"
#include "core/domain/Enums.h"

#include <QtCore/QLatin1String>

namespace tierdesk {

/// What an API's document promises its clients, and what its customers can do there. Components below the APIs use
/// these traits and never ask which API a session began at.
struct DoorTraits {
    bool hasClient = true; ///< the company's own client sends messages; else the address identifies the customer
    QLatin1String idPrefix{"sess_"};
    int idLength = 16;               ///< random characters after the prefix
    bool reopens = true;             ///< a message to a resolved session reopens it or starts a follow-up session
    bool sendsLinks = false;         ///< sends files as links
    bool takesProofs = false;        ///< customers may prove that an order is theirs, and sign in
    bool escalatesByScore = false;   ///< regardless of the company's settings
    bool escalatesByKeyword = false; ///< the irate protocol's keywords escalate in any mood
    bool escalatesByDoubt = false;   ///< if a tier is not sure, the next one answers
    bool escalatesByFailure = false; ///< escalates to an agent if no responder could answer
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
                .idLength = 25, // whoever knows the id can open the chat, so it has 129 random bits
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
