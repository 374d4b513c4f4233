#pragma once

#include "core/mind/ai/local/Act.h"

#include <QtCore/QString>

namespace tierdesk::ai {

/// How a wish is handled.
enum class Way : quint8 {
    Talk,   ///< not a wish
    Record, ///< by a dialogue flow
    Rule,   ///< by an article
    Hours,  ///< by the agents' hours, or an article
    Person  ///< an article states the rule, and an agent does it
};

/// The static properties of a wish.
struct ActRow {
    Way way = Way::Talk;
    bool isTrouble = false; ///< something went wrong
    QString name;           ///< how replies refer to it: "the faster delivery"
    QString query;          ///< search words for articles about it
    QString note;           ///< note for the agent: "wants an order faster"
};

/// Returns the row of @p act in resources/responder/acts.tsv; an empty one if it is not a wish. Thread-safe.
[[nodiscard]] const ActRow &rowOf(Act act);

} // namespace tierdesk::ai

namespace tierdesk {

template<>
struct Words<ai::Way> {
    static constexpr std::array table{std::pair{ai::Way::Talk, "talk"}, std::pair{ai::Way::Record, "record"},
                                      std::pair{ai::Way::Rule, "rule"}, std::pair{ai::Way::Hours, "hours"},
                                      std::pair{ai::Way::Person, "person"}};
};

} // namespace tierdesk
