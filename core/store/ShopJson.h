#pragma once

#include "core/domain/Shop.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

/// The parts of an order as its row keeps them: amounts in minor units of the order's currency, times in milliseconds.
/// Exact where the printed JSON of the domain is in major units. Store's own.
namespace tierdesk::store {

using Currency = std::array<char, 3>;

[[nodiscard]] QJsonArray itemsJson(const std::vector<OrderItem> &items);
[[nodiscard]] std::vector<OrderItem> itemsFrom(const QJsonArray &json, Currency currency);
[[nodiscard]] QJsonArray paymentsJson(const std::vector<Payment> &payments);
[[nodiscard]] std::vector<Payment> paymentsFrom(const QJsonArray &json, Currency currency);
[[nodiscard]] QJsonArray shipmentsJson(const std::vector<Shipment> &shipments);
[[nodiscard]] std::vector<Shipment> shipmentsFrom(const QJsonArray &json);
[[nodiscard]] QJsonObject storedJson(const Address &address); ///< empty for an empty address
[[nodiscard]] Address storedAddress(const QJsonObject &json);

} // namespace tierdesk::store
