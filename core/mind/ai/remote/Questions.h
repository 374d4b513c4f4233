#pragma once

#include <QtCore/QString>

#include <optional>

namespace tierdesk::ai {

/// What in @p reply asks something, offers something, or names an answer or asks for one, in the languages whose claims
/// are known (see Claims.h): its words. Beside a question of ours nothing else may be there for a yes to belong to.
/// Errs on the side of seeing one. Pure.
[[nodiscard]] std::optional<QString> questionIn(const QString &reply);

/// Makes the patterns ready, as prepareReplyCheck() does. Thread-safe.
void prepareQuestions();

} // namespace tierdesk::ai
