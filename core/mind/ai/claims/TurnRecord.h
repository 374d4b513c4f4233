#pragma once

#include "core/mind/ai/claims/ClaimModel.h"
#include "core/mind/ai/claims/Particulars.h"
#include "core/mind/ai/Responder.h"

#include <QtCore/QJsonObject>

#include <vector>

namespace tierdesk::ai {

/// Something that the record says of this customer, with what it may be told by.
struct RecordFact {
    Deed deed = Deed::Other;
    std::vector<Stage> stages;
    QString record;          ///< number of the order, ref of the subscription, name of the action; may be empty
    Particulars particulars; ///< all that may be said with it
    Particulars keys;        ///< one of these must be said
    Particulars weakKeys{};  ///< or one of these, or one of the names, where the words tell a state as records have it
    QStringList names{};     ///< in small letters
    bool hasArrived = false; ///< told as something that reaches the customer
    QStringList otherStates{}; ///< that it is not in: "paused"
};

/// All that a turn knows of its customer: every order and subscription, whether or not a model looked them up, what was
/// done in this session, and the words of articles, of the company and of the customer's own messages. Replies are
/// held against it. Made for a turn; one thread.
class TurnRecord final
{
public:
    /// Loads the whole record.
    TurnRecord(const TurnContext &context, Tools &tools);

    /// Numbers, sums, dates and days in @p words may be said.
    void know(const QString &words);
    /// The case goes to the next tier with this reply.
    void setHandedOver();

    /// What may be said at all.
    [[nodiscard]] const Particulars &known() const { return m_known; }
    /// Whether the record bears out what @p words, read as @p reading, state: it has a fact of that deed and stage
    /// (that of @p record, if it is given; of any stage where the words tell a state), the words name that fact by
    /// something that is its own (what was refunded by the sum, a parcel by a day or its number; any of them by number
    /// or name where the words tell no change), and every sum, number and day in them is the fact's.
    [[nodiscard]] bool bearsOut(const QString &words, const ClaimReading &reading, const QString &record = {}) const;
    /// Whether there is such an order, subscription or action ("action-1").
    [[nodiscard]] bool has(const QString &record) const;
    /// What the tables say of @p record in @p language; empty if there is no such record.
    [[nodiscard]] QString told(const QString &record, const QString &language) const;
    /// For a model that may not look things up, or that judges: orders, subscriptions and what was done.
    [[nodiscard]] const QJsonObject &json() const { return m_json; }

private:
    void add(const Order &order);
    void add(const Shipment &shipment, const Order &order, const Particulars &all, QStringList names);
    void add(const Subscription &subscription);
    void add(const Action &action, int number);
    RecordFact &fact(Deed deed, std::vector<Stage> stages, const QString &record, const Particulars &particulars);

    std::vector<Order> m_orders;
    std::vector<Subscription> m_subscriptions;
    std::vector<Action> m_actions; ///< confirmed or pending ones
    std::vector<RecordFact> m_facts;
    Particulars m_known;
    QJsonObject m_json;
};

} // namespace tierdesk::ai
