#pragma once

#include "core/domain/Enums.h"

#include <QtCore/QString>

namespace tierdesk::ui {

/// What an AI tier is about to say, as far as its model has written it. It is not said, and may be taken back.
struct Writing {
    Tier tier = Tier::AiRep;
    QString text;
    bool isCut = false; ///< its beginning was missed
};

} // namespace tierdesk::ui
