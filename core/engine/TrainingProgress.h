#pragma once

#include "core/base/Time.h"
#include "core/domain/Words.h"

#include <optional>

namespace tierdesk::engine {

/// State of a company's training.
struct TrainingProgress {
    enum class State {
        Idle,
        Waiting, ///< examples have changed; waits for further changes, or for another company
        Training,
    };
    State state = State::Idle;
    std::optional<base::Timestamp> since; ///< unset when idle
};

} // namespace tierdesk::engine

namespace tierdesk {
template<>
struct Words<engine::TrainingProgress::State> {
    static constexpr std::array table{std::pair{engine::TrainingProgress::State::Idle, "idle"},
                                      std::pair{engine::TrainingProgress::State::Waiting, "waiting"},
                                      std::pair{engine::TrainingProgress::State::Training, "training"}};
};
} // namespace tierdesk
