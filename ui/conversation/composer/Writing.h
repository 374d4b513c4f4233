#pragma once

#include "core/domain/Enums.h"

#include <QtCore/QString>

namespace tierdesk::ui {

/// The partial reply of an AI tier, as far as its model has written it. It is not sent yet and may be withdrawn.
struct Writing {
    Tier tier = Tier::AiRep;
    QString text;
    bool isCut = false; ///< its beginning was missed
};

} // namespace tierdesk::ui
