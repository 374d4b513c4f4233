#include "tests/core/mind/ai/ScriptTest.h"

using namespace tierdesk;
using namespace tierdesk::test;

/// What a yes pays for: exactly what was proposed, and proposed is what was asked for. Each talk moved the wrong money,
/// the wrong goods or the wrong order once.
class TstConsent final : public ScriptTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { loadReader(); }
    void conversation_data();
    void conversation() { runScript(); }
};

void TstConsent::conversation_data()
{
    beginScripts();

    // --- a yes to another deed
    for (const char *other : {"yes, pause it", "yes, pause the subscription", "yes, change the address",
                              "yes, resume it", "yes, refund order 1001", "yes, send a new one"}) {
        QTest::newRow(qPrintable(u"no cancellation by: "_s + QString::fromLatin1(other)))
            << u"* customer Luis\n > cancel order 1003\n = I can cancel order ORD-1003\n > %1\n"
               " @ no action"_s.arg(QString::fromLatin1(other));
    }
    talk("no end of a subscription by a yes to a refund", R"(
        * customer Luis
        * subscriptions-allowed
        > cancel my subscription
        = I can cancel your Monthly subscription
        > yes, refund me
        @ no action
    )");

    // --- how many
    talk("for the two of us is no count", R"(
        * customer Luis
        > the boots of order 1001 are too big for the two of us, I want to return the boots
        = a return for the Trail boots
        ! more than there is
    )");
    talk("just one of two", R"(
        * customer Luis
        > I want to return the socks of order 1001
        = a return for 2 × Wool socks
        > yes, just one please
        @ no action
        = 1 × Wool socks
        > yes
        @ action return
    )");
    talk("more than there is, to be paid back", R"(
        * customer Luis
        * refunds-allowed
        > refund the socks of order 1001, x3
        = 3 is more than there is
        = refund $30.00
    )");
    talk("yes to both pieces", R"(
        * customer Luis
        > I want to return the socks of order 1001
        = a return for 2 × Wool socks
        > yes, both
        @ action return
    )");
    talk("yes to both wishes", R"(
        * customer Luis
        * subscriptions-allowed
        > please cancel order 1003 and pause my subscription
        = I can cancel order ORD-1003
        > yes, please do both
        @ action cancel_order
        = Next comes the pause
        > yes, both
        = I can pause your Monthly subscription
        > yes
        @ action change_subscription
    )");
    talk("the same question is not asked for ever", R"(
        * customer Luis
        > I want to return the socks of order 1001
        > yes, 3 of them
        @ no action
        > yes, 3 of them
        @ no action
        > yes, 3 of them
        = I have changed nothing
        @ no action
    )");

    talk("that one is the one that was proposed", R"(
        * customer Luis
        > please cancel the lantern I ordered
        = I can cancel order ORD-1003
        > yes, cancel that one
        @ action cancel_order
    )");
    talk("what comes back is told after a cancellation", R"(
        * customer Luis
        > cancel order 1003
        > yes
        @ action cancel_order
        > and how much do I get back?
        = $40.00
        ! Which order
    )");
    talk("an address ends where the sentence does", R"(
        * customer Luis
        > It should be 142 Alder Lane, Portland, OR 97205. Would you kindly correct it for order 1003?
        = OR 97205
        ! 97205.
    )");

    // --- how much
    talk("completely worn socks are not the whole order", R"(
        * customer Luis
        * refunds-allowed
        > The socks of order 1001 are completely worn through, please refund them
        = refund $30.00
        ! $150
    )");
    talk("all of them are the socks", R"(
        * customer Luis
        * refunds-allowed
        > please refund the socks of order 1001, they have holes
        = refund $30.00
        > yes, all of them
        ! $150
    )");
    talk("what was not sent is not paid for and sent", R"(
        * customer Luis
        * refunds-allowed
        > please refund the lantern
        = I can cancel order ORD-1003
        > yes
        @ action cancel_order
    )");
    talk("nor by its sum", R"(
        * customer Luis
        * refunds-allowed
        > refund the $40 for order 1003
        = I can cancel order ORD-1003
    )");
    talk("the sum of a cancellation is nothing new", R"(
        * customer Luis
        > cancel order 1003
        > yes, cancel it, refund the $40
        @ action cancel_order
    )");

    // --- which order
    talk("one order, not the other", R"(
        * customer Luis
        * refunds-allowed
        > refund order 1001, not order 1002
        = order ORD-1001
        ! ORD-1002
    )");
    talk("the order that is refunded is not the one that came well", R"(
        * customer Luis
        * refunds-allowed
        > Order 1002 arrived fine, but order 1001 has a hole in the boots, refund order 1001
        = ORD-1001
        ! ORD-1002
    )");
    talk("of all my orders only the boots", R"(
        * customer Luis
        * refunds-allowed
        > Of all my orders only the boots were bad, refund the boots
        = ORD-1001
        ! ORD-1003
    )");
    talk("the order with the boots is where the socks are", R"(
        * customer Luis
        * two orders with socks
        > I want to return the socks
        = Which order
        > the one with the boots
        = Wool socks
        ! Trail boots
    )");
    talk("what is kept is not sent back", R"(
        * customer Luis
        > I want to return the boots of order 1001. The socks I keep.
        = a return for the Trail boots
        ! socks
    )");
    talk("the boots first", R"(
        * customer Luis
        * refunds-allowed
        > refund the boots first
        = ORD-1001
        ! ORD-1003
    )");

    // --- where to
    talk("another address than was proposed", R"(
        * customer Luis
        > change the address of order 1003 to 12 Elm Street, Denver, CO 80202
        = 12 Elm Street
        > sorry, 14 Elm Street, Denver, CO 80202
        @ no action
        = 14 Elm Street
        > yes
        @ action change_address
    )");

    // --- only asked
    talk("could I, just asking", R"(
        * customer Luis
        > could I still cancel order 1003? just asking, don't start anything
        ! I can cancel
        @ no action
        > yes
        @ no action
    )");
    talk("just asking to a proposal", R"(
        * customer Luis
        > cancel order 1003
        > I was only asking
        @ no action
        = I have changed nothing
        > yes
        @ no action
    )");
    talk("not sure yet to a proposal", R"(
        * customer Luis
        > cancel order 1003
        > I'm not sure yet
        @ no action
        = Take your time
        > yes, cancel it
        @ action cancel_order
    )");
    talk("not sure yet is no reason for a credit", R"(
        * customer Luis
        > can I get a credit?
        > I'm not sure yet
        ! I can
        @ no action
    )");

    // --- found by the simulator
    talk("only wants to know", R"(
        * customer Luis
        > and what do I get for this?
        > only I want to know
        ! I can add
        @ no action
    )");
    talk("what was done is not gone on to", R"(
        * customer Luis
        * refunds-allowed
        > my Trail boots have a hole, please refund the boots. I want a refund of order 1001 for them
        > yes
        ! Next comes the refund
    )");
    talk("a fresh pair is another one", R"(
        * customer Luis
        > the seam of my Trail boots burst after a week
        = replacement or your money back
        > a fresh pair
        ! your money back
        = more than I may decide
        @ no action
    )");
    talk("instead of the old flat is no address", R"(
        * customer Luis
        > order 1003 should go to 9 Broad Row, Portland, OR 97205 instead of the old flat. It's my first lamp, how is it washed?
        = 9 Broad Row
        ! old flat
        ! first lamp
    )");
    talk("one of the two", R"(
        * customer Luis
        * refunds-allowed
        > one of the 2 socks of order 1001 has a hole, I want my money back for it
        = refund $15.00
        @ no action
    )");
}

QTEST_GUILESS_MAIN(TstConsent)
#include "tst_consent.moc"
