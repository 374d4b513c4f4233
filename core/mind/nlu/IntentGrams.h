#pragma once

#include "core/mind/nlu/LinearModel.h"

namespace tierdesk::nlu {

/// What an intent's model sees of a text: each gram once, with the groups of words that mean alike. At most the first
/// 32 KiB are looked at; linear; pure.
[[nodiscard]] Grams intentGramsOf(std::string_view utf8);
/// The same, as @p model understands it: a word that it does not know, but for one slip of the keyboard would, counts
/// as the word that is meant.
[[nodiscard]] Grams intentGramsOf(std::string_view utf8, const LinearModel &model);

} // namespace tierdesk::nlu
