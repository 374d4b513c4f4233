#include "core/mind/knowledge/Answer.h"

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

    float best = scores[told.front()];
    for (const std::size_t each : told)
        best = std::max(best, scores[each]);
    const std::size_t from = traits.candidates[told.front()].source;
    const Source &source = sources[from];
    const QStringView body = source.article->body;
    for (const std::size_t each : told) {
        const ArticleWords::Sentence &sentence = source.words->sentences[traits.candidates[each].sentence];
        if (!answer.text.isEmpty())
            answer.text += u' ';
        answer.text += body.mid(sentence.from, sentence.length);
    }
    answer.article = source.article;
    answer.fit = model.chance(best);
    answer.isOfTopic = traits.isOfTopic[from];
    answer.coverage = traits.telling > 0 ? static_cast<double>(traits.covered[from]) / traits.telling : 0;
    return answer;
}

} // namespace tierdesk::knowledge
