#pragma once

#include "core/domain/Words.h"

#include <QtCore/QString>

#include <array>
#include <utility>

namespace tierdesk::ai {

/// What a customer wants by a message, whatever it is about.
enum class Purpose : quint8 {
    Ask,     ///< to be told something, and nothing to be done
    Request, ///< something to be done
    Tell     ///< to be listened to
};

/// How likely each is, 0…1; of all 1.
struct Purposes {
    double ask = 0;
    double request = 0;
    double tell = 0;
};

/// What @p text is written for: a model that learned from resources/dialogue/purposes. Any thread.
[[nodiscard]] Purposes purposesOf(const QString &text);

} // namespace tierdesk::ai

namespace tierdesk {

template<>
struct Words<ai::Purpose> {
    static constexpr std::array table{std::pair{ai::Purpose::Ask, "ask"}, std::pair{ai::Purpose::Request, "request"},
                                      std::pair{ai::Purpose::Tell, "tell"}};
};

} // namespace tierdesk
