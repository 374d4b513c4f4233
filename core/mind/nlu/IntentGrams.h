#pragma once

#include "core/mind/nlu/LinearModel.h"

namespace tierdesk::nlu {

/// Returns what an intent model sees of a text: each gram once, with the groups of similar words (kinOf()). Reads at
/// most the first 32 KiB. Linear. Pure.
[[nodiscard]] Grams intentGramsOf(std::string_view utf8);
/// The same with typing errors corrected for @p model: a word that it does not know, but that is one typing error away
/// from a word it knows, counts as the known word.
[[nodiscard]] Grams intentGramsOf(std::string_view utf8, const LinearModel &model);

} // namespace tierdesk::nlu
