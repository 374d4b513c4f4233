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

/// One turn of the embedded responder: made for a message, run once. What the message does is heard (Hearing.h) in the
/// light of what stands open and was talked about; an open question takes its answer, a wish its flow; the state that
/// it leaves behind is all that the next turn knows.
///
/// The parts: Dialogue.cpp routes; DialogueWishes.cpp takes a message of several wishes apart; DialogueFinish.cpp ends;
/// DialogueAnswers.cpp and DialogueYesNo.cpp hear answers to open questions; DialogueActions.cpp proposes, performs and
/// escalates; DialogueFind.cpp settles which order is meant, DialogueItems.cpp which item and how many;
/// DialogueOrders.cpp, DialogueDetails.cpp, DialogueRemedies.cpp, DialogueProblem.cpp, DialogueSubscriptions.cpp and
/// DialogueProducts.cpp know one topic each, DialogueRules.cpp what articles tell, DialogueFollowUps.cpp what came of
/// it, DialogueTalk.cpp the rest.
class Dialogue final
{
public:
    /// How likely a reading must be: to be taken at all, to be taken over an open question, to be taken for granted.
    static constexpr double Least = .2;
    static constexpr double Likely = .45;
    static constexpr double Sure = .7;
    /// How likely something must be wanted done, where an article would be told.
    static constexpr double SurelyRequested = .8;

    Dialogue(const TurnContext &context, Tools &tools);
    [[nodiscard]] Draft run();
    /// Instead of run(), where something else reads the message: asks the customer about @p request, in words that name
    /// sum and order, and leaves behind that the question stands. run() of the next message hears the answer.
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
    /// Whether the message wants something by itself, whatever is open.
    [[nodiscard]] bool wants() const;
    /// The action that what it wants would lead to.
    [[nodiscard]] bool isReturnUnderWay();
    [[nodiscard]] bool wantsOther() const;
    [[nodiscard]] bool wantsAnew() const;
    [[nodiscard]] std::optional<ActionKind> wantedAction() const;
    [[nodiscard]] bool isBesideQuestion() const;
    [[nodiscard]] bool isOfOpenWish() const;
    [[nodiscard]] bool answerHold();
    [[nodiscard]] bool isAnotherMatter();
    [[nodiscard]] bool answerOpenQuestion();
    void openAfterEscalation();
    void openBySentiment();
    void pursue();
    void start(Act act);
    [[nodiscard]] bool startWish(Act act);
    void startTalk(Act act);
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
    /// Whether there are orders to speak of: the customer is known, or has proven one.
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
    void refundStatus();
    void sayRefunded(const Order &order);
    [[nodiscard]] bool tellWhenDone(Act act);
    void credit();
    void replace(bool isExchange);
    [[nodiscard]] bool exchangeByReturn(const ActionRequest &sent);
    void problem();
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
    void actionState();
    void changeOfMind();
    void withdraw();
    void keep();
    void correct();
    void offerPerson();
    [[nodiscard]] const Action *lastAction(std::initializer_list<ActionKind> kinds) const;

    // --- what articles tell
    /// Answers from the articles in the words of @p asked, those of @p topic beside them; false where none fits.
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
    QString m_text; ///< what this turn is about: the message, or the part of it that is taken up
    Cues m_cues;
    Slots m_slots;
    QStringList m_words;
    Stretch m_heard; ///< what m_text does
    Reply m_reply;
    bool m_isOurs;                        ///< what stood open when the message came is this tier's to hear
    Asked m_askedBefore = Asked::Nothing; ///< what stood open when the message came
    QString m_questionBefore;             ///< what the customer had asked before it
    QString m_topicBefore;                ///< and the Act that it was
    QString m_now;                        ///< the wish that is taken up, of several
    bool m_isDivided = false;             ///< the message asked for several things
    Draft m_draft;
    std::optional<std::vector<Order>> m_orders;
    bool m_isPresumed = false; ///< the order was not named: it is the only recent one
    bool m_isUnderstood = true;
    double m_confidence = 1; ///< less than that where an article answers that has not every telling word
    int m_saidApology = -1;
};

/// A number that is the same for the same message: chooses among wordings.
[[nodiscard]] quint64 pickFor(const Message &message);

/// Whether @p request exchanges a thing for another one of its kind: sent at once, or for what comes back.
[[nodiscard]] bool isExchange(const ActionRequest &request);

/// "Refund of $312.40 for a tent that arrived torn": one line for the queue; none while nothing is clear.
[[nodiscard]] std::optional<QString> summaryOf(const DialogueState &state, const std::optional<Money> &amount);

/// The same of what was talked about last: "Asks whether the warranty covers it".
[[nodiscard]] std::optional<QString> topicSummary(const DialogueState &state);

} // namespace tierdesk::ai
