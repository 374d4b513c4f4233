#pragma once

#include <QtCore/QString>

namespace tierdesk::ai {

/// What is said to somebody whose language is not read here, in that language.
struct ForeignWords {
    QStringView onlyEnglish; ///< the assistant understands English only, and a person takes over
    QStringView hours;       ///< nobody is there now; %1 the hours
    QStringView phone;       ///< %1 the number
    QStringView reach;       ///< how the customer can be reached
};

/// Null for a language that has no words here.
[[nodiscard]] const ForeignWords *foreignWords(QStringView language);

} // namespace tierdesk::ai
