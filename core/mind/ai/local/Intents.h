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

[[nodiscard]] Trouble troubleOf(const Cues &cues);

[[nodiscard]] Consent consentOf(const Cues &cues);

/// True for a wish that only passes the time of day: it never interrupts what is under way.
[[nodiscard]] constexpr bool isSmallTalk(Intent intent)
{
    return intent >= Intent::Complaint;
}

} // namespace tierdesk::ai
