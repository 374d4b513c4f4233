#pragma once

#include "core/mind/ai/local/DialogueState.h"
#include "core/mind/ai/local/Intents.h"

#include <QtCore/QString>

#include <optional>
#include <vector>

namespace tierdesk::ai {

/// A message that asks for several things, cut into one part a wish. Questions that are answered at once come first.
struct WishParts {
    QString ground; ///< what went wrong, told before the first wish
    LaterWish first;
    std::vector<LaterWish> later;
};

/// Cuts @p text, of which @p cues and @p slots were read and @p intents found. None for a message of one wish, for
/// alternatives and conditions, and where a person is asked for. "Cancel it and refund me" is one wish, since the first
/// holds the second. Pure; looks closer only where @p intents or several orders give cause to.
[[nodiscard]] std::optional<WishParts> partsOf(QStringView text, const Cues &cues, const Slots &slots,
                                               const std::vector<Intent> &intents, std::array<char, 3> currency);

/// Cuts a yes from the wish behind it: "Yes, and give me a $50 credit". The first part is nothing but the yes to an
/// offer of @p kind on @p order in whose words are @p offered. None where the rest is about the offer itself or makes a
/// condition of it.
[[nodiscard]] std::optional<WishParts> partsBehindYes(QStringView text, const Cues &cues, const QStringList &offered,
                                                      ActionKind kind, const QString &order,
                                                      std::array<char, 3> currency);

/// The action that a wish would lead to, if it leads to one.
[[nodiscard]] std::optional<ActionKind> actionOf(Intent intent);

/// "the refund": how a wish is spoken of; "your question" for what only asks.
[[nodiscard]] QString nameOf(Intent intent);

} // namespace tierdesk::ai
