#pragma once

#include "core/mind/ai/claims/ClaimModel.h"
#include "core/mind/ai/claims/Particulars.h"
#include "core/mind/ai/Responder.h"

#include <QtCore/QJsonObject>

#include <vector>

namespace tierdesk::ai {

/// A fact about the customer, and the details with which it may be stated.
struct RecordFact {
    Deed deed = Deed::Other;
    std::vector<Stage> stages;
    QString record;            ///< order number, subscription reference or action name; may be empty
    Particulars particulars;   ///< all that may be stated with it
    Particulars keys;          ///< one of these must be stated
    Particulars weakKeys{};    ///< or one of these or a name, where the words describe a recorded state
    QStringList names{};       ///< lower case
    bool hasArrived = false;   ///< stated as something that reaches the customer
    QStringList otherStates{}; ///< states that it is not in: "paused"
};

/// Everything that a turn knows about its customer: all orders and subscriptions, whether or not a model looked them
/// up, what was done in this session, and the words of articles, of the company and of the customer. Replies are
/// checked against it. For one turn on one thread.
class TurnRecord final
{
public:
    TurnRecord(const TurnContext &context, Tools &tools);

    /// Allows the numbers, sums, dates and weekdays in @p words.
    void know(const QString &words);
    /// Notes that this reply escalates the case.
    void setHandedOver();

    /// Returns the details that may be stated.
    [[nodiscard]] const Particulars &known() const { return m_known; }
    /// Returns whether the record supports what @p words, classified as @p reading, state. It must have a fact of that
    /// deed and stage (of @p record, if given; of any stage where the words describe a recorded state), the words must
    /// identify it by a detail of its own (a refund by its sum, a parcel by a day or its number; any fact by number or
    /// name where the words describe no change), and every sum, number and day in them must belong to it.
    [[nodiscard]] bool bearsOut(const QString &words, const ClaimReading &reading, const QString &record = {}) const;
    /// Returns whether @p record is one of the orders, subscriptions or actions ("action-1").
    [[nodiscard]] bool has(const QString &record) const;
    /// Returns the description of @p record in @p language; empty if there is no such record.
    [[nodiscard]] QString told(const QString &record, const QString &language) const;
    /// Returns orders, subscriptions and actions as JSON, for a model without tools or for the judge.
    [[nodiscard]] const QJsonObject &json() const { return m_json; }

private:
    void add(const Order &order);
    void add(const Shipment &shipment, const Order &order, const Particulars &all, QStringList names);
    void add(const Subscription &subscription);
    void add(const Action &action, int number);
    RecordFact &fact(Deed deed, std::vector<Stage> stages, const QString &record, const Particulars &particulars);

    std::vector<Order> m_orders;
    std::vector<Subscription> m_subscriptions;
    std::vector<Action> m_actions; ///< confirmed or pending
    std::vector<RecordFact> m_facts;
    Particulars m_known;
    QJsonObject m_json;
};

} // namespace tierdesk::ai
