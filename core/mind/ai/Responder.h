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
    const knowledge::ArticleWords *words = nullptr; ///< of the article; good for the turn
    double score = 0;
    double coverage = 0; ///< share of the question's telling words that the article has, 0…1
};

/// What a responder may look at while it thinks: only the session's customer, only read. Called where its task runs.
class Tools
{
public:
    virtual ~Tools() = default;
    /// The order with this number if it is the session customer's; case and blanks do not matter.
    [[nodiscard]] virtual std::optional<Order> order(const QString &number) = 0;
    /// The customer's orders, newest first.
    [[nodiscard]] virtual std::vector<Order> orders(int limit) = 0;
    [[nodiscard]] virtual std::vector<Subscription> subscriptions() = 0;
    [[nodiscard]] virtual std::vector<Product> products(const QString &words, int limit) = 0;
    [[nodiscard]] virtual std::vector<ArticleHit> articles(const QString &question, int limit) = 0;
    /// Products' pages (knowledge::pageOf), as they were when the catalogue was read: products() has price and stock of
    /// now.
    [[nodiscard]] virtual std::vector<ArticleHit> pages(const QString &question, int limit) = 0;
    /// The article or page of @p ref, if there still is one.
    [[nodiscard]] virtual std::optional<ArticleHit> article(const QString &ref) = 0;
    /// What policy::authorize says of @p request at @p tier now. Settling asks again.
    [[nodiscard]] virtual Verdict verdict(const ActionRequest &request, Tier tier) = 0;
    /// What @p tier may still grant of @p kind to this customer; none without the capability.
    [[nodiscard]] virtual std::optional<Money> remaining(ActionKind kind, Tier tier) = 0;
    /// Versions of what general answers are made of: the articles and the configuration. Empty: not known, and nothing
    /// that is said may be kept for others.
    [[nodiscard]] virtual QByteArray sources() const { return {}; }
};

/// Hears the words of an answer while it is being made. Nothing of it is said before the turn is settled, and until
/// then any of it may be taken back. Called where the responder's task runs.
class WordSink
{
public:
    virtual ~WordSink() = default;
    /// Whose words are told from here on.
    virtual void setSpeaker(Tier) {}
    virtual void add(const QString &words) = 0;
    /// What was heard so far is void.
    virtual void reset() = 0;
};

/// Who pays for what models take. Called where the responder's task runs.
class Purse
{
public:
    virtual ~Purse() = default;
    /// Asked before each request: true when nothing more may be spent today.
    [[nodiscard]] virtual bool isSpent() = 0;
    /// Books @p use and writes into it what it cost.
    virtual void pay(ModelUse &use) = 0;
};

/// One turn's material. References outlive the call.
struct TurnContext {
    const Session &session; ///< before this message
    const Message &message; ///< the customer's
    const Reading &reading;
    const Decision &decision;
    const CompanyConfig &config;
    const Customer *customer = nullptr;
    std::span<const Message> history; ///< oldest first, notes left out: the last 12 at tier 1, 100 at tier 2
    std::span<const Action> actions;  ///< of this session
    Tier tier = Tier::AiRep;          ///< who speaks
    bool hasJustEscalated = false;    ///< this turn brought the case to `tier`
    bool isStaffed = false;           ///< a person is on duty
    bool isHandoverSaid = false;      ///< to handover(): the tier's own words said already that a person takes over
    bool isForAnybody = false;        ///< the answer is kept for others: nothing of the customer's is in here
    QString companyName;
    QString idempotencySeed; ///< unique to the message: keys of proposed actions begin with it
    Timestamp now;
    std::vector<ModelUse> *uses = nullptr; ///< where a responder writes what it asked of models, also when it failed
    Purse *budget = nullptr;               ///< of the company; null: nobody counts
    WordSink *words = nullptr;             ///< who listens meanwhile; null: nobody
};

/// An action that the responder asks for, with the words for each outcome: what is said follows what happened.
struct ProposedAction {
    ActionRequest request;
    QString saidIfConfirmed;
    QString saidIfPending; ///< sent to the company's system, not confirmed yet
    QString saidIfFailed;
};

/// What a responder makes of a turn: words to say, an action to ask for, or an escalation.
struct Draft {
    QString text; ///< to say; with an escalation, the words that hand the case over; with an action unused
    std::optional<ProposedAction> action;
    std::optional<ReasonGiven> escalation;                  ///< it may not or cannot go on
    std::vector<std::pair<ActionRequest, Verdict>> refused; ///< asked for and refused: kept on the record
    QJsonObject dialogue;                                   ///< the responder's state after this turn
    AnswerFacts facts;                                      ///< latency is filled in by the turn
    bool isAwaitingCustomer = true; ///< a question or an offer stands, or help was given and the customer may go
    std::optional<QString> summary; ///< one line for the queue, when it has become clearer
    std::optional<QString> contact; ///< how to reach the customer, as given
};

/// Whether @p error says that the program is stopping: the turn is not to be settled but taken up again at its start.
[[nodiscard]] inline bool isCancelled(const base::Error &error)
{
    return error.fault == base::Fault::AiUnavailable && error.details[u"reason"].toString() == u"cancelled";
}

/// What is not asked of a model because the day's budget is spent.
[[nodiscard]] inline base::Error overBudget()
{
    return base::fail(base::Fault::AiUnavailable, u"the day's budget for models is spent"_s, {},
                      {{u"reason"_s, u"budget"_s}});
}

/// Speaks for a tier. Stateless between calls; shared by the think workers, so const and thread-safe. Its tasks hold no
/// thread while they wait for a model.
class Responder
{
public:
    virtual ~Responder() = default;
    /// The id that `model_used` prints.
    [[nodiscard]] virtual QString model() const = 0;
    /// True when respond() takes microseconds and waits for nothing at @p tier of a company of @p config: the message
    /// and its answer share a commit.
    [[nodiscard]] virtual bool isImmediate(const CompanyConfig &config, Tier tier) const = 0;
    /// Fails with AiUnavailable or AiFailed; the customer's message is kept all the same.
    [[nodiscard]] virtual base::Task<base::Result<Draft>> respond(const TurnContext &context, Tools &tools) const = 0;
    /// The words with which @p context.tier hands the case to a person for @p reason: what happens next, and when
    /// nobody is staffed the hours, the phone and the question how to reach the customer.
    [[nodiscard]] virtual QString handover(const TurnContext &context, Reason reason) const = 0;
};

} // namespace tierdesk::ai
