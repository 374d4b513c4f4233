#include "core/mind/ai/local/Wordings.h"

namespace tierdesk::ai {

namespace {

using namespace tones;

constexpr Wording LaterWordings[] = {
    // --- escalates
    // ----------------------------------------------------------------------------------------------------
    // %1 sum
    {Say::EscalateRefundToManager, Any,
     u"A %4 of %1 is above what I may approve, so I am passing you to my manager with your whole history.",
     u"A %4 of %1 is my manager's to decide; I am passing you on."},
    // %1 sum, %2 limit
    {Say::EscalateRefundToHuman, Any,
     u"A %4 of %1 is above what I may approve (%2), so I am bringing in a colleague with your whole history.",
     u"A %4 of %1 is above my limit (%2); I am bringing in a colleague."},
    // %1 sum, %2 limit, %3 what is left of it, %4 "refund"
    {Say::EscalateLeftToManager, Any,
     u"A %4 of %1 is above the %3 left of the %2 that I may approve, so I am passing you to my manager with your whole "
     u"history.",
     u"A %4 of %1 is above the %3 that I may still approve; I am passing you on."},
    {Say::EscalateLeftToHuman, Any,
     u"A %4 of %1 is above the %3 left of the %2 that I may approve, so I am bringing in a colleague with your whole "
     u"history.",
     u"A %4 of %1 is above the %3 that I may still approve; I am bringing in a colleague."},
    {Say::EscalateToManager, Any,
     u"This is more than I may decide, so I am passing you to my manager with your whole history.",
     u"I am passing you to my manager."},
    {Say::EscalateToHuman, Any,
     u"This is more than I may decide, so I am bringing in a colleague with your whole history.",
     u"I am bringing in a colleague."},
    {Say::EscalateRequestManager, Any, u"Of course. I am passing you to my manager with your whole history.",
     u"I am passing you to my manager."},
    {Say::EscalateRequestHuman, Any, u"Of course. I am bringing in a colleague with your whole history.",
     u"I am bringing in a colleague."},
    {Say::EscalateStuckToManager, Any,
     u"We are not getting anywhere like this, so I am passing you to my manager with your whole history.",
     u"I am passing you to my manager."},
    {Say::EscalateStuckToHuman, Any,
     u"We are not getting anywhere like this, so I am bringing in a colleague with your whole history.",
     u"I am bringing in a colleague."},
    {Say::EscalateLanguage, Any, u"I am sorry, I can only read English here, so I am bringing in a colleague.",
     u"I read only English; I am bringing in a colleague."},
    {Say::NobodyAbove, Any, u"I am sorry: this is more than I may decide, and nobody else can be reached in this chat.",
     u"I am sorry, I may not decide this."},
    {Say::CallInstead, Any, u"You can reach our team at %1."},

    // --- a person takes over -----------------------------------------------------------------------------------------
    {Say::HandoverPlain, Any, u"I am handing your case to a colleague, who gets your whole history.",
     u"A colleague takes over."},
    {Say::HandoverUpset, Any, u"I am sorry that it came to this. A colleague takes over with your whole history.",
     u"I am sorry. A colleague takes over."},
    {Say::HandoverLegal, Any, u"I take this seriously and am handing it to a colleague, who gets your whole history.",
     u"A colleague takes over."},
    {Say::HandoverRefund, Any, u"This is above what I may approve, so a colleague takes over with your whole history.",
     u"A colleague decides on this."},
    {Say::HandoverRequest, Any, u"Of course. A colleague takes over with your whole history.",
     u"A colleague takes over."},
    {Say::HandoverTechnical, Any, u"I cannot help with this here, so a colleague takes over with your whole history.",
     u"A colleague takes over."},
    {Say::HandoverStaffed, Any, u"They will be with you shortly."},
    // %1 hours
    {Say::HandoverHours, Any, u"Nobody is on duty right now; our hours are %1.", u"Our hours are %1."},
    // %1 phone
    {Say::HandoverPhone, Any, u"You can also call %1.", u"Phone: %1."},
    {Say::HandoverReach, Any, u"How can we best reach you: by e-mail or by phone?", u"Your e-mail or phone?"},

    // --- payments --------------------------------------------------------------------------------------------------
    // %1 order, %2 payment line
    {Say::PaymentsOnce, Any, u"On order %1 I see one payment: %2.", u"One payment on %1: %2."},
    // %1 order, %2 list, %3 sum overpaid
    {Say::PaymentsTwice, Any, u"You are right: on order %1 I see %2, which is %3 too much.",
     u"Order %1 was overpaid by %3."},
    // %1 order, %2 list, %3 sum
    {Say::PaymentsSplit, Any, u"On order %1 I see %2, which together make its total of %3.",
     u"The payments on %1 make its total of %3."},
    {Say::PaymentsSettled, Any, u"On order %1 I see %2; %3 of it has been refunded already.",
     u"On %1, %3 was refunded already."},
    // %1 sum, %2 date, %3 means
    {Say::PaymentLine, Any, u"%1 on %2%3"},
    {Say::BankPending, Any, u"If your statement still shows two, tell me and I will pass it on to be checked.",
     u"If your statement shows two, tell me."},
    {Say::ChargeToPerson, Any, u"I cannot see this charge from here, so I am passing it on to be checked.",
     u"I am passing this charge on to be checked."},
    // %1 sum, %2 order, %3 paid
    {Say::RefundState, Any, u"%1 of the %3 paid on order %2 has been refunded.", u"Refunded on %2: %1."},
    {Say::RefundStatePending, Any, u"A refund of %1 on order %2 has been requested and is not confirmed yet.",
     u"A refund of %1 is not confirmed yet."},
    {Say::RefundStateNone, Any, u"No refund has been made on order %1 so far.", u"No refund on %1 so far."},

    // --- subscriptions ---------------------------------------------------------------------------------------------
    // %1 ref, %2 plan, %3 price
    {Say::SubscriptionActive, Any, u"Your subscription %1 (%2, %3) is active.", u"%1 (%2) is active."},
    {Say::SubscriptionRenews, Any, u"It renews on %1."},
    // %1 plan, %2 price
    {Say::SubscriptionCosts, Any, u"%1 costs you %2 each time it renews.", u"%2 each time."},
    {Say::SubscriptionIs, Any, u"You are on %1, at %2 each time it renews.", u"%1, %2 each time."},
    {Say::SubscriptionPaused, Any, u"Your subscription %1 (%2, %3) is paused.", u"%1 (%2) is paused."},
    {Say::SubscriptionCancelled, Any, u"Your subscription %1 (%2) is cancelled.", u"%1 is cancelled."},
    {Say::NoSubscription, Any, u"I do not see a subscription under your account.", u"There is no subscription."},
    {Say::WhichSubscription, Any, u"Which subscription is it about: %1?", u"Which one: %1?"},
    // %1 plan as named
    {Say::NoSuchPlan, Any, u"I do not find a plan called “%1” here.", u"I find no plan “%1”."},
    // %1 present plan
    {Say::WhichPlan, Any, u"Which plan would you like instead of %1?", u"Which plan?"},
    // %1 ref, %2 state
    {Say::SubscriptionAlready, Any, u"Your subscription %1 is already %2.", u"%1 is already %2."},
    {Say::SubscriptionClosed, Any, u"Your subscription %1 is cancelled, and I cannot bring it back from here.",
     u"%1 is cancelled."},

    // %1 list of plans
    {Say::PlansThereAre, Any, u"The available plans are %1.", u"Plans: %1."},
    {Say::SubscriptionRefund, Any,
     u"The payments of a subscription do not show here, so I am passing your refund on to somebody who sees them.",
     u"I am passing the refund of your subscription on."},

    // --- questions -------------------------------------------------------------------------------------------------
    // %1 title, %2 passage
    // %1 order, %2 items, %3 total, %4 day
    {Say::OrderHolds, Any, u"Order %1 of %4 holds %2 and comes to %3.", u"Order %1: %2, %3."},
    // %1 sum, %2 means
    {Say::PaidBy, Any, u"%1 was paid by %2."},
    // %1 sum
    {Say::ComesBack, Any, u"You get %1 back.", u"%1 comes back."},
    {Say::ComesBackReturned, Any, u"You get %1 back once what you send has been checked.", u"%1 comes back then."},
    // %1 means, %2 order
    {Say::WayBack, Any, u"It goes back the way order %2 was paid: %1.", u"To %1."},
    {Say::GoAhead, Friendly | Empathetic, u"Of course, go ahead: what is it about?"},
    {Say::GoAhead, Professional | Formal, u"Certainly. What is it about?"},
    {Say::GoAhead, Concise, u"What is it about?"},
    // %1 the matter: "the warranty"
    {Say::GoAheadAbout, Any, u"Of course. What would you like to know about %1?", u"What about %1?"},
    {Say::TakeYourTime, Any, u"Take your time; I am here."},
    {Say::Misunderstood, Any, u"Sorry, I misunderstood you. What would you like to know or to have done?",
     u"Sorry, I misunderstood. What is it about?"},
    {Say::NotWritten, Any, u"I do not have any information about that.", u"I do not have that here."},
    // %1, %2 what it may be about
    {Say::WhichTopic, Any, u"Just so that I get it right: is it about %1 or about %2?", u"Is it about %1 or %2?"},
    {Say::Praised, Any, u"Thank you, that is good to hear!", u"Thank you!"},
    {Say::NotThat, Any, u"That is not something I can do."},
    {Say::OnlyShop, Any, u"I can only help with our shop: orders, deliveries, returns, products and the like.",
     u"I can only help with our shop."},
    {Say::EscalateDoManager, Any,
     u"Someone else on the team has to do that. I am passing your case on with everything you told me.",
     u"I am passing you on to somebody who can do that."},
    {Say::EscalateDoHuman, Any,
     u"A colleague has to do that. I am bringing one in and passing on everything you told me.",
     u"I am bringing in a colleague for that."},
    {Say::NotSure, Friendly | Empathetic, u"I am not sure I have the answer to that."},
    {Say::NotSure, Professional | Formal, u"I am not certain of the answer to that."},
    {Say::NotSure, Concise, u"I am not sure."},
    {Say::NotSureAsk, Any, u"Could you tell me a little more about what you need?", u"Could you say a little more?"},
    {Say::Sharper, Any, u"I still do not follow. Is it about an order, a refund, a subscription, or something else?",
     u"An order, a refund, a subscription, or something else?"},
    // %1 name, %2 price
    {Say::ProductRange, Any, u"We have %1."},
    {Say::CanDo, Any,
     u"I can look up orders and deliveries, cancel or change an order, arrange returns and replacements, look into "
     u"refunds and subscriptions, and answer questions about how we work.",
     u"I can help with orders, returns, refunds, subscriptions and questions."},
    // %1 company
    {Say::WhoIAm, Any, u"I am %1's automated assistant. Ask for a person at any time, and I will bring one in.",
     u"I am %1's automated assistant."},
    {Say::Vent, Any, u"What would help you most right now?", u"What would help?"},
    // %1 hours
    {Say::OurHours, Any, u"Our team is here %1; I answer at any time.", u"Our hours: %1."},

    // --- what became of it -----------------------------------------------------------------------------------------
    // %1 what: "the cancellation of order ORD-1003"
    {Say::ActionConfirmed, Any, u"Yes, %1 went through.", u"Yes: %1."},
    {Say::ActionPending, Any, u"Not yet: %1 has been requested and is not confirmed.", u"%1 is not confirmed yet."},
    {Say::ActionNotDone, Any, u"No, %1 did not go through, and nothing was changed.", u"%1 did not go through."},
    {Say::NotDoneYet, Any, u"No, that has not been done."},
    {Say::NotYetConfirmed, Any, u"Not yet: I wait for your yes.", u"Not yet."},
    // %1 order, %2 address
    {Say::GoesTo, Any, u"Order %1 goes to %2.", u"%1: %2."},
    // %1 order
    {Say::WithdrawReturn, Any, u"A return that is open cannot be withdrawn from here.", u"I cannot withdraw it here."},
    // %1 what
    {Say::WithdrawDone, Any, u"What is done I cannot take back from here: %1 went through.", u"%1 went through."},
    {Say::WithdrawPending, Any,
     u"%1 has been requested already and I cannot stop it from here; it is not confirmed yet.",
     u"%1 has been requested already."},
    // %1 order
    {Say::Kept, Any, u"I am not cancelling order %1; it stays as it is.", u"Order %1 stays."},
    {Say::KeptNot, Any, u"Order %1 is cancelled already, and I cannot bring it back from here.",
     u"Order %1 is cancelled already."},
    {Say::WithdrawNothing, Any, u"Nothing of that kind is under way, so there is nothing to cancel.",
     u"Nothing of that kind is under way."},
    {Say::AskPerson, Any, u"Shall I bring in somebody who can help with that?", u"Shall I bring in somebody?"},

    // --- without an identity -----------------------------------------------------------------------------------------
    // %1 company
    {Say::SignIn, Any,
     u"I cannot see any orders here until you have signed in with %1. Once you are signed in, I can look it up at "
     u"once.",
     u"Please sign in with %1 first; I see no orders here."},
    {Say::SignInStill, Any, u"Without a sign-in I may neither see nor change orders, so I am passing this on.",
     u"Without a sign-in I cannot see orders; I am passing this on."},
    {Say::ProveOrder, Any,
     u"I can look up your order once I know that it is yours. Please confirm its number, and the e-mail address or the "
     u"postcode that it was placed with, or sign in with %1.",
     u"Please confirm your order by its number and e-mail address or postcode, or sign in with %1."},
    {Say::AskNumberFirst, Any,
     u"I cannot see from here which orders are yours. What is your order number? Then somebody can look it up.",
     u"What is your order number?"},
    {Say::UnknownCustomer, Any, u"I cannot find a customer account for you at %1, so I see no orders here.",
     u"I find no account for you at %1."},

    // --- files without a word ----------------------------------------------------------------------------------------
    {Say::FileThanks, Any,
     u"Thank you, your file has arrived. I cannot look into it myself: what is it about, and what can I do for you?",
     u"Your file has arrived. What is it about?"},
    {Say::FileToColleague, Any,
     u"Thank you. I cannot look into files myself, so a colleague looks at yours and takes over with your whole "
     u"history.",
     u"A colleague looks at your files and takes over."},
};

} // namespace

std::span<const Wording> laterWordings()
{
    return LaterWordings;
}

} // namespace tierdesk::ai
