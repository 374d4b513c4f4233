#pragma once

#include "core/domain/Attachment.h"
#include "core/domain/Ids.h"
#include "core/domain/Words.h"

#include <QtCore/QString>

#include <optional>
#include <vector>

namespace tierdesk {

enum class HeldState { Held, Sent, Undone, Dropped };

/// What becomes of a session once a person's reply is sent.
enum class AfterReply {
    StayOpen, ///< the company owes the next step; no idle clock runs
    Wait,     ///< the customer does: WAITING_CUSTOMER, and abandoned if they do not write for too long
    Resolve,  ///< resolved with what its record suggests (see SuggestedResolution.h)
};

/// Why a held reply was not sent.
enum class DropReason {
    SessionClosed,
    HolderChanged, ///< the session is another's now, nobody's, or the AI's
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

/// A person's reply that the server keeps back for a few seconds, so that it can be undone. The customer does not see
/// it until it is sent as a message.
struct HeldReply {
    HeldReplyId id;
    SessionKey session;
    UserId user; ///< who wrote it and alone may undo it
    QString userName;
    QString text; ///< empty once it is sent: the message has it
    Timestamp at;
    Timestamp sendAt;
    HeldState state = HeldState::Held;
    std::optional<Timestamp> settledAt;  ///< when it was sent, undone or dropped
    MessageId message;                   ///< of a sent one
    std::optional<DropReason> reason;    ///< of a dropped one
    std::vector<Attachment> attachments; ///< that go with it
    AfterReply then = AfterReply::StayOpen;
};

} // namespace tierdesk
