#pragma once

#include "core/domain/Reading.h"
#include "core/domain/Shop.h"

#include <optional>

namespace tierdesk::ai {

/// Returns the contact in @p text: an e-mail address or else a phone number, taken from the reading's spans where it
/// has any. None if the text has neither.
[[nodiscard]] std::optional<QString> contactFrom(QStringView text, const Reading &reading);

/// Returns the known address or number of @p customer where @p text chooses one of the two channels without giving one
/// ("Email is fine", "by phone, after six"). None if it chooses neither or both, or the chosen one is not known.
[[nodiscard]] std::optional<QString> contactChosen(const QString &text, const Customer &customer);

} // namespace tierdesk::ai
