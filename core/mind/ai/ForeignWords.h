#pragma once

#include <QtCore/QString>

namespace tierdesk::ai {

/// What is said to somebody whose language is not read here, in that language.
struct ForeignWords {
    QStringView onlyEnglish; ///< the assistant understands English only, and a person takes over
    QStringView hours;       ///< nobody is there now; %1 the hours
    QStringView phone;       ///< %1 the number
    QStringView reach;       ///< how the customer can be reached
    QStringView nobody;      ///< the assistant understands English only, and nobody can be reached in this chat
};

/// Null for a language that has no words here.
[[nodiscard]] const ForeignWords *foreignWords(QStringView language);

/// Stands before English words for somebody who may not read English, where there are no words of their language.
[[nodiscard]] QString inEnglish();

} // namespace tierdesk::ai
