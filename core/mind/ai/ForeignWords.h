#pragma once

#include <QtCore/QString>

namespace tierdesk::ai {

/// Texts for customers whose language the assistant does not understand, in that language.
struct ForeignWords {
    QStringView onlyEnglish; ///< the assistant understands only English; a person takes over
    QStringView hours;       ///< nobody is available now; %1 is the opening hours
    QStringView phone;       ///< %1 is the number
    QStringView reach;       ///< asks how to reach the customer
    QStringView nobody;      ///< the assistant understands only English; nobody else is available in this chat
};

/// Returns null for a language without texts here.
[[nodiscard]] const ForeignWords *foreignWords(QStringView language);

/// Returns the label that precedes English text for customers who may not read English.
[[nodiscard]] QString inEnglish();

} // namespace tierdesk::ai
