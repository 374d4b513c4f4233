#pragma once

#include "core/domain/Attachment.h"
#include "core/domain/Ids.h"
#include "core/domain/Words.h"

#include <QtCore/QString>

#include <optional>
#include <vector>

namespace tierdesk {

enum class HeldState { Held, Sent, Undone, Dropped };

/// What happens to a session after an agent's reply is sent.
enum class AfterReply {
    StayOpen, ///< the company must act next; no idle timer runs
    Wait,     ///< the customer must answer: WAITING_CUSTOMER, abandoned after the idle time
    Resolve,  ///< resolved as its record suggests (SuggestedResolution.h)
};

/// Why a held reply was not sent.
enum class DropReason {
    SessionClosed,
    HolderChanged, ///< another agent, nobody or the AI now holds the session
    UserGone,
};

template<>
struct Words<HeldState> {
    static constexpr std::array table{std::pair{HeldState::Held, "held"}, std::pair{HeldState::Sent, "sent"},
                                      std::pair{HeldState::Undone, "undone"}, std::pair{HeldState::Dropped, "dropped"}};
};

template<>
struct Words<AfterReply> {
    static constexpr std::array table{std::pair{AfterReply::StayOpen, "stay_open"}, std::pair{AfterReply::Wait, "wait"},
                                      std::pair{AfterReply::Resolve, "resolve"}};
};

template<>
struct Words<DropReason> {
    static constexpr std::array table{std::pair{DropReason::SessionClosed, "session_closed"},
                                      std::pair{DropReason::HolderChanged, "holder_changed"},
                                      std::pair{DropReason::UserGone, "user_gone"}};
};

/// An agent's reply that the server delays for a few seconds so that it can be undone. Customers see it only when it is
/// sent as a message.
struct HeldReply {
    HeldReplyId id;
    SessionKey session;
    UserId user; ///< the author, who alone may undo it
    QString userName;
    QString text; ///< empty once sent; the message holds the text
    Timestamp at;
    Timestamp sendAt;
    HeldState state = HeldState::Held;
    std::optional<Timestamp> settledAt; ///< when it was sent, undone or dropped
    MessageId message;                  ///< if sent
    std::optional<DropReason> reason;   ///< if dropped
    std::vector<Attachment> attachments;
    AfterReply then = AfterReply::StayOpen;
};

} // namespace tierdesk
