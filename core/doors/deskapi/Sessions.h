#pragma once

#include "core/domain/Action.h"
#include "core/domain/Brief.h"
#include "core/domain/HeldReply.h"
#include "core/domain/Session.h"
#include "core/domain/SessionListing.h"
#include "core/domain/Shop.h"

/// Sessions as the desk sees them: rows, the queue, one in full.
namespace tierdesk::deskapi {

/// A session in a list, in the queue and in an event.
struct SessionRow {
    QString id;
    QString customerRef; ///< JSON `customerId`
    QString customerName;
    bool isVip = false;
    bool isVerified = true;
    Channel channel = Channel::Chat;
    Door door = Door::Cs;
    Tier tier = Tier::AiRep;
    Status status = Status::Active;
    std::optional<Category> category;
    QString summary; ///< one line for people
    QString preview; ///< the customer's last words, at most 200 characters
    double score = 0;
    Sentiment sentiment = Sentiment::Neutral;
    QString language;
    Priority priority = Priority::Normal;
    std::optional<Reason> reason; ///< of the last escalation
    QString ticket;               ///< of the last escalation
    int messageCount = 0;
    QStringList tags;
    UserId holder;      ///< JSON `holderId`
    QString holderName; ///< empty when nobody holds it
    QString contact;    ///< how to reach a customer who left it
    QString previous;   ///< the session that this one follows
    std::optional<Resolution> resolution;
    std::optional<int> rating; ///< 1…5
    Timestamp createdAt;
    Timestamp updatedAt;
    std::optional<Timestamp> waitingSince, claimedAt, snoozedUntil;
    std::optional<Timestamp> firstResponseDue, firstResponseAt; ///< SLA of the first human answer
    std::optional<Timestamp> resolutionDue, resolvedAt;
    int version = 0; ///< raised by every change: a row with a lower one is older

    /// The SLA that runs now: to the first answer, then to the resolution; none when neither does.
    [[nodiscard]] std::optional<Timestamp> due() const;
};

enum class QueueView { Waiting, Mine, Team, Snoozed };

/// True if a session stands in @p view of @p me at @p now. Waiting: at HUMAN_AGENT and held by nobody; mine: held by
/// me; team: held by anybody; snoozed: asleep, whoever holds it. Closed ones stand nowhere.
[[nodiscard]] bool isIn(const SessionRow &row, QueueView view, UserId me, Timestamp now);

/// The order of the queue, riskiest first: the SLA that ends soonest, then priority, the worse sentiment, the longer
/// wait; the id last, so that it is total.
[[nodiscard]] bool isRiskier(const SessionRow &a, const SessionRow &b);

/// The server's order of a list of sessions: whoever puts a row into a list of it has the same.
[[nodiscard]] bool isBefore(const SessionRow &a, const SessionRow &b, const SessionOrder &order);

struct QueueCounts {
    int waiting = 0, mine = 0, team = 0, snoozed = 0;
};

struct Queue {
    QueueView view = QueueView::Waiting;
    std::vector<SessionRow> rows; ///< riskiest first, at most 500
    QueueCounts counts;           ///< all of them, also those over 500
    qint64 seq = 0;               ///< of the journal: say hello with `since` this, and nothing is missed
    Timestamp at;                 ///< the server's clock, for what is left of an SLA
};

struct SessionPage {
    std::vector<SessionRow> sessions;
    int total = 0; ///< that match, over all pages
    int offset = 0;
    int limit = 0;
    QString next; ///< `after` of the next page; empty when there is none
};

/// What a person may still grant to the customer of a session.
struct Allowance {
    struct Line {
        ActionKind kind = ActionKind::Refund; ///< refund, credit, replacement
        bool isAllowed = false;               ///< false: the tier has no such authority
        Money limit, used, remaining;         ///< used: within the company's period, by every tier
    };
    std::vector<Line> lines;
    bool canModifySubscription = false;
    bool canCancelOrders = false;
    bool canChangeAddress = false;
};

struct SentimentPoint {
    MessageId message;
    Timestamp at;
    double score = 0;
    Sentiment sentiment = Sentiment::Neutral;
    QString trigger; ///< the phrase that moved it
};

struct SessionDetail {
    SessionRow session;
    QJsonObject metadata; ///< the client's, as sent
    std::optional<Customer> customer;
    std::vector<Message> messages; ///< oldest first, notes among them
    std::vector<Escalation> escalations;
    std::vector<Action> actions;
    std::vector<SentimentPoint> sentimentHistory;
    std::optional<Brief> brief;
    Allowance allowance;
    std::vector<Order> orders; ///< the customer's, newest first
    std::vector<Subscription> subscriptions;
    std::vector<SessionRow> earlier; ///< the customer's other sessions, open ones among them, newest first, at most 20
    std::vector<HeldReply> held;     ///< replies that are not sent yet and can be undone, oldest first
    qint64 costNanoUsd = 0;          ///< what models took for this case, in billionths of a US dollar
    qint64 seq = 0;                  ///< of the journal when this was read
};

struct CustomerDetail {
    Customer customer;
    std::vector<Order> orders;
    std::vector<Subscription> subscriptions;
    std::vector<SessionRow> sessions; ///< newest first, at most 100
};

struct SearchHit {
    QString kind; ///< "session", "customer", "order", "article"
    QString id;   ///< a session's id, a customer's ref, an order's number, an article's ref
    QString title;
    QString snippet;
    std::optional<Timestamp> at;
    QString customerRef{}; ///< whose it is, JSON `customerId`; empty: nobody's, as an article
};
struct SearchResults {
    QString query;
    std::vector<SearchHit> hits; ///< best first within a kind
};

/// The reply to what was done in a session.
struct Handled {
    SessionRow session;
    std::optional<Message> message; ///< of reply and note
    std::optional<Action> action;   ///< of act; with dryRun only its verdict counts
    std::optional<HeldReply> held;  ///< of reply with undoFor, which then has no message; of undo: what was taken back
};

/// Why a draft is not in a model's words, where the company has models.
enum class DraftInstead {
    None,
    Budget, ///< the day's is spent
    Failed, ///< none of them came to a good end
};

/// A reply to read, change and send. Nothing has been sent.
struct DraftedReply {
    QString text;
    QString model; ///< who worded it: "tierdesk-local", or the provider's id
    int latencyMs = 0;
    int tokensIn = 0, tokensOut = 0, tokensCached = 0;
    std::optional<double> cost; ///< US dollars; none: no price is known
    DraftInstead instead = DraftInstead::None;
};

} // namespace tierdesk::deskapi

namespace tierdesk {
template<>
struct Words<deskapi::DraftInstead> {
    static constexpr std::array table{std::pair{deskapi::DraftInstead::None, "none"},
                                      std::pair{deskapi::DraftInstead::Budget, "budget"},
                                      std::pair{deskapi::DraftInstead::Failed, "failed"}};
};
template<>
struct Words<deskapi::QueueView> {
    static constexpr std::array table{
        std::pair{deskapi::QueueView::Waiting, "waiting"}, std::pair{deskapi::QueueView::Mine, "mine"},
        std::pair{deskapi::QueueView::Team, "team"}, std::pair{deskapi::QueueView::Snoozed, "snoozed"}};
};
} // namespace tierdesk
