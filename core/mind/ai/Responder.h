#pragma once

#include "core/base/Task.h"
#include "core/domain/Action.h"
#include "core/domain/CompanyConfig.h"
#include "core/domain/Decision.h"
#include "core/domain/Reading.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"
#include "core/mind/knowledge/Passage.h"
#include "core/mind/policy/Authority.h"

#include <optional>
#include <span>
#include <vector>

namespace tierdesk::ai {

/// An article found for a question.
struct ArticleHit {
    Article article;
    const knowledge::ArticleWords *words = nullptr; ///< of the article; valid for this turn
    double score = 0;
    double coverage = 0; ///< share of the question's significant words in the article, 0…1
};

/// Read-only access to the data of the session's customer. Called on the thread on which the responder's task runs.
class Tools
{
public:
    virtual ~Tools() = default;
    /// Returns the order with this number if it belongs to the session's customer; case and spaces are ignored.
    [[nodiscard]] virtual std::optional<Order> order(const QString &number) = 0;
    /// Returns the customer's orders, newest first.
    [[nodiscard]] virtual std::vector<Order> orders(int limit) = 0;
    [[nodiscard]] virtual std::vector<Subscription> subscriptions() = 0;
    [[nodiscard]] virtual std::vector<Product> products(const QString &words, int limit) = 0;
    [[nodiscard]] virtual std::vector<ArticleHit> articles(const QString &question, int limit) = 0;
    /// Returns product pages (knowledge::pageOf) as of the last catalogue load; products() has current prices and
    /// stock.
    [[nodiscard]] virtual std::vector<ArticleHit> pages(const QString &question, int limit) = 0;
    /// Returns the article or page @p ref, if it still exists.
    [[nodiscard]] virtual std::optional<ArticleHit> article(const QString &ref) = 0;
    /// Returns the result of policy::authorize for @p request at @p tier now. Settling authorizes again.
    [[nodiscard]] virtual Verdict verdict(const ActionRequest &request, Tier tier) = 0;
    /// Returns what @p tier may still grant of @p kind to this customer; none without the capability.
    [[nodiscard]] virtual std::optional<Money> remaining(ActionKind kind, Tier tier) = 0;
    /// Returns the versions of the articles and the configuration, on which general answers depend. If empty, the
    /// versions are unknown and no answer may be cached.
    [[nodiscard]] virtual QByteArray sources() const { return {}; }
};

/// Receives partial replies. They may be withdrawn until the turn is settled. Called on the thread on which the
/// responder's task runs.
class WordSink
{
public:
    virtual ~WordSink() = default;
    /// Sets the tier whose partial replies follow.
    virtual void setSpeaker(Tier) {}
    virtual void add(const QString &words) = 0;
    /// Withdraws everything received so far.
    virtual void reset() = 0;
};

/// Accounts for the cost of model requests. Called on the thread on which the responder's task runs.
class Purse
{
public:
    virtual ~Purse() = default;
    /// Returns whether today's budget is used up. Called before each request.
    [[nodiscard]] virtual bool isSpent() = 0;
    /// Records @p use and sets its cost.
    virtual void pay(ModelUse &use) = 0;
};

/// The input of one turn. What it refers to must outlive the call.
struct TurnContext {
    const Session &session; ///< before this message
    const Message &message; ///< the customer's
    const Reading &reading;
    const Decision &decision;
    const CompanyConfig &config;
    const Customer *customer = nullptr;
    std::span<const Message> history; ///< oldest first, without notes: the last 12 at tier 1, 100 at tier 2
    std::span<const Action> actions;  ///< of this session
    Tier tier = Tier::AiRep;          ///< that answers
    bool hasJustEscalated = false;    ///< this turn brought the case to `tier`
    bool isStaffed = false;           ///< an agent is on duty
    bool isHandoverSaid = false;      ///< for handover(): the reply already says that a person takes over
    bool isForAnybody = false;        ///< the answer will be cached for others; holds no customer data
    QString companyName;
    QString idempotencySeed; ///< unique to the message; prefix of the actions' idempotency keys
    Timestamp now;
    std::vector<ModelUse> *uses = nullptr; ///< receives the model usage, also of failed turns
    Purse *budget = nullptr;               ///< of the company; null: costs are not counted
    WordSink *words = nullptr;             ///< receives partial replies; may be null
};

/// A requested action with a text for each outcome.
struct ProposedAction {
    ActionRequest request;
    QString saidIfConfirmed;
    QString saidIfPending; ///< sent to the company's system but not confirmed yet
    QString saidIfFailed;
};

/// A responder's result: a text, a requested action or an escalation.
struct Draft {
    QString text; ///< the reply; with an escalation, the handover text; unused with an action
    std::optional<ProposedAction> action;
    std::optional<ReasonGiven> escalation;                  ///< why the case must go to the next tier
    std::vector<std::pair<ActionRequest, Verdict>> refused; ///< requested and refused; recorded
    QJsonObject dialogue;                                   ///< the responder's state after this turn
    AnswerFacts facts;                                      ///< the turn fills in the latency
    bool isAwaitingCustomer = true; ///< a question or offer is open, or the customer was helped and may leave
    std::optional<QString> summary; ///< one line for the queue, if it became clearer
    std::optional<QString> contact; ///< address or number that the customer gave
};

/// Returns whether the program is stopping. The turn must then not be settled; it is resumed at the next start.
[[nodiscard]] inline bool isCancelled(const base::Error &error)
{
    return error.fault == base::Fault::AiUnavailable && error.details[u"reason"].toString() == u"cancelled";
}

/// The error for a model request that the day's budget does not allow.
[[nodiscard]] inline base::Error overBudget()
{
    return base::fail(base::Fault::AiUnavailable, u"the day's budget for models is spent"_s, {},
                      {{u"reason"_s, u"budget"_s}});
}

/// Produces the replies of a tier. Stateless and thread-safe; shared by the turn workers. Its tasks hold no thread
/// while they wait for a model.
class Responder
{
public:
    virtual ~Responder() = default;
    /// Returns the ID for `model_used`.
    [[nodiscard]] virtual QString model() const = 0;
    /// Returns whether respond() takes microseconds and waits for nothing at @p tier with @p config. The message and
    /// its answer then share a commit.
    [[nodiscard]] virtual bool isImmediate(const CompanyConfig &config, Tier tier) const = 0;
    /// Fails with AiUnavailable or AiFailed; the customer's message is kept in either case.
    [[nodiscard]] virtual base::Task<base::Result<Draft>> respond(const TurnContext &context, Tools &tools) const = 0;
    /// Returns the text with which @p context.tier hands the case to a person for @p reason: what happens next and,
    /// when nobody is on duty, the hours, the phone number and the question how to reach the customer.
    [[nodiscard]] virtual QString handover(const TurnContext &context, Reason reason) const = 0;
};

} // namespace tierdesk::ai
