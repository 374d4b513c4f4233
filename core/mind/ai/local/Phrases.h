#pragma once

#include <QtCore/QString>

#include <initializer_list>

namespace tierdesk::ai {

/// How a company wants to sound; from ResponseGuidelines::tone.
enum class Tone : quint8 { Friendly, Professional, Formal, Empathetic, Concise };

/// Friendly for a word that is not one of the five.
[[nodiscard]] Tone toneFrom(QStringView word);

/// Everything that the embedded responder says; the words stand in Wordings.cpp, each with what %1… are.
enum class Say : quint8 {
    // openings and closings
    Sorry,
    SorryAbout,
    SorryStrong,
    Greeting,
    GreetingAgain,
    SaidBefore,
    GladToHear,
    GreetingUnnamed,
    Welcome,
    Goodbye,
    AnythingElse,
    GladToHelp,
    Done,
    // taking over
    TookOver,
    TookOverCredit,
    TookOverUpset,
    WhatToPutRight,
    // finding the order
    FoundOrder,
    OnlyOrder,
    NoSuchOrder,
    WhichOrder,
    YourOrders,
    NoOrders,
    AskOrderNumber,
    WhichItem,
    WhichRemedyItem,
    // where an order is
    StatusPending,
    StatusProcessing,
    StatusShipped,
    StatusShippedPlain,
    StatusOutForDelivery,
    StatusException,
    StatusDelivered,
    StatusDeliveredPlain,
    StatusCancelled,
    StatusReturned,
    Eta,
    EtaToday,
    EtaLate,
    LastPlace,
    RefundedSoFar,
    ReturnOpen,
    OrderContents,
    SaysDelivered,
    // asking for a yes
    ConfirmRefund,
    ConfirmCredit,
    ConfirmReplacement,
    ConfirmExchange,
    ConfirmCancel,
    ConfirmCancelUnpaid,
    ConfirmCancelRest,
    ConfirmCancelRefunded,
    ConfirmReturn,
    ConfirmAddress,
    ConfirmPause,
    ConfirmSubscriptionCancel,
    ConfirmResume,
    ConfirmPlan,
    NeedClearYes,
    NothingChanged,
    LeftAside,
    // what happened
    RefundDone,
    RefundPending,
    CreditDone,
    CreditPending,
    ReplacementDone,
    ReplacementPending,
    CancelDone,
    CancelDoneUnpaid,
    CancelPending,
    ReturnDone,
    ReturnPending,
    AddressDone,
    AddressPending,
    SubscriptionDone,
    SubscriptionPending,
    ActionFailed,
    // remedies
    OfferCredit,
    OfferCreditNoClimb,
    OfferWhich,
    OfferBoth,
    MostCredit,
    MostCreditLeft,
    AmountNotPayable,
    AmountUnclear,
    AmountTooFine,
    AmountForeign,
    AskRefundAmount,
    AskAmount,
    CappedAtRefundable,
    CappedAtItem,
    AlreadyRefunded,
    ItemRefunded,
    NothingLeft,
    NothingPaid,
    NotShippedCancel,
    WhatWentWrong,
    WhatIsWrong,
    OutOfStock,
    AskVariant,
    AskVariantAgain,
    FewerLeft,
    AlreadyReplaced,
    NotShippedReplace,
    // refusals that are facts
    CannotCancelLeft,
    CancelWholeOnly,
    CannotCancelShipped,
    AlreadyCancelled,
    CannotChangeAddressShipped,
    AskAddress,
    AddressUnclear,
    ReturnRequested,
    NotShippedReturn,
    // climbs
    ClimbRefundToManager,
    ClimbRefundToHuman,
    ClimbLeftToManager,
    ClimbLeftToHuman,
    ClimbToManager,
    ClimbToHuman,
    ClimbRequestManager,
    ClimbRequestHuman,
    ClimbLanguage,
    NobodyAbove,
    CallInstead,
    // handing over to a person
    HandoverPlain,
    HandoverUpset,
    HandoverLegal,
    HandoverRefund,
    HandoverRequest,
    HandoverTechnical,
    HandoverStaffed,
    HandoverHours,
    HandoverPhone,
    HandoverReach,
    // money
    PaymentsOnce,
    PaymentsTwice,
    PaymentsSplit,
    PaymentsSettled,
    PaymentLine,
    BankPending,
    ChargeToPerson,
    RefundState,
    RefundStatePending,
    RefundStateNone,
    // subscriptions
    SubscriptionActive,
    SubscriptionRenews,
    SubscriptionPaused,
    SubscriptionCancelled,
    NoSubscription,
    WhichSubscription,
    NoSuchPlan,
    WhichPlan,
    SubscriptionAlready,
    SubscriptionClosed,
    // questions
    Article,
    ArticleToo,
    NotSure,
    NotSureAsk,
    Sharper,
    ProductPriced,
    ProductStock,
    ProductOut,
    ProductVariants,
    NoProduct,
    CanDo,
    WhoIAm,
    Vent,
    CanDoItForYou,
    OurHours,
    // what became of it
    ActionConfirmed,
    ActionPending,
    ActionNotDone,
    NotDoneYet,
    NotYetConfirmed,
    GoesTo,
    WithdrawReturn,
    WithdrawDone,
    WithdrawNothing,
    ReturnWhere,
    AskPerson,
    // without an identity
    SignIn,
    SignInStill,
    UnknownCustomer
};

/// The words of @p say in @p tone with %1… replaced by @p with, none of which is read again for places. Where there are
/// several wordings @p pick chooses; the same number always chooses the same.
[[nodiscard]] QString phrase(Say say, Tone tone, quint64 pick, std::initializer_list<QString> with = {});

/// The same in few words; the full wording where there is no shorter one.
[[nodiscard]] QString shortPhrase(Say say, Tone tone, quint64 pick, std::initializer_list<QString> with = {});

/// How many wordings @p say has in @p tone.
[[nodiscard]] int wordingCount(Say say, Tone tone);

} // namespace tierdesk::ai
