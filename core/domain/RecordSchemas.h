#pragma once

#include "core/domain/Brief.h"
#include "core/domain/CompanyConfig.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"

/// JSON Schemas of the output of toJson(): the same members; those that it may omit are not required. The overloads
/// take a pointer, which is not read, so that no object is needed. Pure.
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

/// Returns the schema of a row for an import or upsert, as xFromJson() reads it.
[[nodiscard]] QJsonObject customerRowSchema();
[[nodiscard]] QJsonObject orderRowSchema();
[[nodiscard]] QJsonObject productRowSchema();
[[nodiscard]] QJsonObject subscriptionRowSchema();
[[nodiscard]] QJsonObject articleRowSchema();
/// Returns the schema of a patch for mergeConfig(): all members of a configuration, all of them optional.
[[nodiscard]] QJsonObject configPatchSchema();

} // namespace tierdesk
