#pragma once

#include "core/mind/nlu/IntentModel.h"
#include "core/mind/nlu/TaughtCategories.h"

#include <memory>

namespace tierdesk::nlu {

/// What one company has taught the reader. Immutable; shared between threads.
struct Taught {
    std::shared_ptr<const TaughtCategories> categories; ///< null: the reader's own view stands
    std::shared_ptr<const IntentModel> intents;         ///< null: the company has none
};

} // namespace tierdesk::nlu
