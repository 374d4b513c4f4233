#pragma once

#include "core/mind/ai/local/Act.h"

#include <QtCore/QString>

namespace tierdesk::ai {

/// How a wish is met.
enum class Way : quint8 {
    Talk,   ///< it is no wish
    Record, ///< there is a flow for it
    Rule,   ///< an article tells
    Hours,  ///< the hours of the people on duty, or an article
    Person  ///< an article tells the shop's rule, and a person does it
};

/// What is known of a wish beforehand.
struct ActRow {
    Way way = Way::Talk;
    bool isTrouble = false; ///< something went wrong
    QString name;           ///< how it is spoken of: "the faster delivery"
    QString query;          ///< words that articles about it have
    QString note;           ///< what a person is told: "wants an order faster"
};

/// The row of @p act in resources/responder/acts.tsv; an empty one of acts that are no wishes. Any thread.
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
