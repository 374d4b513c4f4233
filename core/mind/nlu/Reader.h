#pragma once

#include "core/base/Result.h"
#include "core/domain/Reading.h"
#include "core/mind/nlu/Language.h"
#include "core/mind/nlu/Pii.h"

#include <memory>
#include <string_view>

namespace tierdesk::nlu {

struct Lexicon;

/// Reads English customer messages by lexicon and rule. Immutable: one Reader serves every thread. Pure: the same bytes
/// give the same Reading, whatever the locale. A copy shares the lexicon.
class Reader final
{
public:
    /// How much of a message is read for its meaning, in bytes; personal data is looked for in all of it.
    static constexpr std::size_t kReadBytes = 32 * 1024;

    /// Reads the lexicons compiled in under :/lexicons (call tierdesk::resources::init() before).
    /// Fails with Internal; `where` is the file and line.
    [[nodiscard]] static base::Result<Reader> load();

    /// Never fails: any bytes are read, those that are not UTF-8 as unknown symbols.
    [[nodiscard]] Reading read(std::string_view utf8) const;
    [[nodiscard]] Reading read(const QString &text) const;

    /// The language alone. A text too short to tell counts as English.
    [[nodiscard]] LanguageGuess language(std::string_view utf8) const;

private:
    explicit Reader(std::shared_ptr<const Lexicon> lexicon);

    std::shared_ptr<const Lexicon> m_lexicon;
};

} // namespace tierdesk::nlu
