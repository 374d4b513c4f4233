#include "tests/core/mind/ai/ScriptTest.h"

using namespace tierdesk;
using namespace tierdesk::test;

class TstConversations final : public ScriptTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { loadReader(); }
    void conversation_data();
    void conversation() { runScript(); }
};

void TstConversations::conversation_data()
{
    beginScripts();

    // --- a sum is never guessed
    const std::pair<const char *, int> readable[] = {
        {"refund me 50 cents for order 9876", 50},
        {"refund me 50\u00a2 for order 9876", 50},
        {"refund me fifty cents for order 9876", 50},
        {"refund me .50 dollars for order 9876", 50},
        {"refund me $.50 for order 9876", 50},
        {"refund me 12.50USD for order 9876", 1250},
        {"refund me sixty-four dollars and ninety cents for order 9876", 6490},
        {"refund me twelve dollars and fifty cents for order 9876", 1250},
        {"refund me $12 and 50 cents for order 9876", 1250},
        {"refund me 20$ 50c for order 9876", 2050},
        {"refund me 40 US dollars for order 9876", 4000},
        {"refund me $40 USD for order 9876", 4000},
        {"refund me a dollar for order 9876", 100},
        {"refund only $10 for order 9876", 1000},
        {"refund 5 percent of order 9876", 1562},
        {"refund five percent of order 9876", 1562},
        {"refund two hundred and fifty dollars of order 9876", 25000},
        {"refund $1,00 of order 9876", 100}};
    for (const auto &[text, minor] : readable) {
        QTest::newRow(qPrintable(u"a sum is read: %1"_s.arg(QString::fromUtf8(text))))
            << u"* refunds-allowed\n> %1\n@ no action\n> yes\n@ action refund %2"_s.arg(QString::fromUtf8(text))
                   .arg(minor);
    }
    for (const char *sum : {"twelve fifty",
                            "a dollar fifty",
                            "fifty",
                            "a third of the price",
                            "1/4 of the price",
                            "a quarter of the price",
                            "fourty dollars",
                            "seventyfive dollars",
                            "$\uff15\uff10",
                            "$\u0665\u0660",
                            "99.9.9 dollars",
                            "1e1 dollars",
                            "40 pesos",
                            "a dozen dollars",
                            "one dollar and a half",
                            "five point five dollars",
                            "12 dollars 50",
                            "$12 50",
                            "$1 000",
                            "$1.000",
                            "seven-five dollars",
                            "one two dollars",
                            "twenty five fifty dollars",
                            "$40 CAD",
                            "$40 AUD",
                            "40 Canadian dollars",
                            "$50 and $60",
                            "$50 + $50",
                            "$20 shipping plus $30 customs",
                            "$20 to $40",
                            "2 x $40",
                            "$50 minus $10 fee",
                            "not $40 but $30",
                            "$40, no wait, $30",
                            "half a dollar",
                            "a few dollars",
                            "$fifty",
                            "\u00bd of the price",
                            "50% or $10",
                            "10% or 20%",
                            "the shipping fee",
                            "$100 USD. No, sorry, I meant $10,",
                            "20 dollars, actually make that 10 dollars",
                            "part of the money",
                            "$5 more",
                            "$20 each",
                            "40"}) {
        const QString text = QString::fromUtf8(sum);
        QTest::newRow(qPrintable(u"a sum of no one meaning is asked for: %1"_s.arg(text)))
            << u"* refunds-allowed\n> refund me %1 for order 9876\n= would you like back\n! Shall I\n> yes\n"
               "@ no action\n! 312.40 on order\n> $7\n= $7.00 on order ORD-9876\n> yes\n"
               "@ action refund 700"_s.arg(text);
    }
    talk("an unread sum named before the order is not taken for the whole", R"(
        * customer Luis
        * refunds-allowed
        > refund me 40 pesos
        > ORD-1001
        = How much
        @ no action
        > all of it
        = $150.00
    )");
    talk("who never names a sum that can be read gets a person", R"(
        * refunds-allowed
        > refund me twelve fifty for order 9876
        > refund it please
        = Which sum
        > refund it please
        > refund it please
        @ climb COMPLEX_ISSUE
    )");
    talk("more on top of an offer is asked for", R"(
        * refunds-allowed
        > refund $10 of order 9876
        > yes, and $5 more
        @ no action
        = $5 more
        > $15
        > yes
        @ action refund 1500
    )");
    talk("an order's number is no sum", R"(
        * customer Luis
        * refunds-allowed
        > refund 1001
        = $150.00 on order ORD-1001
    )");
    talk("a bare yes is no reason for a credit", R"(
        > you owe me a $500 credit
        > yes
        @ no action
        ! Shall I
        > ok please
        @ no action
        ! Shall I
        > the tent was two weeks late
        = Shall I
        > yes
        @ action credit
        @ argument two weeks late
    )");
    talk("who gives no reason at all gets no credit", R"(
        > I want a credit
        > yes
        > yes
        > yes
        @ no action
        = changed nothing
    )");

    // --- as many as were named
    talk("one of two is one", R"(
        * customer Luis
        * refunds-allowed
        > refund 1 x Wool socks of order 1001
        = $15.00
        = 1 × Wool socks
        > yes
        @ action refund 1500
        @ argument "quantity":1
    )");
    talk("one sock is one", R"(
        * customer Luis
        * refunds-allowed
        > refund one sock of order 1001
        = $15.00
        > yes
        @ action refund 1500
    )");
    talk("a return says how many", R"(
        * customer Luis
        > return one sock of order 1001
        = 1 × Wool socks
        > yes
        = 1 × Wool socks
        @ argument "quantity":1
    )");
    talk("a return of all says that it is all", R"(
        * customer Luis
        > return the socks of order 1001
        = 2 × Wool socks
        > yes
        @ argument "quantity":2
    )");
    talk("more than was ordered is said to be more", R"(
        * customer Luis
        * replacements-allowed
        > replace 3 wool socks of order 1001
        = 3 is more than there is
        = 2 × Wool socks
        > yes
        @ action replacement 3000
        = 2 × Wool socks
    )");
    talk("a number in an item's name counts nothing", R"(
        > I want to return the ridge 3 tent of order 9876
        ! more than there is
        = the Ridge 3 tent
    )");

    // --- said one way, meant one way
    talk("that order is cancelled as this one is", R"(
        * customer Luis
        > where is order 1003?
        > please cancel that order
        = I can cancel order ORD-1003
        > yes
        @ action cancel_order
    )");
    talk("what does not fit is a reason and no refusal", R"(
        * customer Luis
        > I want to return an item of order 1001
        = Which item
        > the boots, they do not fit
        ! changed nothing
        = Trail boots
    )");
    talk("an address is read without its sentence", R"(
        * customer Luis
        > my order 1003 has the wrong address, it should be 77 Pine Ave, Salem, OR 97301
        ! it should be
        = 77 Pine Ave, Salem, OR 97301
    )");
    talk("an address is read without what stands behind it", R"(
        * customer Luis
        > change address of order 1003 to 12 Elm St, Boise, ID 83702 and phone 555-1234 please
        = 12 Elm St, Boise, ID 83702
        ! phone
    )");
    talk("an address may begin with to", R"(
        * customer Luis
        > change the address of order 1003
        > to 5 Elm St, Boise, ID 83702
        ! to 5 Elm
        = 5 Elm St, Boise, ID 83702
    )");

    // --- what is asked about is not done
    for (const char *question :
         {"is ORD-1003 cancelled?", "ORD-1003: has it been cancelled already?", "has order 1003 been cancelled?",
          "was ORD-1003 refunded?", "ORD-1003: has the return been opened?", "if I cancelled order 1003 what happens?",
          "if I cancelled my subscription what happens?"}) {
        QTest::newRow(qPrintable(u"a question changes nothing: "_s + QLatin1String(question)))
            << u"* customer Luis\n* subscriptions-allowed\n> %1\n! Shall I do that\n> yes\n@ no action"_s.arg(
                   QLatin1String(question));
    }
    talk("a plan that does not exist is not promised", R"(
        * customer Luis
        * tier 2
        > upgrade my plan to lifetime free gold
        = do not find a plan
        ! from Monthly to
        > yes
        @ no action
        @ climb CUSTOMER_REQUEST
    )");

    // --- an offer that was cut is none
    for (const char *wish : {"refund order 9876", "refund $50 of order 9876", "return order 9876"}) {
        for (const int most : {5, 20, 28}) {
            QTest::newRow(qPrintable(u"no yes to an offer cut at %1: %2"_s.arg(most).arg(QLatin1String(wish))))
                << u"* refunds-allowed\n* max %1\n> %2\n@ climb COMPLEX_ISSUE\n> yes\n@ no action"_s.arg(most).arg(
                       QLatin1String(wish));
        }
    }

    // --- what is offered in words is heard
    talk("a return instead of a cancellation is asked for", R"(
        * customer Luis
        > cancel order 1002
        = can no longer be cancelled
        = I can open a return for the Camp stove of order ORD-1002. Shall I do that?
        @ no action
        > yes
        @ action return
    )");
    talk("of several items it is asked which one goes back", R"(
        * customer Luis
        > cancel order 1001
        = can no longer be cancelled
        = Which item
        > the boots
        = Shall I do that?
        > yes
        @ action return
        @ argument BT-42
    )");
    talk("a part of an order is not cancelled unsaid", R"(
        * customer Luis
        * two items
        > cancel order 1003 but keep the mat
        = only as a whole
        @ no action
        > no
        @ no action
    )");
    talk("to escalate is to ask for somebody else", R"(
        > please escalate
        @ climb CUSTOMER_REQUEST
    )");
    talk("a place and its code are no language", R"(
        * customer Luis
        > change the address of order 1003
        > CO 80014
        @ no climb
        > %s%n%s
        = not getting anywhere
    )");

    // --- a yes is nothing but a yes
    const auto refusals = {"please do not",
                           "I cannot say yes",
                           "nobody said yes",
                           "Please do nothing",
                           "please do not cancel",
                           "I did not say yes",
                           "I didn\u2019t say yes",
                           "I didn't say yes",
                           "hardly okay",
                           "without my ok",
                           "do not",
                           "please don't",
                           "I do not agree",
                           "yes, never",
                           "ok so what happens then",
                           "yes if it is free",
                           "ok, what happens?",
                           "sure, once my neighbour is back"};
    const std::pair<const char *, const char *> offers[] = {
        {"a cancellation", "* customer Luis\n> cancel order 1003"},
        {"a refund", "* customer Luis\n* refunds-allowed\n> refund order 1001"},
        {"a credit", "* customer Luis\n> I want a credit\n> delivery took two weeks and nobody answered"}};
    const std::pair<const char *, const char *> consents[] = {{"a cancellation", "yes please cancel it"},
                                                              {"a cancellation", "Yes, cancel the order, thank you"},
                                                              {"a refund", "yes, refund me the full amount"},
                                                              {"a refund", "go ahead with the refund"},
                                                              {"a credit", "yes please, add the credit"}};
    for (const auto &[name, opening] : offers) {
        for (const char *refusal : refusals) {
            const QString row = u"to %1, no yes is: %2"_s.arg(QLatin1String(name), QString::fromUtf8(refusal));
            QTest::newRow(qPrintable(row))
                << u"%1\n> %2\n@ no action"_s.arg(QLatin1String(opening), QString::fromUtf8(refusal));
        }
        for (const auto &[kind, consent] : consents) {
            if (QLatin1String(kind) != QLatin1String(name))
                continue;
            const QString row = u"to %1, a yes is: %2"_s.arg(QLatin1String(name), QLatin1String(consent));
            const QString action = QLatin1String(name) == "a refund"_L1   ? u"refund"_s
                                   : QLatin1String(name) == "a credit"_L1 ? u"credit"_s
                                                                          : u"cancel_order"_s;
            QTest::newRow(qPrintable(row))
                << u"%1\n@ no action\n> %2\n@ action %3"_s.arg(QLatin1String(opening), QLatin1String(consent), action);
        }
    }

    // --- where an order is
    talk("the only recent order is taken, and it is said which", R"(
        > Where is my order?
        = ORD-9876
        = most recent order
        = delivered on 14 November by UPS, tracking number 1Z999
        @ tool order_lookup)");
    talk("several orders: it asks which, and takes the number", R"(
        * customer Luis
        > Where is my order?
        = Which order
        = ORD-1003
        = ORD-1002
        ! ORD-1001
        > 1002
        = DHL
        = JD0146
        = due on 17 November and is 3 days late
        = Denver
        @ suggests track_package)");
    talk("an order is recognised by what was bought", R"(
        * customer Luis
        > When will my stove arrive?
        = ORD-1002
        = 3 days late)");
    talk("a number may be written in many ways", R"(
        * customer Luis
        > status of ord 1002 pls
        = JD0146
        > and #1003?
        = ORD-1003
        = being prepared
        > order number 1001
        = delivered on 25 October)");
    talk("somebody else's order does not exist here", R"(
        > Where is order ORD-5555?
        = I cannot find order ORD-5555 under your account.
        ! JD9
        ! rope)");
    talk("nobody without orders is told of any", R"(
        * customer Mira
        > where's my package
        = do not see any order)");
    talk("typing errors do not hide what is asked", R"(
        > wheres my oder ORD-9876, has it been deliverd
        = delivered on 14 November)");
    talk("shouting is answered, with an apology", R"(
        * customer Luis
        > WHERE IS MY STOVE!!! THIS IS TERRIBLE
        = sorry
        = JD0146)");
    talk("the other order is meant", R"(
        * customer Luis
        * one order
        > Where is my order?
        = ORD-1002
        > what's your shipping policy?
        @ article KB-SHIPPING)");
    talk("no, the other one", R"(
        * customer Luis
        > status of order 1002
        = JD0146
        > no, I meant the other order, the lantern
        = ORD-1003)");
    talk("a list of the orders", R"(
        * customer Luis
        > what orders do I have?
        = ORD-1003
        = ORD-1002)");

    // --- refunds, credits and what a tier may
    talk("a torn tent: what would help is asked, and no credit offered", R"(
        > The tent I ordered arrived with a torn seam. Order ORD-9876.
        = I am sorry about the torn seam.
        = I found order ORD-9876: Ridge 3 tent, $312.40, delivered on 14 November.
        = Would you rather have a replacement or your money back?
        ! credit
        @ no action
        @ no climb
        > No, I want my money back.
        @ climb REFUND_REQUEST
        @ refused refund
        @ summary Refund of $312.40 for a tent that arrived torn
        ! will refund
        +
        = A refund of $312.40 is above what I may approve ($100.00), so I am bringing in a colleague with your whole history.
        @ climb REFUND_OVER_THRESHOLD
        @ refused refund)");
    talk("insisting skips the credit", R"(
        > I want a full refund for ORD-9876 right now! This is ridiculous!
        @ climb REFUND_REQUEST
        @ refused refund
        ! credit)");
    talk("a bare yes, then no: the refund climbs", R"(
        > my tent arrived broken
        > ok
        @ no action
        > no, I'd rather have the refund
        @ no action
        @ climb REFUND_REQUEST)");
    talk("ten dollars?! is no ask for ten dollars", R"(
        > my tent arrived broken
        > TEN dollars?! This is unacceptable. I want my money back NOW
        @ climb REFUND_REQUEST
        @ summary $312.40)");
    talk("a credit that is used up is not offered", R"(
        * credits-used
        > my tent arrived broken, I'd like a refund
        ! credit now
        @ climb REFUND_REQUEST)");
    talk("a refund within the limit needs a clear yes", R"(
        * tier 2
        > I'd like $50 back for order 9876
        = I can refund $50.00
        = ORD-9876
        = card ending 4242
        @ no action
        > maybe
        @ no action
        = Shall I do that?
        > yes please
        @ action refund 5000
        = Done: I have refunded $50.00 on order ORD-9876)");
    talk("a yes with a but is no yes", R"(
        * tier 2
        > refund me $50 for order 9876
        > yes but make it $80
        @ no action
        = $80.00
        > go ahead
        @ action refund 8000)");
    talk("a no drops it", R"(
        * tier 2
        > refund me $50 for order 9876
        > no thanks
        @ no action
        = changed nothing
        > yes
        @ no action)");
    talk("don't is a no, whatever follows", R"(
        * tier 2
        > refund $50 of order 9876
        > don't do it
        @ no action
        = changed nothing)");
    talk("a question on the way is answered, and the yes asked again", R"(
        * tier 2
        > refund $50 of order 9876
        > how long do refunds take?
        @ no action
        @ article KB-REFUNDS
        = I can refund $50.00
        > ok do it
        @ action refund 5000)");
    talk("a yes with a question is asked again", R"(
        * tier 2
        > refund $50 of order 9876
        > yes?
        @ no action
        > sure, go ahead
        @ action refund 5000)");
    talk("half of it", R"(
        * refunds-allowed
        > can I get half of my money back for the tent?
        = $156.20
        > yes
        @ action refund 15620)");
    talk("never more than was paid", R"(
        * refunds-allowed
        > I want a refund of $900 for order 9876
        = At most $312.40
        > yes
        @ action refund 31240)");
    talk("what was refunded already is not refunded again", R"(
        * refunded
        > I want my money back for order 9876
        = already been refunded in full
        @ no climb)");
    talk("an item of several", R"(
        * customer Luis
        * refunds-allowed
        > I'd like a refund for the socks
        = $30.00
        = ORD-1001
        > yes
        @ action refund 3000)");
    talk("the mind is changed from refund to replacement", R"(
        * refunds-allowed
        * replacements-allowed
        > my tent is torn, order 9876
        = replacement or refund $312.40
        > a refund
        = I can refund $312.40
        > actually no, send me a replacement instead
        @ no action
        = replacement for the Ridge 3 tent
        > yes
        @ action replacement 31240)");
    talk("one of two remedies is chosen", R"(
        * refunds-allowed
        * replacements-allowed
        > my tent is torn, order 9876
        > hmm not sure
        @ no action
        = Which would you like?
        > the replacement please
        = Shall I do that?
        > yep
        @ action replacement 31240
        @ argument TNT-3)");
    talk("two vague answers and it lets go", R"(
        * refunds-allowed
        > refund order 9876 please
        > maybe
        > I don't know
        > hmm
        @ no action
        = changed nothing)");
    talk("an action that fails is not claimed", R"(
        * refunds-allowed
        * fails
        > refund order 9876 please
        > yes
        @ action refund 31240
        = did not go through
        ! Done
        * works
        > try again
        @ no action
        = Shall I do that?
        > yes
        @ action refund 31240
        = Done)");
    talk("another wish in the middle", R"(
        * refunds-allowed
        * customer Luis
        > refund the boots please
        = $120.00
        > wait, cancel order 1003 instead
        @ no action
        = cancel order ORD-1003
        > yes
        @ action cancel_order)");
    talk("without a refund limit and nobody above it says so", R"(
        * no-human
        * credits-used
        > I want a refund for order 9876
        @ no climb
        = +14155559999)");
    talk("without a manager a person is next", R"(
        * no-manager
        > my tent arrived broken
        > my money back
        = bringing in a colleague)");
    talk("where the refund stands", R"(
        > where is my refund?
        = No refund has been made on order ORD-9876 so far.)");
    talk("not a refund but a replacement", R"(
        * refunds-allowed
        * replacements-allowed
        > I don't want a refund, I want a replacement for my broken tent
        = replacement for the Ridge 3 tent
        > yes
        @ action replacement 31240)");
    talk("a goodwill credit asks for its ground first", R"(
        > can I get a discount?
        = what went wrong
        > delivery took two weeks and nobody answered
        = credit of $10.00
        > sounds good
        @ action credit 1000)");
    talk("more credit than may be given", R"(
        * tier 2
        > my order was late, I want a $500 credit as compensation
        = $50.00 is the most I may credit.
        = credit of $50.00
        > ok
        @ action credit 5000)");

    talk("a problem without more is asked about", R"(
        > I have a problem with my tent
        = What is wrong with the Ridge 3 tent
        > it's ripped
        = I am sorry about the ripped tent.
        = a replacement or your money back)");
    talk("them: the item spoken of before", R"(
        * customer Luis
        * refunds-allowed
        > I'd like to return the boots
        > yes
        @ action return
        > actually I want a refund for them
        = $120.00)");
    talk("cancel; what? the subscription", R"(
        * customer Luis
        * subscriptions-allowed
        > cancel
        = ORD-1003
        > no, cancel my subscription
        = cancel your Monthly subscription (SUB-1001)
        > yes
        @ action change_subscription
        @ argument cancelled)");
    talk("downgrade it: the subscription spoken of before", R"(
        * customer Luis
        * subscriptions-allowed
        > I need help with my subscription
        = SUB-1001
        > downgrade it to Annual
        = from Monthly to Annual
        > yes
        @ action change_subscription
        @ argument Annual)");
    talk("delivery and shipping are one thing", R"(
        > how long does delivery take?
        @ article KB-SHIPPING
        = 3 to 5 working days)");
    talk("how-to first, then doing it", R"(
        * refunds-allowed
        > How do I get a refund?
        @ article KB-RETURNS
        > then refund the tent please
        = I can refund $312.40
        @ no action
        > yes
        @ action refund 31240)");
    talk("what a thing is like is not guessed from its price", R"(
        > are the lanterns waterproof?
        ! $40.00
        = not have any information about that)");
    talk("boots that the carrier says were delivered", R"(
        * customer Luis
        > my boots never arrived
        = UPS reports order ORD-1001 as delivered on 25 October.
        > I want my money back
        @ climb REFUND_REQUEST
        @ summary Refund of $120.00 for boots that did not arrive)");

    talk("a question about the proposal is no other wish", R"(
        * refunds-allowed
        > refund the tent
        > do I need to send it back?
        @ no action
        = I can refund $312.40
        > fine
        @ action refund 31240)");
    talk("too little credit turned down climbs", R"(
        * customer Luis
        * tier 2
        > give me $60 credit
        = what went wrong
        > because my stove is late
        = $50.00 is the most I may credit.
        > no, that's not enough
        @ climb REFUND_OVER_THRESHOLD
        @ refused credit)");
    talk("one product's name does not make its article an answer", R"(
        > Is there a warranty on tents?
        @ no article
        = not have any information about that)");
    talk("half a match is no match", R"(
        > Do you price match?
        @ no article)");
    talk("send it back with words between", R"(
        > I changed my mind and want to send the tent back
        = return for the Ridge 3 tent
        > yes
        @ action return)");
    talk("delivered to somebody else", R"(
        > my tent was delivered to the wrong address
        = UPS reports order ORD-9876 as delivered on 14 November.
        = a replacement or your money back)");
    talk("another's order is not refunded either", R"(
        > My neighbor's order ORD-5555 hasn't arrived, refund it to me
        = I cannot find order ORD-5555 under your account.
        @ no action
        @ no climb
        @ summary Refund)");
    talk("a sad face", R"(
        > :(
        = help you most)");

    // --- orders that change
    talk("an order that is still here is cancelled after a yes", R"(
        * customer Luis
        > please cancel order 1003
        = cancel order ORD-1003 (Glow lantern)
        = $40.00
        @ no action
        > yes cancel it
        @ action cancel_order
        = Done: order ORD-1003 is cancelled)");
    talk("an order that has left is not", R"(
        * customer Luis
        > cancel order 1002
        = already left
        @ no action
        @ no climb)");
    talk("a refund of what is still here is a cancellation", R"(
        * customer Luis
        > refund order 1003 please
        = has not shipped yet
        = cancel order ORD-1003
        > yes
        @ action cancel_order)");
    talk("a new address is read back first", R"(
        * customer Luis
        > I need to change the delivery address of order 1003
        = new address
        > 12 Elm Street, Springfield, IL 62704
        = 12 Elm Street
        = Springfield
        = IL 62704
        @ no action
        > correct
        @ action change_address
        @ argument 62704)");
    talk("an address in one go", R"(
        * customer Luis
        > change the address of order 1003 to 5 Oak Lane, Salem, OR 97301 please
        = 5 Oak Lane, Salem, OR 97301
        > go ahead
        @ action change_address)");
    talk("too late for the address", R"(
        * customer Luis
        > change the delivery address for order 1002
        = already left
        @ no action)");
    talk("a return of one of two items", R"(
        * customer Luis
        > I want to return something from order 1001
        = Which item
        = Trail boots
        > the boots
        = return for the Trail boots of order ORD-1001
        > yes
        @ action return
        @ argument BT-42)");
    talk("boots too small: which size, then the exchange", R"(
        * customer Luis
        * replacements-allowed
        > the boots from order 1001 are too small, can I swap them?
        = 41
        = 43
        > 43 please
        = for 43
        > yes please
        @ action replacement 12000
        @ argument 43)");

    // --- money
    talk("paid twice: the second payment is offered back", R"(
        * paid-twice
        * refunds-allowed
        > I was charged twice for order 9876
        = You are right
        = $312.40 too much
        > yes please refund it
        @ action refund 31240)");
    talk("one payment only is shown as it is", R"(
        > I was double charged for order 9876
        = one payment: $312.40 on 9 November, card ending 4242
        > No, my bank shows I was charged twice
        @ climb COMPLEX_ISSUE)");

    // --- subscriptions
    talk("a subscription as it stands", R"(
        * customer Luis
        > when does my subscription renew?
        = SUB-1001
        = 1 December)");
    talk("a subscription is paused where the tier may", R"(
        * customer Luis
        * subscriptions-allowed
        > pause my subscription
        = pause your Monthly subscription (SUB-1001)
        @ no action
        > yes
        @ action change_subscription
        @ argument paused
        = is now paused)");
    talk("a plan is asked for", R"(
        * customer Luis
        * tier 2
        > I want to change my plan
        = Which plan
        > Annual
        = from Monthly to Annual ($99.00)
        > ok
        @ action change_subscription
        @ argument Annual)");
    talk("a subscription that the tier may not touch climbs", R"(
        * customer Luis
        > cancel my subscription
        @ climb COMPLEX_ISSUE
        @ refused change_subscription)");
    talk("no subscription", R"(
        > cancel my subscription please
        = do not see a subscription)");

    // --- questions
    talk("an article answers, by its title", R"(
        > What is your return policy?
        = within 30 days
        @ article KB-RETURNS
        @ tool article_search)");
    talk("a how-to of the account", R"(
        > How do I reset my password?
        = Forgot password
        @ article KB-PASSWORD)");
    talk("no unrelated article is cited", R"(
        > Do you groom poodles on weekends in tents made of chocolate?
        @ no article)");
    talk("a question that nothing answers is admitted", R"(
        > what is the capital of mongolia called these days
        @ no article
        = only help with our shop)");
    talk("a product's price and stock", R"(
        > how much is the ridge 3 tent?
        = $312.40
        = 5
        @ tool product_lookup)");
    talk("a product that is sold out", R"(
        > do you have the camp stove in stock?
        = out of stock)");
    talk("another product's price is not answered from the page of the one before", R"(
        > how much is the ridge 3 tent?
        = $312.40
        > ok and the camp stove, price?
        = $89.00
        ! $312.40)");
    talk("a product that is not there", R"(
        > do you sell kayaks?
        = not have any information about that)");

    // --- talk
    talk("hello", R"(
        > Hi
        = Dana
        = help)");
    talk("thanks and goodbye", R"(
        > where is order 9876
        > thanks!
        = elcome
        > no that's all
        ! sure)");
    talk("what it can do", R"(
        > what can you do?
        = orders)");
    talk("are you a bot", R"(
        > are you a bot?
        = automated assistant)");
    talk("venting without an ask", R"(
        > This is the worst company, I am so disappointed
        = sorry
        = help you most
        > You are terrible, the worst
        = help you most)");
    talk("a person is asked for", R"(
        > can I speak to a manager?
        @ climb CUSTOMER_REQUEST
        = my manager)");
    talk("three riddles in a row climb", R"(
        > blorp fnord
        @ no climb
        > zibble wock
        @ no climb
        = an order, a refund
        > quux flarn
        @ climb COMPLEX_ISSUE)");
    talk("three riddles at tier 2 go to a person", R"(
        * tier 2
        > blorp fnord
        > zibble wock
        > quux flarn
        @ climb TECHNICAL_LIMITATION)");
    talk("a language that it does not read", R"(
        > Guten Tag, ich habe mein Zelt noch nicht erhalten und möchte bitte wissen, wo es gerade ist.
        @ climb TECHNICAL_LIMITATION
        = versteht nur Englisch)");

    // --- sums that cannot be paid as they were said
    talk("a foreign sum is no sum of ours", R"(
        * refunds-allowed
        > I want €50 back for order 9876
        = €50 is in EUR; I can only pay out in USD.
        = How much of the $312.40
        @ no climb
        > then $50
        = I can refund $50.00
        > yes
        @ action refund 5000)");
    talk("a code before or behind names the currency", R"(
        * refunds-allowed
        > refund me 50 GBP for order 9876
        = is in GBP
        > EUR 50
        = is in EUR
        > US$50
        = I can refund $50.00)");
    talk("dollars are foreign to a shop in euros", R"(
        * currency EUR
        > can I get a credit of 20 dollars? my tent was late
        = 20 dollars is in USD; I can only pay out in EUR.
        @ no action)");
    talk("dollars are a Canadian shop's own", R"(
        * currency CAD
        > can I get a credit of $20? my tent was late
        ! is in)");
    talk("nothing is no refund", R"(
        * refunds-allowed
        > refund me $0 for order 9876
        = $0 is not a sum that I can pay out.
        = How much
        ! refund $312.40 on
        > zero dollars
        = not a sum
        > 40
        = I can refund $40.00)");
    talk("less than nothing is no refund", R"(
        * refunds-allowed
        > I want a refund of -$50 on order 9876
        = -$50 is not a sum
        > minus 20 dollars
        = not a sum
        > everything
        = I can refund $312.40)");
    talk("there is no half cent", R"(
        * refunds-allowed
        > I want $10.005 back for order 9876
        = I cannot pay out $10.005: the smallest step is $0.01.
        @ no action)");
    talk("a share is a share of the whole", R"(
        * refunds-allowed
        > refund 150% of order 9876
        = 150% is not a sum
        > 50%
        = $156.20)");
    talk("more than the order cost is said to be more, also when it climbs", R"(
        > I want a $5,000 refund for order 9876 right now
        = At most $312.40 can still be refunded on order ORD-9876, not $5,000.00.
        @ climb REFUND_REQUEST)");
    talk("more than an item cost is said to be more", R"(
        * customer Luis
        * refunds-allowed
        > I want $100 back for the socks
        = At most $30.00 can still be refunded for the Wool socks, not $100.00.
        = I can refund $30.00
        > yes
        @ action refund 3000)");
    talk("sums in words are whole sums", R"(
        * refunds-allowed
        > refund me two hundred and fifty dollars for order 9876
        = I can refund $250.00)");
    talk("thousands may be written short", R"(
        * refunds-allowed
        > refund me $5k for order 9876
        = not $5,000.00)");
    talk("a sum asked for in a question is asked for", R"(
        * refunds-allowed
        > can you refund me $50?
        = I can refund $50.00)");
    talk("the yes to a sum does not take another currency along", R"(
        * refunds-allowed
        > refund $50 of order 9876
        > yes, but in EUR: €80
        @ no action
        = is in EUR)");
    talk("a sum that is not said after all drops it", R"(
        * refunds-allowed
        > refund me €50 for order 9876
        > hmm
        = Which sum in USD
        > never mind
        = changed nothing
        @ no action)");

    // --- what was done with the order already
    talk("an item that was refunded is said to be", R"(
        * customer Luis
        * refunds-allowed
        * item-refunded SOC-1
        > I want a refund for the socks
        = $30.00 was already refunded on order ORD-1001.
        @ no climb
        @ no action)");
    talk("a broken item that was refunded is not paid twice", R"(
        * item-refunded TNT-3
        > my tent arrived torn, order 9876
        = already
        = refunded
        ! credit
        @ no climb)");
    talk("a refunded item is not sent anew", R"(
        * customer Luis
        * replacements-allowed
        * item-refunded SOC-1
        > please replace the socks
        = was already refunded
        @ no climb)");
    talk("a refunded item does not come back", R"(
        * customer Luis
        * item-refunded SOC-1
        > I want to return the socks
        = was already refunded
        @ no climb)");
    talk("what was sent anew is not paid back", R"(
        * refunds-allowed
        * item-replaced TNT-3
        > I want my money back for order 9876
        = nothing is left to refund
        @ no climb)");
    talk("what came instead is broken, too", R"(
        * customer Luis
        * item-replaced BT-42
        > my boots are broken, order 1001
        > I want a refund for the boots then
        = Order ORD-1001 shows the Trail boots as replaced
        @ climb POLICY_EXCEPTION)");
    talk("an unpaid order is cancelled without money", R"(
        * customer Luis
        * unpaid
        > cancel order 1003
        = nothing has been paid on it
        ! $0.00
        > yes
        @ action cancel_order
        = is cancelled
        ! $0.00)");
    talk("two payments that were settled are not one", R"(
        * paid-twice
        * refunded
        > I was charged twice for order 9876
        = has been refunded already
        ! one payment)");

    // --- limits
    talk("what is left of a limit is named", R"(
        * tier 2
        * used refund 8000
        > refund me $50 for order 9876
        = A refund of $50.00 is above the $20.00 left of the $100.00 that I may approve
        @ climb REFUND_OVER_THRESHOLD)");
    talk("a credit cut to what is left says so", R"(
        * tier 2
        * used credit 3000
        > my order was late, I want a $50 credit
        = $20.00 is left of the $50.00 that I may credit you.
        = credit of $20.00)");
    // --- follow-ups
    talk("is it changed?", R"(
        * customer Luis
        > change the address of order 1003 to 5 Oak Lane, Salem, OR 97301 please
        > is it changed?
        = Not yet
        @ no action
        > yes
        @ action change_address
        > is it changed?
        = Yes, the new address of order ORD-1003 went through.)");
    talk("is it changed, when nothing was", R"(
        > has my address been changed for order 9876?
        = has not been done
        = 7 Pine Road)");
    talk("is it cancelled is no cancellation", R"(
        * customer Luis
        > where is order 1003
        > is it cancelled?
        = has not been done
        @ no action
        ! Shall I
        > cancel it
        > yes
        @ action cancel_order
        > is it cancelled?
        = Yes, the cancellation of order ORD-1003 went through.)");
    talk("did you refund me", R"(
        > have you refunded my order 9876?
        = No refund has been made
        ! Shall I)");
    talk("resume it", R"(
        * customer Luis
        * subscriptions-allowed
        > pause my subscription
        > yes
        @ action change_subscription
        > resume it
        = SUB-1001)");
    talk("what was paused was not resumed", R"(
        * customer Luis
        * subscriptions-allowed
        > pause my subscription
        > yes
        > is it paused?
        = Yes, the change of subscription SUB-1001 went through.
        > has it been resumed?
        ! Yes
        = SUB-1001)");
    talk("is it shipped asks for the order's state", R"(
        * customer Luis
        > where is order 1003
        > is it shipped?
        = has not shipped yet
        @ no article)");
    talk("the number to call", R"(
        > what's your phone number?
        = +14155559999)");
    talk("a credit below nothing keeps its cause", R"(
        > give me a -$20 credit because the delivery was late
        = -$20 is not a sum
        > $5
        = credit of $5.00)");
    talk("cancel it, spoken of the subscription just paused", R"(
        * customer Luis
        * subscriptions-allowed
        > pause my subscription
        > yes
        > cancel it
        = cancel your Monthly subscription)");
    talk("the newest one", R"(
        * customer Luis
        > which orders do I have?
        = ORD-1003
        > the newest one
        = Order ORD-1003 was placed on)");
    talk("where is the newest one", R"(
        * customer Luis
        > show my orders
        > where's the newest one?
        = Order ORD-1003 was placed on)");
    talk("which orders do I have, in the middle of a question", R"(
        * customer Luis
        > refund please
        = Which order
        > which orders do I have?
        = Your latest orders are)");
    talk("which orders do I have, before the yes", R"(
        * customer Luis
        > cancel order 1003
        > which orders do I have?
        = ORD-1002
        = Shall I do that?
        @ no action
        > yes
        @ action cancel_order)");
    talk("where do I send it, before the yes", R"(
        > I want to return the tent
        > where do I send it?
        = within 30 days of delivery
        = Shall I do that?
        > yes
        @ action return)");
    talk("where is my refund, before the yes", R"(
        * customer Luis
        * tier 2
        > refund $20 of order 1001
        > where is my refund?
        = No refund has been made on order ORD-1001 so far.
        = I can refund $20.00
        @ no action)");
    talk("where do I send it", R"(
        > I want to return the tent
        > yes
        @ action return
        > where do I send it?
        @ article KB-RETURNS
        @ no action)");
    talk("cancel the return", R"(
        * return-open
        > cancel the return
        = cannot be withdrawn from here
        ! order ORD-9876 (Ridge
        > no
        @ no climb)");
    talk("cancel a return that nobody opened", R"(
        > cancel the return please
        = nothing to cancel
        @ no action)");
    talk("cancel the return that is being offered", R"(
        > I want to return the tent
        = Shall I
        > no, cancel the return
        = changed nothing
        @ no action)");
    talk("cancel the refund and replace it", R"(
        * refunds-allowed
        * replacements-allowed
        > refund the tent
        > cancel the refund and send a replacement
        = replacement for the Ridge 3 tent)");
    talk("the hours as they are configured", R"(
        * hours Mon-Sat 8:00-20:00
        > when are you open?
        = Mon-Sat 8:00-20:00
        = +14155559999)");
    talk("the hours, asked with a what", R"(
        * hours Mon-Sat 8:00-20:00
        > what are your opening hours?
        = Mon-Sat 8:00-20:00)");
    talk("no hours, no answer", R"(
        * hours
        > what are your opening hours?
        = not have any information about that)");

    // --- the same again
    talk("an exchange is one sentence", R"(
        * customer Luis
        * replacements-allowed
        > exchange the boots of order 1001 for size 43
        = for 43, sent to 7 Pine Road, Portland at no cost. Shall I do that?)");
    talk("a variant that is not there is asked for in other words", R"(
        * customer Luis
        * replacements-allowed
        > the boots from order 1001 are too small, can I swap them?
        = Which one would you like instead of 42
        > 47
        = I can only exchange it for 41 or 43.)");
    talk("hi and hi again", R"(
        > hi
        = Dana
        > hi
        ! good to hear from you
        = ?
        > hi
        ! good to hear from you)");
    talk("the same words are not said twice as if new", R"(
        * tone concise
        > where is order 9876
        ! As before
        > where is order 9876
        = Again: Order ORD-9876 was delivered
        > where is order 9876
        = As before: Order ORD-9876 was delivered)");

    // --- how it is said
    talk("who is not angry needs no apology", R"(
        > I am not angry at all
        ! sorry
        ! upset
        = good to hear)");
    talk("who is content needs no question for more", R"(
        > where is order 9876
        > I am not disappointed, everything is fine
        = good to hear)");
    talk("riddles of many words are asked about, too", R"(
        > jfkdl fjdkl sjfkdl fjdksl jfkdls
        @ no climb
        > hfjskdhf kjhsdkjfh skdjfhksj dhfkjsh dkfjh
        @ no climb
        > aaaaaaa bbbbbbb cccccc ddddd
        @ climb COMPLEX_ISSUE)");
    talk("Spanish is answered in Spanish", R"(
        > Hola, no he recibido mi pedido y quiero saber dónde está
        @ climb TECHNICAL_LIMITATION
        = solo entiende inglés)");
    talk("French is answered in French", R"(
        > Bonjour, je voudrais savoir où est ma commande s'il vous plaît
        @ climb TECHNICAL_LIMITATION
        = ne comprend que l’anglais)");
    talk("German is answered in German", R"(
        > Guten Tag, wo ist meine Bestellung ORD-9876? Ich warte schon seit zwei Wochen.
        @ climb TECHNICAL_LIMITATION
        = versteht nur Englisch)");

    // --- who one is
    talk("without a sign-in there are no orders, but articles", R"(
        * unverified
        > where is order 9876?
        = signed in
        ! UPS
        > what is your return policy?
        @ article KB-RETURNS
        > just tell me where my order is
        > where is my order
        @ climb COMPLEX_ISSUE)");
    talk("a guest of the chat is asked to confirm the order", R"(
        * unverified
        * by chat
        > where is order 9876?
        = e-mail address or the postcode
        ! UPS)");
    talk("a customer whom the company does not know", R"(
        * customer unknown
        > I want a refund for order 9876
        = cannot find a customer account
        @ no climb)");

    // --- tier 2
    talk("the manager says what was read and goes on with the wish", R"(
        * refunds-allowed
        > I want $20 back on order 9876
        = $20.00
        > I want a manager
        @ climb CUSTOMER_REQUEST
        +
        = taken over
        = I can refund $20.00
        > yes
        @ action refund 2000)");
    talk("the manager without a wish asks for one", R"(
        > get me a supervisor
        @ climb CUSTOMER_REQUEST
        +
        = put right)");

    // --- bounds and tones
    talk("a small bound keeps what matters", R"(
        * max 200
        > The tent I ordered arrived with a torn seam. Order ORD-9876.
        = Would you rather have a replacement or your money back?)");
    talk("a very small bound still names sum and order", R"(
        * max 60
        * refunds-allowed
        > refund order 9876
        = $312.40
        = ORD-9876
        > yes
        @ action refund 31240)");
    talk("a formal house", R"(
        * tone formal
        > my tent arrived torn
        = Please accept our apologies for the torn tent.)");
    talk("a concise house", R"(
        * tone concise
        > where is order 9876
        = Order ORD-9876 was delivered on 14 November.
        ! Anything)");

    // --- what a message is for, and what it asks of a record
    talk("a request opens a return, a question does not", R"(
        * customer Luis
        > How long would I have to return the trail boots? I have not made up my mind.
        = 30 days
        @ no action
        ! Shall I do that?
        > Then I should like to send the boots back. Please open the return.
        = return
        = Shall I do that?)");
    talk("of a parcel that was told of only what is asked", R"(
        * customer Luis
        > where is order 1002
        = tracking number JD0146
        > who is bringing it?
        = DHL
        ! Denver
        > and where is it now
        = Denver
        ! JD0146)");
    talk("how it was paid, to which card it goes back", R"(
        * customer Luis
        > cancel order 1003 please
        = Shall I do that?
        > yes
        @ action cancel_order
        > which card does the money go back to?
        = 4242)");
    talk("what a subscription costs, when it was spoken of", R"(
        * customer Luis
        > is my subscription running?
        = is active
        > and how much is it each month?
        = Monthly costs you $12.00
        > when is the next payment?
        = 1 December
        ! $12.00)");
    talk("the price of the product that was spoken of", R"(
        > do you have the camp stove in stock?
        = out of stock
        > what does it cost?
        = $89.00)");
    talk("the bigger plan is the one that costs more", R"(
        * customer Luis
        * tier 2
        > put me on the bigger plan please
        = Annual plan
        = Shall I do that?
        > yes
        @ action change_subscription)");
    talk("a plan is agreed to in the words in which it was asked for", R"(
        * customer Luis
        * tier 2
        > switch my subscription to the annual plan
        = Shall I do that?
        > yes, switch it to annual
        @ action change_subscription)");
    talk("no apology twice in the same words", R"(
        * customer Luis
        * tone concise
        > this is terrible service, where is order 1002
        > still terrible service, where is order 1002)");
}

QTEST_GUILESS_MAIN(TstConversations)
#include "tst_conversations.moc"
