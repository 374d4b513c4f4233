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

/// Analyses English customer messages with lexicons, rules and linear models. Immutable; one Reader can serve all
/// threads. Pure: the same bytes give the same Reading in every locale. Copies share the lexicons and models.
class Reader final
{
public:
    /// How many bytes of a message are analysed. Personal data is searched in the whole message.
    static constexpr std::size_t kReadBytes = 32 * 1024;

    /// Loads the lexicons and models compiled in under :/lexicons and :/models (call tierdesk::resources::init()
    /// first). Fails with Internal or, for a model, InvalidInput; `where` is the file and line.
    [[nodiscard]] static base::Result<Reader> load();
    /// The same with the given @p models, for training and evaluation.
    [[nodiscard]] static base::Result<Reader> load(std::shared_ptr<const Models> models);

    /// Returns the analysis of a message. Never fails; bytes that are not UTF-8 count as unknown symbols.
    [[nodiscard]] Reading read(std::string_view utf8) const;
    [[nodiscard]] Reading read(const QString &text) const;
    /// The same with a company's trained models; null: none.
    [[nodiscard]] Reading read(std::string_view utf8, const Taught *taught) const;

    /// Returns the topics that read() finds without a company's models, which are trained on top of them.
    [[nodiscard]] TopicView topics(std::string_view utf8) const;

    /// Returns only the language. A text that is too short to decide counts as English.
    [[nodiscard]] LanguageGuess language(std::string_view utf8) const;

private:
    Reader(std::shared_ptr<const Lexicon> lexicon, std::shared_ptr<const Models> models);

    [[nodiscard]] LinearModel::Scores categoryScores(const Sample &sample, const Grams &grams,
                                                     bool isLanguageKnown) const;

    std::shared_ptr<const Lexicon> m_lexicon;
    std::shared_ptr<const Models> m_models;
};

} // namespace tierdesk::nlu
