#pragma once

#include "core/mind/nlu/IntentModel.h"
#include "core/mind/nlu/TaughtCategories.h"

#include <memory>

namespace tierdesk::nlu {

/// The models trained from one company's examples. Immutable; shared between threads.
struct Taught {
    std::shared_ptr<const TaughtCategories> categories; ///< null: the built-in categories are used
    std::shared_ptr<const IntentModel> intents;         ///< null: the company has none
};

} // namespace tierdesk::nlu
