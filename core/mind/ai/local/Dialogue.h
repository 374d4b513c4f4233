#pragma once

#include "core/mind/ai/local/Consent.h"
#include "core/mind/ai/local/DialogueState.h"
#include "core/mind/ai/local/Hearing.h"
#include "core/mind/ai/local/RecordDetail.h"
#include "core/mind/ai/local/Reply.h"
#include "core/mind/ai/Responder.h"
#include "core/mind/knowledge/Answer.h"

#include <memory>
#include <optional>
#include <vector>

namespace tierdesk::ai {

/// One turn of the built-in responder, for one message. Classifies what the message does (Hearing.h), given the open
/// question and the topic; then handles it as an answer to the question or runs the flow of its wish. The state that it
/// leaves is all that the next turn knows.
///
/// The parts: Dialogue.cpp routes; DialogueWishes.cpp splits messages with several wishes; DialogueFinish.cpp completes
/// the draft; DialogueAnswers.cpp and DialogueYesNo.cpp handle answers to open questions; DialogueActions.cpp proposes,
/// performs and escalates; DialogueFind.cpp finds the order, DialogueItems.cpp the item and the quantity;
/// DialogueOrders.cpp, DialogueDetails.cpp, DialogueRemedies.cpp, DialogueProblem.cpp, DialogueSubscriptions.cpp and
/// DialogueProducts.cpp handle one topic each, DialogueRules.cpp answers from articles, DialogueFollowUps.cpp
/// follow-ups, DialogueTalk.cpp the rest.
class Dialogue final
{
public:
    /// The least probability of a reading: to be used at all, to take precedence over an open question, to need no
    /// confirmation.
    static constexpr double Least = .2;
    static constexpr double Likely = .45;
    static constexpr double Sure = .7;
    /// The least probability of a request for action where an article would otherwise answer.
    static constexpr double SurelyRequested = .8;

    Dialogue(const TurnContext &context, Tools &tools);
    [[nodiscard]] Draft run();
    /// Used instead of run() when another component reads the message. Asks the customer about @p request, naming the
    /// sum and the order, and leaves the question open. run() handles the answer in the next message.
    [[nodiscard]] Draft offer(const ActionRequest &request);

private:
    // --- routing
    void read(const QString &text);
    void divide();
    [[nodiscard]] bool divideYes();
    void keepUnanswered();
    void goOn();
    [[nodiscard]] bool answerNext();
    [[nodiscard]] Surroundings surroundings();
    [[nodiscard]] bool namesPayment();
    [[nodiscard]] bool namesPlan();
    [[nodiscard]] bool fillsSlot();
    /// Returns whether the message has a wish of its own, whatever is open.
    [[nodiscard]] bool wants() const;
    [[nodiscard]] bool isReturnUnderWay();
    [[nodiscard]] bool wantsOther() const;
    [[nodiscard]] bool wantsAnew() const;
    [[nodiscard]] std::optional<ActionKind> wantedAction() const;
    [[nodiscard]] bool isBesideQuestion() const;
    [[nodiscard]] bool isOfOpenWish() const;
    [[nodiscard]] bool answerHold();
    [[nodiscard]] bool isAnotherMatter();
    [[nodiscard]] bool answerOpenQuestion();
    [[nodiscard]] bool answerPerson();
    [[nodiscard]] bool answerMore();
    [[nodiscard]] bool answerTopic();
    [[nodiscard]] bool answerDetail();
    [[nodiscard]] bool answerOrder(bool hasOtherTopic);
    [[nodiscard]] bool answerItem(bool hasOtherTopic);
    [[nodiscard]] bool answerAddress(bool hasOtherTopic);
    [[nodiscard]] bool answerCause(bool hasOtherTopic);
    void sayAndAskMore(Say what);
    void leaveUnchanged();
    void openAfterEscalation();
    void openBySentiment();
    void pursue();
    void start(Act act);
    [[nodiscard]] bool startWish(Act act);
    /// Begins @p wish and pursues it; returns true.
    bool startFlow(Wish wish);
    [[nodiscard]] bool startRefund(Act act);
    [[nodiscard]] bool changesOrderAddress();
    [[nodiscard]] bool tellOfGoods(Act act);
    void startTalk(Act act);
    void goAheadWithQuestion();
    void sayGoodbye();
    void refuseOffTopic();
    void remedy(Act act);
    void pursueWish();
    void begin(Wish wish);
    void acknowledgeRepetition();
    [[nodiscard]] bool namesOffer() const;
    void askNoMore();
    void nameLater();
    [[nodiscard]] Draft finish();

    // --- yes and no
    [[nodiscard]] bool answerConfirm();
    [[nodiscard]] Consent consentToProposal(const ActionRequest &proposal);
    [[nodiscard]] bool dropProposal(const ActionRequest &proposal);
    void proposeAnew(const ActionRequest &proposal);
    void answerBetween(const ActionRequest &proposal);
    [[nodiscard]] bool answerRemedy();
    [[nodiscard]] QStringList offeredWords(const ActionRequest &offer);
    [[nodiscard]] bool namesElse(const ActionRequest &proposal) const;
    [[nodiscard]] bool hasNewParticulars();
    [[nodiscard]] bool isOtherPiece(const ActionRequest &proposal);
    [[nodiscard]] std::optional<Money> sumOf(const ActionRequest &proposal);
    [[nodiscard]] std::optional<Address> newAddress(const ActionRequest &proposal) const;
    void takeParticulars();
    void propose(ActionRequest request);
    void askAgain();
    void readLooseSum();
    [[nodiscard]] bool sayOdd();
    [[nodiscard]] bool asksForSum(Say question, std::initializer_list<QString> with);
    [[nodiscard]] bool answerAmount(bool hasOtherTopic);
    void sayConfirm(const ActionRequest &request);
    void perform(const ActionRequest &request);
    void dropRepeats(const ActionRequest &done, const Order *order);
    /// Returns the text that states how an action went, and asks for what comes next.
    [[nodiscard]] QString outcome(Say say, std::initializer_list<QString> with) const;
    /// Returns the action with its texts for each outcome; its request is still to be set.
    [[nodiscard]] ProposedAction withOutcomes(const ActionRequest &request, const Order *order) const;
    [[nodiscard]] ActionRequest request(ActionKind kind) const;
    void turnDown(ActionKind kind);

    // --- escalating
    [[nodiscard]] bool canEscalate() const;
    [[nodiscard]] bool escalatesToPerson() const;
    void escalate(Reason reason, const QString &explanation, Say toManager, Say toHuman,
                  std::initializer_list<QString> with = {});
    void escalationRefused(const ActionRequest &request, const Verdict &verdict);
    void escalateForeign();
    void cannot(const QString &explanation);

    // --- orders
    const std::vector<Order> &orders();
    [[nodiscard]] std::optional<Order> find(const QString &spoken);
    [[nodiscard]] std::optional<Order> settleOrder();
    [[nodiscard]] std::optional<Order> currentOrder();
    [[nodiscard]] std::optional<Order> otherOrder();
    [[nodiscard]] std::optional<Order> orderOfProduct();
    [[nodiscard]] std::optional<Order> presumedOrder(const std::optional<QString> &refused);
    void sayNoSuchOrder(const QString &number);
    [[nodiscard]] std::optional<Order> chosenOrder();
    [[nodiscard]] std::optional<Order> byDayOrSum(size_t most);
    void speakOf(const Order &order);
    void askWhichOrder();
    [[nodiscard]] QStringList numbersMeant() const;
    [[nodiscard]] bool takesAllOrders();
    [[nodiscard]] bool tellsAllOrders();
    void keepThing();
    [[nodiscard]] bool isOpenToWish(const Order &order) const;
    [[nodiscard]] QString strangeThing();
    [[nodiscard]] const OrderItem *settleItem(const Order &order, bool mustKnow);
    [[nodiscard]] QString itemText(const Order &order, const OrderItem *item, const ActionRequest &request) const;
    [[nodiscard]] int orFewer(const Order &order, const OrderItem &item, int count);
    [[nodiscard]] std::optional<int> countNamed(const OrderItem &item) const;
    [[nodiscard]] bool isAllPieces(const Order &order) const;
    /// Returns whether orders may be discussed: the customer is known, or has proven to own one.
    [[nodiscard]] bool mayAskForOrders();
    [[nodiscard]] bool isLocked();
    void status();
    void sayStatus(const Order &order, Weight weight);
    void listOrders();
    void cancelOrder();
    void changeAddress();
    void returnItem();

    // --- what a record tells
    [[nodiscard]] RecordDetail detailAsked(RecordKind kind) const;
    [[nodiscard]] bool tellDetail();
    [[nodiscard]] RecordKind recordSpokenOf() const;
    [[nodiscard]] bool tellSubscriptionDetail();
    [[nodiscard]] bool tellOrderDetail();
    [[nodiscard]] bool tellProductDetail();
    void tellDetail(const Order &order, RecordDetail detail);
    void tellDetail(const Subscription &subscription, RecordDetail detail);

    // --- remedies
    void refund();
    [[nodiscard]] bool isRefundOfSubscription();
    void sayNothingToRefund(const Order &order);
    [[nodiscard]] bool cancelsInstead(const Order &order);
    /// Returns the item to refund, null for the whole order; none if the customer was asked.
    [[nodiscard]] std::optional<const OrderItem *> itemToRefund(const Order &order);
    [[nodiscard]] bool refusesRefund(const Order &order, const OrderItem &item);
    void proposeRefund(const Order &order, const OrderItem *item);
    void refundStatus();
    void sayRefunded(const Order &order);
    [[nodiscard]] bool tellWhenDone(Act act);
    void credit();
    void replace(bool isExchange);
    [[nodiscard]] bool exchangeByReturn(const ActionRequest &sent);
    void problem();
    void askWhatIsWrong(const Order &order);
    [[nodiscard]] bool sayNotReceived(const Order &order);
    void sayNotShipped(const Order &order);
    [[nodiscard]] bool saySettledFault(const Order &order, const OrderItem *item);
    void offerRemedy(const Order &order, const OrderItem *item);
    [[nodiscard]] std::optional<ActionRequest> grantedReplacement(const Order &order, const OrderItem *item);
    void doubleCharge();
    [[nodiscard]] bool demandsMoney() const;
    [[nodiscard]] std::optional<Money> creditFor(std::optional<Money> cap);
    [[nodiscard]] Money refundAmount(const Order &order, const OrderItem *item, bool *isCapped);
    void sayMostCredit(Money asked);
    void saySettled(const Order &order, const OrderItem &item);
    void sayFault(const Order &order, const OrderItem *item);
    void readFault();

    // --- subscriptions
    void subscription();
    [[nodiscard]] std::optional<Subscription> settleSubscription();
    [[nodiscard]] QString planMeant(const Subscription &subscription, const QString &named);
    [[nodiscard]] QString planSpoken(const Subscription &subscription, bool isAnswer);
    void sayNoPlan(const QString &plan);
    void saySubscription(const Subscription &subscription);
    [[nodiscard]] QString planPrice(const QString &plan);

    // --- follow-ups
    void followUp(Act act);
    [[nodiscard]] bool tellOther(std::optional<Act> goods, bool isOnWay);
    [[nodiscard]] bool tellCost(std::optional<Act> topic, const std::optional<Order> &order, bool wasDone,
                                const QString &about);
    void tellOfParcel(Act act, const std::optional<Order> &order, const QString &about);
    void actionState();
    void changeOfMind();
    void withdraw();
    void keep();
    void correct();
    void offerPerson();
    [[nodiscard]] const Action *lastAction(std::initializer_list<ActionKind> kinds) const;

    // --- what articles tell
    /// Answers @p asked from the articles, with @p topic as further words; returns false where none matches.
    enum class Sources { All, WithoutOrder };
    [[nodiscard]] bool tell(const QString &asked, const QString &topic, double least, Sources sources = Sources::All);
    struct Found;
    [[nodiscard]] std::unique_ptr<Found> look(const QString &asked, const QString &topic, Sources sources);
    [[nodiscard]] bool suits(const Found &found, const QString &topic, double least) const;
    void sayFound(const Found &found);
    void endAnswer();
    void addRule(const QString &asked, Act act);
    [[nodiscard]] bool tellOfOrder(const QString &topic, bool isAgain);
    void sayOfOrder(const Order &order, const knowledge::Answer &answer);
    void sayOfPage(const QString &sku, const knowledge::Answer &answer);
    void sayWayBack(const Order &order);
    [[nodiscard]] bool sayComesBack(const ActionRequest &done);
    void tellRule(Act act);
    void tellBeside(Act act);
    void tellWhere(const QString &number);
    void handTo(Act act);
    void openingHours();

    // --- products
    [[nodiscard]] std::optional<Product> productOf(const QString &sku);
    [[nodiscard]] bool tellPriceOrStock(bool isOfPrice);
    [[nodiscard]] bool tellOfProduct(const QString &topic, double least);
    [[nodiscard]] bool describeNamed();
    [[nodiscard]] bool listRange();

    // --- talk
    void clarify(Act one, Act other);
    void notUnderstood();
    void greet();
    void vent();
    void answerQuestion();
    void repeatLast();
    [[nodiscard]] bool isFarewell() const;
    void orderContents();

    void usedTool(const QString &name);
    void suggest(const QString &action);
    void ask(Asked what);
    [[nodiscard]] int bound() const;
    [[nodiscard]] const ResponseGuidelines &guidelines() const;

    const TurnContext &m_context;
    Tools &m_tools;
    Tone m_tone;
    quint64 m_pick;
    DialogueState m_state;
    QString m_text; ///< the message, or the part of it that is handled
    Cues m_cues;
    Slots m_slots;
    QStringList m_words;
    Stretch m_heard; ///< the classification of m_text
    Reply m_reply;
    bool m_isOurs;                        ///< the open question is this tier's own
    Asked m_askedBefore = Asked::Nothing; ///< the question that was open before this message
    QString m_questionBefore;             ///< the customer's previous question
    QString m_topicBefore;                ///< and its Act
    QString m_now;                        ///< the wish being handled, of several
    bool m_isDivided = false;             ///< the message asked for several things
    Draft m_draft;
    std::optional<std::vector<Order>> m_orders;
    bool m_isPresumed = false; ///< the order was not named; it is the only recent one
    bool m_isUnderstood = true;
    double m_confidence = 1; ///< less where an article answers that lacks significant words
    int m_saidApology = -1;
};

/// Returns a number that is the same for the same message; selects among wordings.
[[nodiscard]] quint64 pickFor(const Message &message);

/// Returns whether @p request exchanges an item for another of its kind, sent at once or after a return.
[[nodiscard]] bool isExchange(const ActionRequest &request);

/// Returns one line for the queue: "Refund of $312.40 for a tent that arrived torn"; none while nothing is clear.
[[nodiscard]] std::optional<QString> summaryOf(const DialogueState &state, const std::optional<Money> &amount);

/// Returns such a line for the last topic: "Asks whether the warranty covers it".
[[nodiscard]] std::optional<QString> topicSummary(const DialogueState &state);

} // namespace tierdesk::ai
