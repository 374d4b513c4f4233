#include "core/mind/ai/local/Wordings.h"

namespace tierdesk::ai {

namespace {

using namespace tones;

/// Several rows of one phrase that hold for a tone are its variants there. Sums come with their currency sign, dates
/// as "14 November", orders by number.
constexpr Wording Wordings[] = {
    // --- openings and closings -----------------------------------------------------------------------------------
    {Say::Sorry, Friendly | Professional, u"I am sorry about that."},
    {Say::Sorry, Friendly, u"Oh no, I am sorry about this."},
    {Say::Sorry, Friendly | Professional, u"I am sorry for the trouble."},
    {Say::Sorry, Formal, u"Please accept our apologies."},
    {Say::Sorry, Formal, u"We apologise for the inconvenience."},
    {Say::Sorry, Empathetic, u"I am so sorry; I understand how frustrating this is."},
    {Say::Sorry, Empathetic, u"I can see why this upsets you, and I am sorry."},
    {Say::Sorry, Concise, u"Sorry about that."},
    {Say::Sorry, Concise, u"My apologies."},
    // %1 what is wrong: "the torn seam"
    {Say::SorryAbout, Friendly | Professional | Concise, u"I am sorry about %1."},
    {Say::SorryAbout, Formal, u"Please accept our apologies for %1."},
    {Say::SorryAbout, Empathetic, u"I am so sorry about %1; that is not what you should have received."},
    {Say::SorryStrong, Friendly | Professional, u"I am truly sorry; this is not how it should have gone."},
    {Say::SorryStrong, Friendly | Professional, u"You have every reason to be upset, and I am sorry."},
    {Say::SorryStrong, Formal, u"We sincerely apologise; this falls short of what you may expect of us."},
    {Say::SorryStrong, Formal, u"Please accept our sincere apologies for this experience."},
    {Say::SorryStrong, Empathetic, u"I hear how upset you are, and you are right to be. I am truly sorry."},
    {Say::SorryStrong, Empathetic, u"Nobody should have to go through this, and I am truly sorry."},
    {Say::SorryStrong, Concise, u"I am truly sorry."},
    {Say::SorryStrong, Concise, u"You are right to be upset. Sorry."},
    // %1 first name, %2 company
    {Say::Greeting, Friendly, u"Hi %1, good to hear from you! How can I help?"},
    {Say::Greeting, Professional | Empathetic, u"Hello %1, thank you for contacting %2. How can I help?"},
    {Say::Greeting, Formal, u"Good day, %1. Thank you for contacting %2. How may I assist you?"},
    {Say::Greeting, Concise, u"Hello %1. How can I help?"},
    {Say::GreetingAgain, Friendly, u"Hello again! What can I do for you?"},
    {Say::GreetingAgain, Friendly, u"I am still here. What is it about?"},
    {Say::GreetingAgain, Professional | Empathetic, u"Hello again. What can I do for you?"},
    {Say::GreetingAgain, Professional | Empathetic, u"I am here. Please tell me what it is about."},
    {Say::GreetingAgain, Formal, u"Good day again. What may I do for you?"},
    {Say::GreetingAgain, Formal, u"I am at your service. Please tell me what it is about."},
    {Say::GreetingAgain, Concise, u"Hello again. What is it about?"},
    {Say::GreetingAgain, Concise, u"What is it about?"},
    // before words that were just said
    {Say::SaidBefore, Any, u"As I said:", u"Again:"},
    {Say::SaidBefore, Any, u"It is still as before:", u"As before:"},
    {Say::SaidBefore, Any, u"I can only say it once more:", u"Once more:"},
    // %1 company
    {Say::GreetingUnnamed, Friendly, u"Hi, welcome to %1! How can I help?"},
    {Say::GreetingUnnamed, Professional | Empathetic, u"Hello, thank you for contacting %1. How can I help?"},
    {Say::GreetingUnnamed, Formal, u"Good day, and thank you for contacting %1. How may I assist you?"},
    {Say::GreetingUnnamed, Concise, u"Hello. How can I help?"},
    {Say::Welcome, Friendly, u"You are welcome!"},
    {Say::Welcome, Friendly, u"Happy to help!"},
    {Say::Welcome, Professional | Empathetic, u"You are welcome."},
    {Say::Welcome, Formal, u"It is our pleasure."},
    {Say::Welcome, Concise, u"You are welcome."},
    {Say::Goodbye, Friendly, u"Take care, and have a lovely day!"},
    {Say::Goodbye, Professional | Empathetic, u"Thank you for contacting us. Have a good day."},
    {Say::Goodbye, Formal, u"Thank you for contacting us. We wish you a pleasant day."},
    {Say::Goodbye, Concise, u"Goodbye."},
    {Say::AnythingElse, Friendly, u"Is there anything else I can do for you?"},
    {Say::AnythingElse, Friendly, u"Anything else I can help with?"},
    {Say::AnythingElse, Professional | Empathetic, u"Is there anything else I can help with?"},
    {Say::AnythingElse, Formal, u"May I assist you with anything else?"},
    {Say::AnythingElse, Concise, u"Anything else?"},
    {Say::Done, Any, u"All right."},

    // --- the next tier takes over ----------------------------------------------------------------------------------
    {Say::TookOver, Any, u"I have taken over from my colleague and read your conversation.",
     u"I have taken over and read everything."},
    {Say::TookOverCredit, Any, u"You are right, and a credit is not enough."},
    {Say::TookOverUpset, Friendly | Professional | Concise,
     u"I have taken over and read everything, and I am sorry that it came to this.", u"I have taken over. I am sorry."},
    {Say::TookOverUpset, Formal, u"I have taken over your case and read all of it. Please accept my apologies.",
     u"I have taken over. My apologies."},
    {Say::TookOverUpset, Empathetic,
     u"I have taken over and read everything. I understand why you are upset, and I am truly sorry.",
     u"I have taken over. I am truly sorry."},
    {Say::WhatToPutRight, Any, u"Please tell me in a few words what you would like me to put right.",
     u"What may I put right?"},

    // --- which order -----------------------------------------------------------------------------------------------
    // %1 number, %2 contents, %3 sum, %4 state: "delivered on 14 November"
    {Say::FoundOrder, Any, u"I found order %1: %2, %3, %4.", u"Order %1: %2, %3."},
    {Say::OnlyOrder, Any, u"I am looking at your most recent order, %1.", u"About order %1:"},
    {Say::NoSuchOrder, Any, u"I cannot find order %1 under your account.", u"I cannot find %1 under your account."},
    // %1 list
    {Say::WhichOrder, Any, u"Which order is it about: %1?", u"Which order: %1?"},
    {Say::YourOrders, Any, u"Your latest orders are: %1.", u"Your orders: %1."},
    {Say::NoOrders, Any, u"I do not see any order under your account.", u"There is no order under your account."},
    {Say::AskOrderNumber, Any, u"Please check the number, or tell me what you ordered.", u"Please check the number."},
    {Say::WhichOrderAgain, Any, u"I could not tell which order that is. Its number will do, or one thing in it: %1?",
     u"Order number, please: %1?"},
    {Say::WhichItem, Any, u"Which item of order %1 is it about: %2?", u"Which item: %2?"},
    {Say::WhichItemAgain, Any, u"I could not tell which item of order %1 that is. Its name is enough: %2?",
     u"The item's name, please: %2?"},

    // %1 number and contents
    {Say::OnlyOneOrder, Any, u"The only order that I see is %1. Is it about that one?", u"I see only %1. That one?"},

    // %1 what is not there, %2 number and contents
    {Say::NotAmongOrders, Any, u"I see no %1 among your orders; there is %2. Is it about that one?",
     u"I see no %1, only %2. That one?"},

    {Say::NoSuchThing, Any, u"I see no %1 among your orders."},

    // --- several wishes in one message ------------------------------------------------------------------------------
    // %1 the first: "the cancellation", %2 the others
    {Say::OneByOne, Any, u"One after the other: first %1, then %2.", u"First %1, then %2."},
    // %1 the next one
    {Say::NowTo, Any, u"Now to %1.", u"Then %1."},
    {Say::NextWish, Any, u"Next comes %1. Shall I go on with it?", u"Next: %1?"},
    // %1 the others
    {Say::GoesAlong, Any, u"What else you asked for is passed on as well: %1.", u"Also passed on: %1."},

    // --- where an order is -----------------------------------------------------------------------------------------
    // %1 number, %2 date
    {Say::StatusPending, Any, u"Order %1 was placed on %2 and waits for its payment to clear; it has not shipped yet.",
     u"Order %1 is pending and has not shipped yet."},
    {Say::StatusProcessing, Any, u"Order %1 was placed on %2 and is being prepared; it has not shipped yet.",
     u"Order %1 is being prepared and has not shipped yet."},
    // %1 number, %2 carrier, %3 tracking number, %4 date
    {Say::StatusShipped, Any, u"Order %1 left on %4 with %2, tracking number %3.",
     u"Order %1: %2, tracking number %3."},
    {Say::StatusShippedPlain, Any, u"Order %1 has shipped and is on its way.", u"Order %1 has shipped."},
    {Say::StatusOutForDelivery, Any, u"Order %1 is out for delivery today with %2, tracking number %3.",
     u"Order %1 is out for delivery (%2, %3)."},
    {Say::StatusException, Any, u"The carrier reports a problem with order %1 (%2, tracking number %3).",
     u"Order %1 is held up (%2, %3)."},
    {Say::StatusDelivered, Any, u"Order %1 was delivered on %4 by %2, tracking number %3.",
     u"Order %1 was delivered on %4."},
    // %1 number, %2 date
    {Say::StatusDeliveredPlain, Any, u"Order %1 has been delivered."},
    {Say::StatusCancelled, Any, u"Order %1 is cancelled."},
    {Say::StatusReturned, Any, u"Order %1 has been returned."},
    {Say::Eta, Any, u"It should arrive on %1.", u"Expected on %1."},
    {Say::EtaToday, Any, u"It should arrive today.", u"Expected today."},
    // %1 date, %2 "3 days"
    {Say::EtaLate, Any, u"It was due on %1 and is %2 late.", u"It is %2 late (due on %1)."},
    {Say::LastPlace, Any, u"It was last seen in %1."},
    // %1 sum, %2 paid
    {Say::RefundedSoFar, Any, u"So far %1 of the %2 paid has been refunded.", u"Refunded so far: %1 of %2."},
    {Say::ReturnOpen, Any, u"A return has been requested for it."},
    // %1 number, %2 carrier, %3 date
    {Say::SaysDelivered, Any, u"%2 reports order %1 as delivered on %3.", u"%2: delivered on %3."},

    // --- asking for a yes: all that will happen is in it
    // --------------------------------------------------------------
    // %1 sum, %2 order, %3 " for the Ridge 3 tent" or empty, %4 " to your card ending 4242" or empty
    {Say::ConfirmRefund, Any, u"I can refund %1%3 on order %2%4. Shall I do that?",
     u"Refund %1 on order %2, yes or no?"},
    {Say::ConfirmCredit, Any, u"I can add a credit of %1 to your account. Shall I do that?",
     u"Add a credit of %1, yes or no?"},
    // %1 what, %2 order, %3 " to 12 Elm Street, Springfield" or empty
    {Say::ConfirmReplacement, Any, u"I can send a replacement for %1 of order %2%3 at no cost. Shall I do that?",
     u"Replace %1 of order %2, yes or no?"},
    // %4 variant
    {Say::ConfirmExchange, Any, u"I can exchange %1 of order %2 for %4, sent%3 at no cost. Shall I do that?",
     u"Exchange %1 of order %2 for %4, yes or no?"},
    // %1 order, %2 contents, %3 sum paid
    {Say::ConfirmCancel, Any, u"I can cancel order %1 (%2); the %3 paid will be refunded in full. Shall I do that?",
     u"Cancel order %1, yes or no?"},
    {Say::ConfirmCancelUnpaid, Any, u"I can cancel order %1 (%2); nothing has been paid on it. Shall I do that?",
     u"Cancel order %1, yes or no?"},
    {Say::ConfirmCancelRefunded, Any,
     u"I can cancel order %1 (%2); what was paid has been refunded already. Shall I do that?",
     u"Cancel order %1, yes or no?"},
    // %3 sum not refunded yet
    {Say::ConfirmCancelRest, Any,
     u"I can cancel order %1 (%2); the %3 not refunded yet goes back to you. Shall I do that?",
     u"Cancel order %1, yes or no?"},
    // %1 what, %2 order
    {Say::ConfirmReturn, Any, u"I can open a return for %1 of order %2. Shall I do that?",
     u"Open a return for %1 of order %2, yes or no?"},
    // %3 " for blue, L" or empty
    {Say::ConfirmReturnExchange, Any,
     u"I can exchange %1 of order %2%3: you send it back with the label of a return, and the new one follows. "
     u"Shall I do that?",
     u"Return %1 of order %2 for an exchange%3, yes or no?"},
    // %1 order, %2 address
    {Say::ConfirmAddress, Any, u"I will change the delivery address of order %1 to: %2. Shall I do that?",
     u"Deliver order %1 to %2, yes or no?"},
    // %1 plan, %2 ref
    {Say::ConfirmPause, Any, u"I can pause your %1 subscription (%2). Shall I do that?", u"Pause %2, yes or no?"},
    {Say::ConfirmSubscriptionCancel, Any, u"I can cancel your %1 subscription (%2). Shall I do that?",
     u"Cancel %2, yes or no?"},
    {Say::ConfirmResume, Any, u"I can resume your %1 subscription (%2). Shall I do that?", u"Resume %2, yes or no?"},
    // %3 new plan, %4 " ($99.00)" or empty
    {Say::ConfirmPlan, Any, u"I can change your subscription %2 from %1 to %3%4. Shall I do that?",
     u"Change %2 to %3%4, yes or no?"},
    {Say::NeedClearYes, Friendly | Empathetic, u"I would like to be sure before I change anything."},
    {Say::NeedClearYes, Professional | Formal, u"I need a clear yes before I change anything."},
    {Say::NeedClearYes, Concise, u"Please answer yes or no."},
    {Say::NothingChanged, Any, u"All right, I have changed nothing.", u"Nothing was changed."},
    {Say::LeftAside, Any, u"I have left that aside and changed nothing.", u"Nothing was changed."},

    // --- what happened ---------------------------------------------------------------------------------------------
    // %1 sum, %2 order, %3 " to your card ending 4242" or empty
    {Say::RefundDone, Any, u"Done: I have refunded %1 on order %2%3.", u"Refunded: %1, order %2."},
    {Say::RefundPending, Any, u"I have requested the refund of %1 on order %2%3; it is not confirmed yet.",
     u"Refund of %1 requested, not confirmed yet."},
    {Say::CreditDone, Any, u"Done: I have added a credit of %1 to your account.", u"Credit added: %1."},
    {Say::CreditPending, Any, u"I have requested the credit of %1; it is not confirmed yet.",
     u"Credit of %1 requested, not confirmed yet."},
    // %1 what, %2 order
    {Say::ReplacementDone, Any, u"Done: a replacement for %1 of order %2 has been ordered for you.",
     u"Replacement ordered: %1."},
    {Say::ReplacementPending, Any, u"I have requested a replacement for %1 of order %2; it is not confirmed yet.",
     u"Replacement requested, not confirmed yet."},
    // %1 order, %2 sum
    {Say::CancelDone, Any, u"Done: order %1 is cancelled, and %2 goes back to you.", u"Order %1 is cancelled."},
    {Say::CancelDoneUnpaid, Any, u"Done: order %1 is cancelled.", u"Order %1 is cancelled."},
    {Say::CancelPending, Any, u"I have requested the cancellation of order %1; it is not confirmed yet.",
     u"Cancellation requested, not confirmed yet."},
    // %1 what, %2 order
    {Say::ReturnDone, Any, u"Done: the return of %1 of order %2 is open.", u"Return open: %1."},
    // %3 " for blue, L" or empty
    {Say::ReturnExchangeDone, Any,
     u"Done: the exchange of %1 of order %2%3 is noted. Its return is open, and the new one follows when it is on its "
     u"way.",
     u"Exchange noted, return open: %1%3."},
    {Say::ReturnExchangePending, Any, u"I have requested the exchange of %1 of order %2%3; it is not confirmed yet.",
     u"Exchange requested, not confirmed yet."},
    {Say::ReturnPending, Any, u"I have requested the return of %1 of order %2; it is not confirmed yet.",
     u"Return requested, not confirmed yet."},
    // %1 order, %2 address
    {Say::AddressDone, Any, u"Done: order %1 now goes to %2.", u"Address of order %1 changed."},
    {Say::AddressPending, Any, u"I have requested the new address of order %1; it is not confirmed yet.",
     u"Address change requested, not confirmed yet."},
    // %1 ref, %2 what it is now: "paused", "on the Annual plan"
    {Say::SubscriptionDone, Any, u"Done: your subscription %1 is now %2.", u"%1 is now %2."},
    {Say::SubscriptionPending, Any, u"I have requested the change of your subscription %1; it is not confirmed yet.",
     u"Change of %1 requested, not confirmed yet."},
    // %1 what: "refund of $50.00"
    {Say::ActionFailed, Any,
     u"I am sorry: the %1 did not go through, and nothing was changed. Shall I try again, or bring in somebody else?",
     u"The %1 did not go through; nothing was changed. Try again?"},

    // --- remedies --------------------------------------------------------------------------------------------------
    // %1 sum, %2 who is next: "my manager", "a colleague"
    // %1 sum
    {Say::AskRemedy, Any, u"Would you rather have a replacement or your money back?",
     u"A replacement or your money back?"},
    {Say::OfferBoth, Any, u"I can send a replacement or refund %1. Which would you like?",
     u"A replacement, or %1 back?"},
    {Say::MostCredit, Any, u"%1 is the most I may credit.", u"At most %1."},
    // %1 what is left, %2 limit
    {Say::MostCreditLeft, Any, u"%1 is left of the %2 that I may credit you.", u"%1 is left to credit."},
    // %1 as written
    {Say::AmountNotPayable, Any, u"%1 is not a sum that I can pay out.", u"I cannot pay out %1."},
    {Say::AmountUnclear, Any, u"I do not want to guess which sum is meant by “%1”.", u"“%1” is not clear to me."},
    // %2 smallest step
    {Say::AmountTooFine, Any, u"I cannot pay out %1: the smallest step is %2.", u"The smallest step is %2."},
    // %2 its currency, %3 ours
    {Say::AmountForeign, Any, u"%1 is in %2; I can only pay out in %3.", u"I can only pay out in %3."},
    // %1 refundable, %2 order
    {Say::AskRefundAmount, Any, u"How much of the %1 that can be refunded on order %2 would you like back?",
     u"How much of the %1 would you like back?"},
    // %1 our currency
    {Say::AskAmount, Any, u"Which sum in %1 do you mean?"},
    // %1 asked, %2 refundable, %3 order
    {Say::CappedAtRefundable, Any, u"At most %2 can still be refunded on order %3, not %1.",
     u"At most %2 is left to refund, not %1."},
    // %3 item
    {Say::CappedAtItem, Any, u"At most %2 can still be refunded for %3, not %1.", u"At most %2 for %3, not %1."},
    {Say::AlreadyRefunded, Any, u"Order %1 has already been refunded in full (%2).", u"Order %1 is already refunded."},
    // %1 what, %2 order, %3 sum
    {Say::ItemRefunded, Any, u"For %1, %3 was already refunded on order %2.", u"%1: %3 was already refunded."},
    // %1 order, %2 sum
    {Say::NothingLeft, Any,
     u"Everything in order %1 has already been replaced or refunded, so nothing is left to refund.",
     u"Nothing is left to refund on order %1."},
    {Say::NothingPaid, Any, u"Nothing has been paid on order %1 yet, so there is nothing to refund.",
     u"Nothing was paid on order %1."},
    {Say::NotShippedCancel, Any, u"Order %1 has not shipped yet, so cancelling it is the quickest way to your money.",
     u"Order %1 has not shipped yet."},
    {Say::WhatWentWrong, Any, u"Please tell me what went wrong, so that I can see what I may offer.",
     u"What went wrong?"},
    // %1 what, %2 order
    {Say::WhatIsWrong, Any, u"What is wrong with %1 of order %2?", u"What is wrong with it?"},
    {Say::OutOfStock, Any, u"%1 is out of stock, so I cannot send another one.", u"%1 is out of stock."},
    // %1 what, %2 list
    {Say::AskVariant, Any, u"Which one would you like instead of %1: %2?", u"Which one: %2?"},
    {Say::AskVariantAgain, Any, u"I can only exchange it for %2. Which one shall it be?", u"Only %2. Which one?"},
    // %1 asked for, %2 order, %3 "2 × Wool socks"
    {Say::FewerLeft, Any, u"%1 is more than there is: on order %2 it can be done for %3.", u"It can be done for %3."},
    {Say::AlreadyReplaced, Any, u"Order %2 shows %1 as replaced or returned already.", u"%1 was already replaced."},
    {Say::NotShippedReplace, Any, u"Order %1 has not shipped yet, so there is nothing to replace.",
     u"Order %1 has not shipped yet."},

    // --- what cannot be done -----------------------------------------------------------------------------------------
    {Say::CannotCancelLeft, Any, u"Order %1 has already left us, so it can no longer be cancelled.",
     u"Order %1 has already left."},
    {Say::CancelWholeOnly, Any, u"I can cancel order %1 only as a whole, not single items of it.",
     u"Only all of order %1 can be cancelled."},
    {Say::CannotCancelShipped, Any,
     u"Order %1 has already left us, so it can no longer be cancelled. I can open a return for it instead.",
     u"Order %1 has already left; a return is possible."},
    {Say::AlreadyCancelled, Any, u"Order %1 is already %2.", u"Order %1 is %2."},
    {Say::CannotChangeAddressShipped, Any,
     u"Order %1 has already left us, so its address can no longer be changed here. %2 may be able to redirect it.",
     u"Order %1 has already left; its address can no longer be changed."},
    {Say::AskAddress, Any, u"What is the new address for order %1, with street, city, postcode and country?",
     u"What is the new address?"},
    {Say::AddressUnclear, Any, u"I could not read a whole address there.", u"That address is not complete."},
    {Say::ReturnRequested, Any, u"A return for order %1 is already open.", u"Its return is already open."},
    {Say::NotShippedReturn, Any, u"Order %1 has not shipped yet. I can cancel it instead.",
     u"Order %1 has not shipped yet."},
};

} // namespace

std::array<std::span<const Wording>, 2> wordings()
{
    return {std::span<const Wording>(Wordings), laterWordings()};
}

} // namespace tierdesk::ai
