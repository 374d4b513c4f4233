#pragma once

#include "core/domain/Brief.h"
#include "core/domain/CompanyConfig.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"

/// JSON Schemas of what toJson() writes: the same members, those that it may leave out not required. Overloads by
/// pointer, so that nothing of the type need be made; the pointer is not read. Pure.
namespace tierdesk {

[[nodiscard]] QJsonObject schemaFor(const Customer *);
[[nodiscard]] QJsonObject schemaFor(const Order *);
[[nodiscard]] QJsonObject schemaFor(const Product *);
[[nodiscard]] QJsonObject schemaFor(const Subscription *);
[[nodiscard]] QJsonObject schemaFor(const Article *);
[[nodiscard]] QJsonObject schemaFor(const Brief *);
[[nodiscard]] QJsonObject schemaFor(const Resolution *);
[[nodiscard]] QJsonObject schemaFor(const AnswerFacts *);
[[nodiscard]] QJsonObject schemaFor(const CompanyConfig *);

/// Of a row that an import or upsert takes, as xFromJson() reads it.
[[nodiscard]] QJsonObject customerRowSchema();
[[nodiscard]] QJsonObject orderRowSchema();
[[nodiscard]] QJsonObject productRowSchema();
[[nodiscard]] QJsonObject subscriptionRowSchema();
[[nodiscard]] QJsonObject articleRowSchema();
/// Of a patch that mergeConfig() takes: the members of a configuration, and whatever is not there stays.
[[nodiscard]] QJsonObject configPatchSchema();

} // namespace tierdesk
