#include "tests/core/mind/ai/ScriptTest.h"

using namespace tierdesk;
using namespace tierdesk::test;

/// Conversations with customers who want several things, answer beside the question, or take back what they said.
class TstWishes final : public ScriptTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { loadReader(); }
    void conversation_data();
    void conversation() { runScript(); }
};

void TstWishes::conversation_data()
{
    beginScripts();

    // --- every wish of a message is answered
    talk("the subscription first, then the refund of its payment", R"(
        * customer Luis
        * subscriptions-allowed
        > cancel my subscription and refund the last payment
        = first the cancellation of your subscription, then the refund
        = I can cancel your Monthly subscription (SUB-1001). Shall I do that?
        > yes
        @ action change_subscription
        = Next comes the refund. Shall I go on with it?
        > yes
        @ no action
        ! ORD-
        = passing your refund on
        @ climb COMPLEX_ISSUE
    )");
    talk("a yes and another wish: one is done, the other is next", R"(
        * customer Luis
        > cancel order 1003
        > Yes, and give me $50 credit
        @ action cancel_order
        = Next comes the compensation
        > ok
        = what went wrong
        > you took two weeks to answer me
        = $10.00 is the most I may credit.
        > yes
        @ action credit 1000
    )");
    talk("a yes on a condition is no yes", R"(
        * customer Luis
        > cancel order 1003
        > yes if you give me $50 credit
        @ no action
    )");
    talk("the next wish may be let go", R"(
        * customer Luis
        > cancel order 1003
        > Yes, and give me $50 credit
        @ action cancel_order
        > no, forget it
        @ no action
        = All right
    )");
    talk("two orders are refunded one after the other", R"(
        * customer Luis
        * refunds-allowed
        > please refund order 1001 and order 1002
        = first the refund for order ORD-1001, then the refund for order ORD-1002
        = I can refund $150.00 on order ORD-1001
        > yes
        @ action refund 15000
        = Next comes the refund for order ORD-1002
        > yes
        = I can refund $89.00 on order ORD-1002
        > yes
        @ action refund 8900
        ! Next
    )");
    talk("a question and a wish: the question is answered at once", R"(
        * customer Luis
        > where is order 1002 and please cancel order 1003
        = JD0146
        = Now to the cancellation for order 1003.
        = I can cancel order ORD-1003
        > yes
        @ action cancel_order
    )");
    talk("a wish and a question about how things are done", R"(
        * customer Luis
        > Please cancel order 1003. How long does shipping take?
        @ article KB-SHIPPING
        = I can cancel order ORD-1003
        > yes
        @ action cancel_order
    )");
    talk("a no to the first goes on to the second", R"(
        * customer Luis
        * refunds-allowed
        > cancel order 1003 and refund order 1001
        = I can cancel order ORD-1003
        > no
        = changed nothing
        = Now to the refund for order 1001. I can refund $150.00
        > yes
        @ action refund 15000
    )");
    talk("cancelling brings the money back: that is one wish", R"(
        * customer Luis
        > cancel order 1003 and refund me
        ! then
        = the $40.00 paid will be refunded in full
        > yes
        @ action cancel_order
        ! Next
    )");
    talk("what has left is returned, and the refund is not forgotten", R"(
        * customer Luis
        > cancel order 1002 and refund me
        = can no longer be cancelled
        = the refund
        = I can open a return for the Camp stove
        > yes
        @ action return
        = Next comes the refund
    )");
    talk("three wishes", R"(
        * customer Luis
        * subscriptions-allowed
        > cancel order 1003, pause my subscription and refund order 1001
        = first the cancellation for order 1003, then the pause of your subscription and the refund for order 1001
        > yes
        @ action cancel_order
        = Next comes the pause of your subscription
        > sure
        = pause your Monthly subscription
        > yes
        @ action change_subscription
        = Next comes the refund for order 1001
        > thanks, go on
        = above what I may approve
    )");
    talk("who is passed on takes the other wishes along", R"(
        * customer Luis
        * no-manager
        > cancel my subscription and cancel order 1003
        @ climb COMPLEX_ISSUE
        = What else you asked for is passed on as well: the cancellation for order 1003.
    )");
    talk("the manager answers both as well", R"(
        * customer Luis
        > cancel my subscription and cancel order 1003
        @ climb COMPLEX_ISSUE
        +
        = first the cancellation of your subscription, then the cancellation for order 1003
        = cancel your Monthly subscription
        > yes
        @ action change_subscription
        = Next comes the cancellation for order 1003
    )");
    talk("what happened is no wish", R"(
        * customer Luis
        * refunds-allowed
        > I asked for a refund last week and you promised a replacement. Refund the boots of order 1001 now.
        ! then
        = $120.00
    )");
    talk("alternatives are one wish", R"(
        * refunds-allowed
        * replacements-allowed
        > my tent is torn, give me a refund or a replacement
        ! One after the other
    )");
    talk("a reason with another word for it is no second wish", R"(
        * customer Luis
        * replacements-allowed
        > the boots from order 1001 are too small and I want a refund for them
        ! One after the other
    )");

    // --- what is asked three times is not asked a fourth time
    talk("which order, twice and no more", R"(
        * customer Luis
        > refund my order
        = Which order
        > just do it
        = could not tell which order
        > do it!!
        @ climb COMPLEX_ISSUE
        = We are not getting anywhere like this
    )");
    talk("an order that is named at last is taken", R"(
        * customer Luis
        > cancel my order
        > my order
        > 1003
        = I can cancel order ORD-1003
        > yes
        @ action cancel_order
    )");
    talk("a choice of one is none", R"(
        > I want to return something
        ! Which
        = the Ridge 3 tent of order ORD-9876
    )");
    talk("the only order, when another was named", R"(
        * refunds-allowed
        > refund order 4711
        = I cannot find order #4711 under your account.
        = The only order that I see is ORD-9876 (Ridge 3 tent). Is it about that one?
        ! Which
        > yes
        @ no action
        = $312.40
    )");
    talk("which item is answered with another order", R"(
        * customer Luis
        * refunds-allowed
        > I want to return an item of order 1001
        = Which item
        > no, ORD-1002
        = Camp stove of order ORD-1002
        > yes
        @ action return
        @ argument STV-2
    )");
    talk("which item is answered with what another order holds", R"(
        * customer Luis
        > I want to return an item of order 1001
        > the stove
        = Camp stove of order ORD-1002
    )");

    talk("which item, and a yes is none", R"(
        * customer Luis
        > I want to return an item of order 1001
        > yes
        = could not tell which item
        @ no action
        > idk
        @ climb COMPLEX_ISSUE
    )");
    talk("all of it goes back as one return", R"(
        * customer Luis
        > I want to return an item of order 1001
        > all of it
        = I can open a return for Trail boots and 1 more item of order ORD-1001
        > yes
        @ action return
    )");

    // --- what was proposed, and nothing else
    talk("yes to the socks is no yes to the boots", R"(
        * customer Luis
        > return the boots of order 1001
        > yes, the socks
        @ no action
        = 2 × Wool socks
        > yes
        @ action return
        @ argument SOC-1
    )");
    talk("yes to one item is no yes to the whole order", R"(
        * customer Luis
        * refunds-allowed
        > refund order 1001
        = $150.00
        > yes, refund the socks
        @ no action
        = $30.00
    )");
    talk("one of them is no yes to all of them", R"(
        * customer Luis
        > return the socks of order 1001
        = 2 × Wool socks
        > then return 1 of them
        @ no action
        = 1 × Wool socks
        > yes
        @ action return
        @ argument "quantity":1
    )");
    talk("what was never bought is not taken for what was", R"(
        * refunds-allowed
        > my stove is broken, I want my money back
        = I see no stove among your orders; there is ORD-9876 (Ridge 3 tent). Is it about that one?
        @ no action
        > yes
        = $312.40
        @ no action
    )");
    talk("the subscription is moved without being named", R"(
        * customer Luis
        * subscriptions-allowed
        > switch me to Annual and hurry up
        = from Monthly to Annual ($99.00)
    )");
    talk("two troubles are two", R"(
        * customer Luis
        > I was charged twice for order 1002 and the boots of order 1001 are torn
        = one payment
        = Now to the faulty item for order 1001.
        = Trail boots, $120.00
    )");

    talk("the wrong order is not cancelled for the right one", R"(
        * customer Luis
        > Change order 1001 to size 43 and cancel 1003
        ! cancel order ORD-1001
        @ no action
    )");
    talk("a cancellation and a question about its money", R"(
        * customer Luis
        > pls cancel order 1003, and when do i get my money back
        = I can cancel order ORD-1003
        > yes
        @ action cancel_order
        ! Next comes
        > and when do i get my money back
        = 5 working days
    )");
    talk("a threat is no alternative", R"(
        * customer Luis
        * refunds-allowed
        > Refund order 1001 + $10 credit or I tell everybody
        = How much of the $150.00
        @ no action
    )");
    talk("no, the boots only", R"(
        * customer Luis
        * refunds-allowed
        > I want my money back
        = Which order
        > no the boots only
        = $120.00 for the Trail boots
    )");
    talk("a return of one and an exchange of the other", R"(
        * customer Luis
        * replacements-allowed
        > return the socks of order 1001 and exchange the boots for size 43
        = first the return for order 1001, then the exchange
        = 2 × Wool socks
    )");

    talk("both orders, one after the other", R"(
        * customer Luis
        > cancel all my orders
        = first the cancellation for order ORD-1003, then the cancellation for order ORD-1002
        = I can cancel order ORD-1003
        > yes
        @ action cancel_order
        = Next comes the cancellation for order ORD-1002
        > yes
        = can no longer be cancelled
    )");
    talk("instead of sending it back is no return", R"(
        > the tent is bent, I want a discount instead of sending it back
        ! return
        = credit
        @ no action
    )");
    talk("a state's letters are no alternative", R"(
        * customer Luis
        > where is order 1002 and please change the address of order 1003 to 9 Oak Rd, Salem, OR 97301
        = JD0146
        = 9 Oak Rd, Salem, OR 97301
        > yes
        @ action change_address
    )");
    talk("the second time is not the second order", R"(
        * customer Luis
        * refunds-allowed
        > my boots are torn, this is the second time I write, I want a refund for them
        = $120.00
        = ORD-1001
    )");
    talk("what was sent anew is not offered money for", R"(
        * customer Luis
        * item-replaced BT-42
        > the boots of order 1001 arrived torn
        = as replaced or returned already
        ! credit
        = Shall I bring in somebody
    )");
    talk("change it to my mum's place", R"(
        * customer Luis
        > change order 1003 to my mums place 14 High Street, Leeds LS1 4AB
        = 14 High Street, Leeds, LS1 4AB, GB
        ! mums
    )");

    talk("a yes to the tier below is not lost in the climb", R"(
        * customer Luis
        > cancel order 1003
        = Shall I do that?
        > yes, and cancel my subscription as well
        @ action cancel_order
        = Next comes the cancellation of your subscription
        > yes
        @ climb COMPLEX_ISSUE
    )");
    talk("the thing is not forgotten while the order is asked for", R"(
        * customer Luis
        * refunds-allowed
        * two orders with socks
        > a sock has a hole, I want a refund for the socks
        = Which order
        > ORD-1001
        = Wool socks
        ! $150.00
        @ no action
    )");
    talk("what no order holds is said to be missing before it is asked which", R"(
        * customer Luis
        * refunds-allowed
        > refund the tent i bought
        = I see no tent among your orders.
        = Which order
        @ no action
    )");
    talk("a question about a policy asks for no return", R"(
        * customer Luis
        > can you cancel order 1003? also whats ur return policy
        @ article KB-RETURNS
        = I can cancel order ORD-1003
    )");

    talk("of one order that is cancelled and one that is not, the choice is none", R"(
        * customer Luis
        * refunds-allowed
        * closed ORD-1001
        * closed ORD-1002
        > cancel my order
        ! Which order
        = I can cancel order ORD-1003
    )");
    talk("who takes over does not ask once more", R"(
        * customer Luis
        > refund my order
        > my order
        > my order
        @ climb COMPLEX_ISSUE
        +
        @ climb TECHNICAL_LIMITATION
    )");
    talk("what is no answer may be another matter", R"(
        * customer Luis
        > refund my order
        = Which order
        > do you ship to Canada
        ! Which order
    )");
    talk("what may not be given away is exchanged for what comes back", R"(
        * customer Luis
        > the boots of order 1001 are too tight, can I swap them for 43
        = you send it back with the label of a return
        > yes please
        @ action return
        = for 43 is noted
    )");
    talk("what is sent back is a return, whatever it is called", R"(
        * customer Luis
        > what did I order in 1003?
        = Glow lantern
        > I want to send the boots of order 1001 back, too small
        = open a return
    )");
    talk("who asks what would come of it orders nothing", R"(
        * customer Luis
        > what's the longest I can pause my subscription for?
        ! Shall I do that
        > please cancel order 1003. how long does the refund take?
        = Shall I do that
    )");
    talk("who gets the case reads what was asked about", R"(
        * customer Luis
        > somebody broke into my account and changed my email
        @ climb COMPLEX_ISSUE
        @ summary Somebody else seems to be in the account
    )");
    talk("what is told beside a wish is no second wish", R"(
        * customer Luis
        > the boots of order 1001 came torn, box crushed. new one pls
        ! One after the other
        > I ordered the large. Can I have them in 43?
        ! One after the other
    )");
    talk("neither a replacement nor the money is for a person", R"(
        * customer Luis
        > the seam of the boots of order 1001 is torn
        = replacement
        > a repair
        @ climb POLICY_EXCEPTION
        +
        @ climb TECHNICAL_LIMITATION
        ! refund
    )");
    talk("cancel and refund is no withdrawal", R"(
        * customer Luis
        > it takes too long, cancel + refund order 1003
        = I can cancel order ORD-1003
    )");

    talk("one of two that are called the same is asked for, and not both refunded", R"(
        * customer Luis
        * refunds-allowed
        * two boots
        > refund the boots of order 1001
        = Which item
        @ no action
        > the trail boots
        = $120.00 for the Trail boots
    )");
    talk("each of an order's items is the order", R"(
        * customer Luis
        * refunds-allowed
        > refund the boots and the socks of order 1001
        = $150.00 on order ORD-1001
    )");

    // --- an address without the word
    talk("ship it to my work is a new address", R"(
        * customer Luis
        > please ship ORD-1003 to my work: 10 Downing Street, London SW1A 2AA
        = order ORD-1003 to:
        = 10 Downing Street, London, SW1A 2AA, GB
        ! work
        @ no action
        > yes
        @ action change_address
        @ argument Downing
    )");
    talk("deliver it at my work is a new address", R"(
        * customer Luis
        > can you deliver order 1003 to my office at 5 Oak Lane, Salem, OR 97301?
        = 5 Oak Lane, Salem, OR 97301
        ! office
    )");
    talk("what has left is not sent elsewhere", R"(
        * customer Luis
        > send order 1002 to 5 Oak Lane, Salem, OR 97301
        = already left
        @ no action
    )");
    talk("a replacement to another place is a replacement", R"(
        * customer Luis
        * replacements-allowed
        > send a replacement for the boots of order 1001 to 5 Oak Lane, Salem, OR 97301
        ! change the delivery address
    )");

    // --- a wish for money is no question about it
    talk("it never arrived, refund it", R"(
        * customer Luis
        * refunds-allowed
        > the boots never arrived, refund $74
        = I can refund $74.00 for the Trail boots on order ORD-1001
        > yes
        @ action refund 7400
    )");
    talk("a refund that never arrived is asked about", R"(
        > my refund never arrived
        = No refund has been made on order ORD-9876 so far.
        @ no action
    )");
    talk("a refund of a subscription is not taken from an order", R"(
        * customer Luis
        * refunds-allowed
        > refund my subscription
        ! ORD-
        @ no action
        @ climb COMPLEX_ISSUE
    )");

    // --- don't cancel it
    talk("don't cancel it, once it is cancelled", R"(
        * customer Luis
        > cancel order 1003
        > yes
        @ action cancel_order
        > no wait, don't cancel it!
        = the cancellation of order ORD-1003 went through
        = Shall I bring in somebody
        ! Thank you for contacting
        > yes
        @ climb CUSTOMER_REQUEST
    )");
    talk("don't cancel it, before anything was done", R"(
        * customer Luis
        > cancel order 1003
        > actually don't cancel it
        @ no action
        = I am not cancelling order ORD-1003
        > don't cancel it
        = I am not cancelling order ORD-1003
        @ no action
    )");
    talk("don't cancel an order that is under way", R"(
        * customer Luis
        > where is order 1002
        > please don't cancel it
        = I am not cancelling order ORD-1002
        = JD0146
        @ no action
    )");
    talk("don't cancel the subscription", R"(
        * customer Luis
        * subscriptions-allowed
        > cancel my subscription
        > yes
        @ action change_subscription
        > I don't want to cancel it
        = the change of subscription SUB-1001 went through
        @ no action
    )");

    // --- plans
    talk("a plan that only others have goes to a person", R"(
        * customer Luis
        * tier 2
        > change my plan to Founders
        @ climb POLICY_EXCEPTION
        @ refused change_subscription
    )");
    talk("a plan that nobody sells: those that are sold are named", R"(
        * customer Luis
        * tier 2
        > upgrade my plan to lifetime free gold
        = do not find a plan
        = Annual plan
        @ no action
    )");
    talk("a part of a plan's name is no plan", R"(
        * customer Luis
        * tier 2
        > change my plan to Ann
        = do not find a plan
        @ no action
    )");

    // --- languages
    talk("Spanish is not followed by English", R"(
        * no-manager
        > Hola, no he recibido mi pedido y quiero saber dónde está
        @ climb TECHNICAL_LIMITATION
        = solo entiende inglés
        ! colleague
        ! shortly
    )");
    talk("Italian, where nobody else is", R"(
        * no-human
        > Buongiorno, non ho ancora ricevuto il mio ordine, dove si trova?
        @ no climb
        = capisce solo l’inglese
        = +14155559999
        ! nobody else
    )");
}

QTEST_GUILESS_MAIN(TstWishes)
#include "tst_wishes.moc"
