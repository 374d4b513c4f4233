#pragma once

#include "core/mind/ai/local/Cues.h"
#include "core/mind/ai/local/Slots.h"

#include <vector>

namespace tierdesk::ai {

/// What a customer may want from a message.
enum class Intent : quint8 {
    AsksForHuman,
    DoubleCharge,
    SubscriptionCancel,
    SubscriptionPause,
    SubscriptionResume,
    SubscriptionChange,
    SubscriptionStatus,
    ArticleQuestion,
    RefundStatus,
    ChangeAddress,
    CancelOrder,
    Exchange,
    Replacement,
    Return,
    Refund,
    Credit,
    Problem,
    OrderStatus,
    ListOrders,
    ProductQuestion,
    Account,
    ActionState, ///< "is it cancelled?"
    Withdraw,    ///< "cancel the return": what was asked for, not the order
    Keep,        ///< "don't cancel it": what was, or was not, cancelled
    ReturnWhere, ///< "where do I send it?"
    Hours,
    Complaint,
    WhoAreYou,
    WhatCanYouDo,
    Thanks,
    Goodbye,
    Greeting
};

/// What is wrong with a delivery.
enum class Trouble : quint8 { None, Damaged, NotWorking, MissingPart, WrongItem, NotReceived };

/// How an answer stands to a yes-or-no question.
enum class Consent : quint8 {
    None,   ///< says neither
    Clear,  ///< a plain yes
    Hedged, ///< a yes with a condition, a question or its opposite beside it
    Vague,  ///< maybe
    Refused ///< a no
};

/// The wishes of a message, likeliest first; empty when none is recognised. Pure.
[[nodiscard]] std::vector<Intent> intentsOf(const Cues &cues, const Slots &slots);

/// True for "ship ORD-1003 to my work: 10 Downing Street, London", which names no address as such and asks for one.
/// @p text is that of @p cues, or goes on behind it. Pure.
[[nodiscard]] bool namesNewAddress(const Cues &cues, QStringView text);

[[nodiscard]] Trouble troubleOf(const Cues &cues);

[[nodiscard]] Consent consentOf(const Cues &cues);

/// True when the message has no word but those of a yes, of politeness, of what may be offered, and @p offered.
[[nodiscard]] bool isRestatement(const Cues &cues, const QStringList &offered);

/// How an answer stands to an offer in whose words are @p offered. Stricter than consentOf: a yes beside a negation is
/// a no, and one beside anything that is neither politeness nor the offer said again is hedged. Pure.
[[nodiscard]] Consent consentTo(const Cues &cues, const QStringList &offered);

/// True for a wish that only passes the time of day: it never interrupts what is under way.
[[nodiscard]] constexpr bool isSmallTalk(Intent intent)
{
    return intent >= Intent::Complaint;
}

} // namespace tierdesk::ai
