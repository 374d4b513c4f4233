#pragma once

#include "core/domain/Action.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <optional>
#include <span>
#include <vector>

namespace tierdesk::ai {

/// What the customer is after.
enum class Wish {
    None,
    Status,
    Contents,
    Cancel,
    ChangeAddress,
    Return,
    Exchange,
    Replacement,
    Refund,
    RefundStatus,
    Credit,
    DoubleCharge,
    Problem,
    SubscriptionStatus,
    SubscriptionPause,
    SubscriptionCancel,
    SubscriptionResume,
    SubscriptionChange
};

/// What was asked last and is still open.
enum class Asked {
    Nothing,
    Order,
    Item,
    Address,
    Variant,
    Subscription,
    Plan,
    Amount,  ///< a sum, after one that cannot be paid
    Cause,   ///< what went wrong
    Remedy,  ///< one of several remedies
    Confirm, ///< a clear yes to `proposal`
    Person,  ///< whether somebody else should be brought in
    Topic,   ///< which of `choices` is meant
    Next,    ///< whether to go on with the first of `later`
    More     ///< whether there is anything else
};

/// A wish that was named beside another one, and comes after it.
struct LaterWish {
    QString name; ///< how it is spoken of: "the refund"
    QString text; ///< the customer's words for it
};

/// A conversation between two messages, kept in Session::dialogue.
struct DialogueState {
    static constexpr int Version = 1;

    Wish wish = Wish::None;
    Asked asked = Asked::Nothing;
    Tier asker = Tier::AiRep; ///< who asked: an open question of another tier is void
    QString order;            ///< number of the order spoken of
    QString sku;
    int quantity = 0; ///< 0: not named
    std::optional<Money> amount;
    bool isSumOpen = false; ///< a sum was named that cannot be paid: nothing is offered until another one is
    int percent = 0;        ///< of the refundable sum; 0: not named
    QString variant;
    QString subscription;
    QString plan;
    std::optional<Address> address;
    int trouble = 0;                       ///< Trouble
    QString fault;                         ///< how the customer put it: "torn seam"
    QString thing;                         ///< what the customer calls the item: "tent"
    QString cause;                         ///< why a credit is asked for
    std::optional<ActionRequest> proposal; ///< waits for a clear yes
    QStringList offered;                   ///< remedies offered by any tier, as ActionKind words
    QStringList declined;                  ///< and turned down
    bool isInsisting = false;              ///< the money back, and nothing else
    std::vector<LaterWish> later;          ///< wishes of a message that were not taken up yet, next first
    QString topic;                         ///< the Act that was talked about last; empty: none
    QString question;                      ///< the customer's words for it
    QStringList told;                      ///< what was told: Acts, "status ORD-1", "subscription SUB-1"
    QString product;                       ///< SKU of the one that was told of last
    QString article;                       ///< the one that was told last
    bool isHandedOn = false;               ///< what is wanted was heard, and the next tier goes on with it
    bool wantsPerson = false;              ///< only a person helps, and the next tier is none
    int vented = 0;                        ///< complaints without a wish that were answered so far
    QStringList choices;                   ///< Acts of which one was asked to be chosen
    int asks = 0;                          ///< times in a row that one particular was asked for
    int misses = 0;                        ///< messages in a row that were not understood
    int vague = 0;                         ///< answers in a row that said neither yes nor no
    int locked = 0;                        ///< asks for orders that a session without an identity may not see
    int greeted = 0;                       ///< greetings answered so far
    int said = 0;                          ///< a number for the words of the last answer; 0 if none
    int repeats = 0;                       ///< times in a row that they were the same
    int apology = -1;                      ///< the apology said in the last answer; −1 if none

    /// Forgets the wish with its particulars; keeps the order and the item spoken of, and what was offered.
    void clearWish();
};

/// Stored with its version. A state of another version, or none, reads as a fresh one.
[[nodiscard]] QJsonObject toJson(const DialogueState &state);
[[nodiscard]] DialogueState dialogueStateFromJson(const QJsonObject &json);

/// Whether what the customer heard last was @p tier's: only then is a yes to its question. Internal notes are heard by
/// nobody. @p history is oldest first, without the message that is being answered.
[[nodiscard]] bool hasLastWord(Tier tier, std::span<const Message> history);

} // namespace tierdesk::ai

namespace tierdesk {

template<>
struct Words<ai::Wish> {
    static constexpr std::array table{std::pair{ai::Wish::None, "none"},
                                      std::pair{ai::Wish::Status, "order_status"},
                                      std::pair{ai::Wish::Contents, "order_contents"},
                                      std::pair{ai::Wish::Cancel, "cancel_order"},
                                      std::pair{ai::Wish::ChangeAddress, "change_address"},
                                      std::pair{ai::Wish::Return, "return"},
                                      std::pair{ai::Wish::Exchange, "exchange"},
                                      std::pair{ai::Wish::Replacement, "replacement"},
                                      std::pair{ai::Wish::Refund, "refund"},
                                      std::pair{ai::Wish::RefundStatus, "refund_status"},
                                      std::pair{ai::Wish::Credit, "credit"},
                                      std::pair{ai::Wish::DoubleCharge, "double_charge"},
                                      std::pair{ai::Wish::Problem, "problem"},
                                      std::pair{ai::Wish::SubscriptionStatus, "subscription_status"},
                                      std::pair{ai::Wish::SubscriptionPause, "subscription_pause"},
                                      std::pair{ai::Wish::SubscriptionCancel, "subscription_cancel"},
                                      std::pair{ai::Wish::SubscriptionResume, "subscription_resume"},
                                      std::pair{ai::Wish::SubscriptionChange, "subscription_change"}};
};

template<>
struct Words<ai::Asked> {
    static constexpr std::array table{
        std::pair{ai::Asked::Nothing, "nothing"}, std::pair{ai::Asked::Order, "order"},
        std::pair{ai::Asked::Item, "item"},       std::pair{ai::Asked::Address, "address"},
        std::pair{ai::Asked::Variant, "variant"}, std::pair{ai::Asked::Subscription, "subscription"},
        std::pair{ai::Asked::Plan, "plan"},       std::pair{ai::Asked::Cause, "cause"},
        std::pair{ai::Asked::Amount, "amount"},   std::pair{ai::Asked::Person, "person"},
        std::pair{ai::Asked::Remedy, "remedy"},   std::pair{ai::Asked::Confirm, "confirm"},
        std::pair{ai::Asked::More, "more"},       std::pair{ai::Asked::Next, "next"},
        std::pair{ai::Asked::Topic, "topic"}};
};

} // namespace tierdesk
