#pragma once

#include "core/base/Result.h"
#include "core/domain/Action.h"
#include "core/domain/Session.h"
#include "core/domain/SessionListing.h"
#include "core/domain/Shop.h"

#include <optional>
#include <vector>

namespace tierdesk::store {

class Database;

/// Where in an order a page ended: the next one begins after it, whatever has come before it meanwhile. Which of the
/// two keys counts is the order's to know.
struct SessionCursor {
    double number = 0;
    QString text;
    Timestamp createdAt;
    qint64 row = 0;
};

/// Which sessions, and in what order; unset fields do not filter.
struct SessionFilter {
    CompanyId company; ///< required
    std::optional<Status> status;
    std::optional<Tier> tier;
    std::optional<Category> category;
    std::optional<Sentiment> sentiment;
    std::optional<Channel> channel;
    std::optional<Door> door;
    UserId holder;
    QString customerRef;
    bool isVerifiedOnly = false;  ///< leaves out those whose customer is only claimed
    std::optional<Reason> reason; ///< of its first escalation
    std::optional<ResolutionType> resolution;
    SessionTraits only;
    std::optional<Timestamp> from, to; ///< from ≤ createdAt < to
    QString text; ///< words: in messages, summary, customer's name, ref or e-mail, or the public id
    SessionOrder order;
    std::optional<SessionCursor> after; ///< of a page in the same order; then without offset
    int limit = 50;
    int offset = 0;
};

struct SessionRow {
    Session session;
    QString customerName; ///< empty when the customer is not known
    bool isVip = false;
    QString customerTier;
    QString holderName;
};

struct SessionPage {
    std::vector<SessionRow> rows;
    qint64 total = 0; ///< without cursor, limit and offset; with `text`, of the newest 10,000 messages that have it
    std::optional<SessionCursor> next; ///< where this page ended; none when there is nothing after it
};

struct SentimentPoint {
    MessageId message;
    double score = 0;
    Sentiment sentiment = Sentiment::Neutral;
    QString trigger;
    Timestamp at;
};

/// One session whole.
struct SessionDetail {
    Session session;
    std::optional<Customer> customer;
    QString holderName;
    std::vector<Message> messages; ///< oldest first, notes among them
    std::vector<Escalation> escalations;
    std::vector<Action> actions;
    std::vector<SentimentPoint> sentiments; ///< of the customer's messages, oldest first
};

/// What a turn is thought from.
struct StoredTurnInput {
    Session session;
    std::optional<Customer> customer;
    std::vector<Message> messages; ///< the last ones, oldest first, no notes
    std::vector<Action> actions;   ///< the last ones, oldest first
};

/// Reading sessions; reader connections, any thread that owns one. Every function fails with StorageFailed.
class SessionQueries final
{
public:
    explicit SessionQueries(Database &database)
        : m_database(database)
    {}

    /// With the last @p messages and @p actions of it.
    [[nodiscard]] base::Result<std::optional<StoredTurnInput>> turnInput(CompanyId company, const QString &id,
                                                                         int messages, int actions) const;
    [[nodiscard]] base::Result<std::optional<SessionDetail>> detail(CompanyId company, const QString &id) const;
    [[nodiscard]] base::Result<SessionPage> list(const SessionFilter &filter) const;
    /// The same without counting how many there are (`total` is 0): for who walks through all of them. Words are not
    /// looked for: `text` and `offset` are passed over.
    [[nodiscard]] base::Result<SessionPage> scan(const SessionFilter &filter) const;
    /// How many sessions @p customer opened at or after @p since; 100 stands for more.
    [[nodiscard]] base::Result<int> recentContacts(CustomerId customer, Timestamp since) const;
    /// The other sessions of @p session's customer, newest first. Whom the company does not know is known by mail
    /// address or telephone number, where they write from there.
    [[nodiscard]] base::Result<std::vector<Session>> othersOf(const Session &session, int limit) const;
    /// The latest session with this customerRef at this door that is neither RESOLVED nor ABANDONED.
    [[nodiscard]] base::Result<std::optional<Session>> openOf(CompanyId company, const QString &customerRef,
                                                              Door door) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
