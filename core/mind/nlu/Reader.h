#pragma once

#include "core/base/Result.h"
#include "core/domain/Reading.h"
#include "core/mind/nlu/Language.h"
#include "core/mind/nlu/LinearModel.h"
#include "core/mind/nlu/Pii.h"

#include <memory>
#include <string_view>

namespace tierdesk::nlu {

struct Lexicon;
struct Models;
struct Sample;
struct Taught;
struct TopicView;

/// Reads English customer messages by lexicon, rule and linear model. Immutable: one Reader serves every thread. Pure:
/// the same bytes give the same Reading, whatever the locale. A copy shares lexicon and models.
class Reader final
{
public:
    /// How much of a message is read for its meaning, in bytes; personal data is looked for in all of it.
    static constexpr std::size_t kReadBytes = 32 * 1024;

    /// Reads the lexicons and models compiled in under :/lexicons and :/models (call tierdesk::resources::init()
    /// before). Fails with Internal or, for a model, InvalidInput; `where` is the file and line.
    [[nodiscard]] static base::Result<Reader> load();
    /// The same with the lexicons and @p models: for those who train and measure.
    [[nodiscard]] static base::Result<Reader> load(std::shared_ptr<const Models> models);

    /// Never fails: any bytes are read, those that are not UTF-8 as unknown symbols.
    [[nodiscard]] Reading read(std::string_view utf8) const;
    [[nodiscard]] Reading read(const QString &text) const;
    /// The same with what a company has taught; null: nothing.
    [[nodiscard]] Reading read(std::string_view utf8, const Taught *taught) const;

    /// What a company's corrections are learned against: the topics of a text as read() sees them without any.
    [[nodiscard]] TopicView topics(std::string_view utf8) const;

    /// The language alone. A text too short to tell counts as English.
    [[nodiscard]] LanguageGuess language(std::string_view utf8) const;

private:
    Reader(std::shared_ptr<const Lexicon> lexicon, std::shared_ptr<const Models> models);

    [[nodiscard]] LinearModel::Scores categoryScores(const Sample &sample, const Grams &grams,
                                                     bool isLanguageKnown) const;

    std::shared_ptr<const Lexicon> m_lexicon;
    std::shared_ptr<const Models> m_models;
};

} // namespace tierdesk::nlu
