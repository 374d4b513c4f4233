#pragma once

#include "core/base/Result.h"
#include "core/domain/Ids.h"
#include "core/domain/Words.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>
#include <vector>

namespace tierdesk::store {

class Database;

/// Waiting: due at nextAt. Delivered and Failed are final.
enum class DeliveryState { Waiting, Delivered, Failed };

/// An action that a company's endpoint is to carry out, written with the change that it tells of.
struct Delivery {
    DeliveryId id;
    CompanyId company;
    QString event; ///< "action.refund"
    ActionId action;
    QString target;      ///< a URL
    CredentialId secret; ///< what signs it; unset for none
    QByteArray body;     ///< as it is sent, on every attempt alike
    DeliveryState state = DeliveryState::Waiting;
    int attempts = 0;
    Timestamp createdAt;
    Timestamp nextAt;
    std::optional<Timestamp> doneAt;
    QString lastError;
};

/// The actions' rows of the table `delivery`; one of another kind, which its column still allows, is passed over: what
/// else leaves stands in `outbox`. Every function fails with StorageFailed.
class Deliveries final
{
public:
    explicit Deliveries(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] base::Result<DeliveryId> append(const Delivery &delivery);
    /// Writes state, attempts, nextAt, doneAt and lastError.
    [[nodiscard]] base::Result<void> update(const Delivery &delivery);

    [[nodiscard]] base::Result<std::optional<Delivery>> byId(DeliveryId id) const;
    /// Waiting ones that are due, earliest first.
    [[nodiscard]] base::Result<std::vector<Delivery>> due(Timestamp now, int limit) const;
    /// When the next one is due.
    [[nodiscard]] base::Result<std::optional<Timestamp>> nextDue() const;
    /// Newest first.
    [[nodiscard]] base::Result<std::vector<Delivery>> ofCompany(CompanyId company, int limit) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store

namespace tierdesk {
template<>
struct Words<store::DeliveryState> {
    static constexpr std::array table{std::pair{store::DeliveryState::Waiting, "waiting"},
                                      std::pair{store::DeliveryState::Delivered, "delivered"},
                                      std::pair{store::DeliveryState::Failed, "failed"}};
};
} // namespace tierdesk
