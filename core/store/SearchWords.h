#pragma once

#include "core/base/Result.h"
#include "core/domain/Ids.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <vector>

/// How the full-text index is asked. Store's own.
namespace tierdesk::store {

class Database;

/// The word that stands for a company in the index: a search names it, so that it stays within its tenant.
[[nodiscard]] QString companyWord(CompanyId company);

/// The words of a search, folded, punctuation taken off, at most 8.
[[nodiscard]] QStringList searchWords(const QString &text);

/// Sessions of @p company that have every one of @p text's words as a word's beginning, in one message or among id,
/// ref, summary and customer; or whose public id begins with @p text. Of the index the newest 10,000 matches, and the
/// messages that are not indexed yet.
[[nodiscard]] base::Result<std::vector<qint64>> sessionsWith(Database &database, CompanyId company,
                                                             const QString &text);

} // namespace tierdesk::store
