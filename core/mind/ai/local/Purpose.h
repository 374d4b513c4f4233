#pragma once

#include "core/domain/Words.h"

#include <QtCore/QString>

#include <array>
#include <utility>

namespace tierdesk::ai {

/// What a customer wants from a message, whatever its topic.
enum class Purpose : quint8 {
    Ask,     ///< information, no action
    Request, ///< an action
    Tell     ///< to tell something
};

/// The probabilities, 0…1; they add up to 1.
struct Purposes {
    double ask = 0;
    double request = 0;
    double tell = 0;
};

/// Classifies @p text with a model trained on resources/dialogue/purposes. Thread-safe.
[[nodiscard]] Purposes purposesOf(const QString &text);

} // namespace tierdesk::ai

namespace tierdesk {

template<>
struct Words<ai::Purpose> {
    static constexpr std::array table{std::pair{ai::Purpose::Ask, "ask"}, std::pair{ai::Purpose::Request, "request"},
                                      std::pair{ai::Purpose::Tell, "tell"}};
};

} // namespace tierdesk
