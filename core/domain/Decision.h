#pragma once

#include "core/domain/Enums.h"

#include <QtCore/QString>

#include <optional>
#include <vector>

namespace tierdesk {

struct ReasonGiven {
    Reason reason = Reason::CustomerRequest;
    QString explanation; ///< English, with its figures
};

/// What policy makes of a reading.
struct Decision {
    std::optional<Tier> escalateTo;   ///< none: the present tier answers
    std::vector<ReasonGiven> reasons; ///< every reason that holds, weightiest first; may be there without an escalation
    bool isIrate = false;
    Priority priority = Priority::Normal;

    [[nodiscard]] bool has(Reason reason) const
    {
        for (const ReasonGiven &given : reasons) {
            if (given.reason == reason)
                return true;
        }
        return false;
    }
};

} // namespace tierdesk
