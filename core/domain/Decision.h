#pragma once

#include "core/domain/Enums.h"

#include <QtCore/QString>

#include <optional>
#include <vector>

namespace tierdesk {

struct ReasonGiven {
    Reason reason = Reason::CustomerRequest;
    QString explanation; ///< English, with figures
};

/// The result of policy for a reading.
struct Decision {
    std::optional<Tier> escalateTo;   ///< unset: the current tier answers
    std::vector<ReasonGiven> reasons; ///< all that apply, most important first; may be set without an escalation
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
