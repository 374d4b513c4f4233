#pragma once

#include "core/domain/Action.h"
#include "core/domain/HeldReply.h"
#include "core/domain/Session.h"

/// What is asked of a session.
namespace tierdesk::deskapi {

struct Text {
    QString text; ///< 1…20,000 characters
};

/// The longest that a reply is held, in seconds.
inline constexpr int MaxUndoFor = 30;

struct Reply {
    QString text;              ///< 1…20,000 characters, or none where there are attachments
    int undoFor = 0;           ///< seconds in which it can be taken back, 1…MaxUndoFor; 0: it is sent at once
    QStringList attachments{}; ///< ids that …/attachments gave, at most attachments::MaxOfMessage
    AfterReply then = AfterReply::StayOpen;
};

struct Act {
    ActionKind kind = ActionKind::Refund;
    QString orderNumber;
    QString subscription;        ///< of change_subscription
    std::optional<Money> amount; ///< JSON {"amount":312.4,"currency":"USD"}; refund and credit need it
    QJsonObject arguments;       ///< see ActionRequest
    QString idempotencyKey;      ///< empty: the Idempotency-Key header, or one is made
    bool isDryRun = false;       ///< JSON `dryRun`: only the verdict
};

struct Transfer {
    UserId user; ///< JSON `userId`
    QString note;
};

struct Snooze {
    Timestamp until;
};

struct HandBack {
    Tier tier = Tier::AiRep; ///< AI_REP or AI_MANAGER
};

struct Resolve {
    Resolution resolution; ///< JSON flat: type, summary, actionsTaken, followUpRequired, followUpAt
};

struct Tags {
    QStringList tags; ///< at most 20 of 40 characters
};

struct TakeOver {
    QString notes;
};

} // namespace tierdesk::deskapi
