#include "core/mind/knowledge/Answer.h"

#include <algorithm>

namespace tierdesk::knowledge {

Answer answerFrom(const Query &query, std::span<const Source> sources, int maxLength, const PassageModel &model)
{
    const Traits traits = traitsOf(query, sources);
    Answer answer;
    answer.telling = traits.telling;
    if (traits.grams.empty())
        return answer;
    const std::vector<float> scores = model.scores(traits);
    const std::vector<std::size_t> told = toldOf(traits, scores, maxLength);
    if (told.empty())
        return answer;

    const std::size_t best = *std::max_element(
        told.begin(), told.end(), [&scores](std::size_t a, std::size_t b) { return scores[a] < scores[b]; });
    const std::size_t from = traits.candidates[told.front()].source;
    const Source &source = sources[from];
    const QStringView body = source.article->body;
    for (const std::size_t each : told) {
        const ArticleWords::Sentence &sentence = source.words->sentences[traits.candidates[each].sentence];
        if (!answer.text.isEmpty())
            answer.text += u' ';
        answer.sentences.push_back(traits.candidates[each].sentence);
        answer.text += body.mid(sentence.from, sentence.length);
    }
    answer.article = source.article;
    answer.best = traits.candidates[best].sentence;
    answer.fit = model.chance(traits.candidates[best], scores[best]);
    answer.isOfTopic = traits.isOfTopic[from];
    answer.coverage = traits.telling > 0 ? static_cast<double>(traits.covered[from]) / traits.telling : 0;
    return answer;
}

} // namespace tierdesk::knowledge
