#pragma once

#include "core/base/Literals.h"

#include <QtCore/QString>

#include <string_view>

namespace tierdesk::nlu {

/// The language of a text.
struct LanguageGuess {
    QString code = u"en"_s; ///< ISO 639-1, "und" when undetermined
    double confidence = 0;  ///< 0…1; 0 if the text is too short and English is assumed
    [[nodiscard]] bool isEnglish() const { return code == "en"_L1; }
};

} // namespace tierdesk::nlu
