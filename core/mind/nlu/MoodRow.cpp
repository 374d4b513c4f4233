#include "core/mind/nlu/MoodRow.h"

#include <algorithm>
#include <array>

namespace tierdesk::nlu {

namespace {

constexpr std::size_t kReach = 4; // words to look back for a negation or booster

/// Returns the indices of the hits whose entry @p isWanted, the longest first; equally long ones stay in order.
template<class Wanted>
std::vector<std::size_t> longestFirst(const Sample &sample, Wanted isWanted)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < sample.hits.size(); ++i) {
        if (isWanted(sample.hits[i].entry))
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&sample](std::size_t a, std::size_t b) {
        return sample.hits[a].path.length > sample.hits[b].path.length;
    });
    return order;
}

/// Which words of the row the parts and the modifiers have taken.
class TakenWords final
{
public:
    TakenWords(const Sample &sample, const std::vector<Part> &parts)
        : m_isCovered(sample.row.size())
        , m_isBlamed(sample.row.size())
        , m_endsPart(sample.row.size())
        , m_isDenied(sample.row.size())
        , m_length(sample.row.size())
    {
        for (const Part &part : parts) {
            const PhraseIndex::Path &path = sample.hits[part.hit].path;
            for (quint32 k = 0; k < path.length; ++k) {
                m_isCovered[path.at[k]] = true;
                m_isBlamed[path.at[k]] = part.value < 0;
            }
            m_endsPart[path.last()] = true;
        }
    }

    /// Takes the words of the modifier @p hit. Returns false if a part or a longer modifier has them.
    bool take(const Hit &hit)
    {
        const PhraseIndex::Path &path = hit.path;
        const std::size_t last = path.last();
        // "still not" is a valence phrase, but also negates; "was promised" is one, but also a wish.
        const bool isNegator = hit.entry.kind == Entry::Kind::Negator || hit.entry.kind == Entry::Kind::Denial;
        const bool isOpen =
            (isNegator && m_endsPart[last]) || (hit.entry.kind == Entry::Kind::Wish && m_isBlamed[last]);
        if ((m_isCovered[path.first()] || m_isCovered[last]) && !isOpen && hit.entry.kind != Entry::Kind::Denial)
            return false;
        for (quint32 k = 0; k < path.length; ++k) {
            if (m_length[path.at[k]] > path.length || (isNegator && m_isDenied[path.at[k]]))
                return false;
        }
        for (quint32 k = 0; k < path.length; ++k) {
            m_length[path.at[k]] = path.length;
            m_isDenied[path.at[k]] = m_isDenied[path.at[k]] || isNegator;
        }
        return true;
    }

private:
    std::vector<bool> m_isCovered; ///< by a part
    std::vector<bool> m_isBlamed;  ///< by a negative part
    std::vector<bool> m_endsPart;
    std::vector<bool> m_isDenied;  ///< by a negator or denial
    std::vector<quint32> m_length; ///< of the modifier that took it; 0 for none
};

void addModifier(Modifiers &row, const Hit &hit)
{
    const std::size_t first = hit.path.first();
    const std::size_t last = hit.path.last();
    switch (hit.entry.kind) {
    case Entry::Kind::Negator:
        row.isNegator[last] = true;
        break;
    case Entry::Kind::Denial:
        row.denials.push_back(last);
        break;
    case Entry::Kind::Booster:
        row.boost[last] = static_cast<double>(hit.entry.value);
        break;
    case Entry::Kind::After:
        row.after[first] = static_cast<double>(hit.entry.value);
        row.afterEnd[first] = last;
        break;
    case Entry::Kind::Contrast:
        row.contrasts.push_back(first);
        break;
    case Entry::Kind::Concession:
        row.concessions.push_back(first);
        break;
    case Entry::Kind::Hypothesis:
        row.hypotheses.push_back(first);
        break;
    case Entry::Kind::Wish:
        row.wishes.push_back(last);
        break;
    case Entry::Kind::Ask:
        row.asks = true;
        break;
    case Entry::Kind::Valence:
    case Entry::Kind::Category:
    case Entry::Kind::Trigger:
    case Entry::Kind::Complexity:
        break;
    }
}

} // namespace

std::vector<Part> partsOf(const Sample &sample)
{
    const std::vector<std::size_t> order =
        longestFirst(sample, [](const Entry &entry) { return entry.kind == Entry::Kind::Valence; });
    std::vector<bool> isCovered(sample.row.size(), false);
    std::vector<Part> parts;
    for (std::size_t i : order) {
        const Hit &hit = sample.hits[i];
        bool isFree = true;
        for (quint32 k = 0; k < hit.path.length; ++k)
            isFree = isFree && !isCovered[hit.path.at[k]];
        if (!isFree)
            continue;
        for (quint32 k = 0; k < hit.path.length; ++k)
            isCovered[hit.path.at[k]] = true;
        Part part;
        part.hit = i;
        part.value = static_cast<double>(hit.entry.value);
        part.from = hit.path.first();
        part.to = hit.path.last();
        part.theme = static_cast<Theme>(hit.entry.what);
        parts.push_back(part);
    }
    std::sort(parts.begin(), parts.end(), [](const Part &a, const Part &b) { return a.from < b.from; });
    return parts;
}

Modifiers modifiersOf(const Sample &sample, const std::vector<Part> &parts)
{
    const std::size_t words = sample.row.size();
    Modifiers row;
    row.boost.assign(words, 0.);
    row.after.assign(words, 0.);
    row.afterEnd.assign(words, 0);
    row.isNegator.assign(words, false);
    // The longest modifier wins: "couldn't be more" is not a negation, and "not very" is one modifier, not two.
    const std::vector<std::size_t> order = longestFirst(sample, [](const Entry &entry) {
        return entry.kind != Entry::Kind::Valence && entry.kind < Entry::Kind::Category;
    });
    TakenWords taken(sample, parts);
    for (std::size_t i : order) {
        if (taken.take(sample.hits[i]))
            addModifier(row, sample.hits[i]);
    }
    std::sort(row.contrasts.begin(), row.contrasts.end());
    return row;
}

bool Modifiers::isContrast(std::size_t at) const
{
    return std::binary_search(contrasts.begin(), contrasts.end(), at);
}

bool Modifiers::hasContrast(std::size_t from, std::size_t to) const
{
    return std::any_of(contrasts.begin(), contrasts.end(), [&](std::size_t each) { return each > from && each < to; });
}

bool modify(Part &part, const Sample &sample, const Modifiers &row)
{
    const Hit &hit = sample.hits[part.hit];
    const std::size_t first = hit.path.first();
    const std::size_t last = hit.path.last();
    const quint32 sentence = sample.sentenceOf[first];
    const quint32 clause = sample.clauseOf[first];
    bool isNegated = false;
    double factor = 1;
    for (std::size_t back = 1; back <= kReach && back <= first; ++back) {
        const std::size_t at = first - back;
        if (sample.clauseOf[at] != clause || row.isContrast(at))
            break;
        if (row.boost[at] != 0) {
            const double fade = back == 1 ? 1. : back == 2 ? .85 : .6;
            factor *= 1 + row.boost[at] * fade;
            part.from = std::min(part.from, at);
        }
        if (row.isNegator[at]) {
            isNegated = !isNegated;
            part.from = std::min(part.from, at);
            if (sample.tokens.folded(sample.token(at)) == "nor") // "neither … nor" negates only once
                break;
        }
    }
    for (const std::size_t at : row.denials) {
        if (at >= first || sample.clauseOf[at] != clause || row.hasContrast(at, first) || beginsAnew(sample, at, first))
            continue;
        isNegated = !isNegated;
        part.from = std::min(part.from, at);
        break;
    }
    for (std::size_t ahead = 1; ahead <= 3 && last + ahead < sample.row.size(); ++ahead) {
        const std::size_t at = last + ahead;
        if (sample.sentenceOf[at] != sentence || row.isContrast(at))
            break;
        if (row.after[at] < -1 && part.value < 0)
            continue;
        if (row.after[at] != 0) {
            factor *= 1 + row.after[at];
            part.to = std::max(part.to, row.afterEnd[at]);
            break;
        }
    }
    part.value *= factor;
    return isNegated;
}

bool beginsAnew(const Sample &sample, std::size_t from, std::size_t to)
{
    static constexpr std::array<std::string_view, 15> kTelling{
        "i", "i'm", "it", "it's", "they", "we", "she", "he", "this", "that", "these", "is", "are", "was", "were"};
    for (std::size_t at = from + 1; at + 1 < to; ++at) {
        const std::string_view word = sample.tokens.folded(sample.token(at));
        const std::string_view next = sample.tokens.folded(sample.token(at + 1));
        if ((word == "and" || word == "so") && std::find(kTelling.begin(), kTelling.end(), next) != kTelling.end())
            return true;
    }
    return false;
}

bool isName(const Sample &sample, const Hit &hit)
{
    const std::size_t at = hit.path.first();
    const Token &token = sample.token(at);
    const Sentence &sentence = sample.sentences[sample.sentenceOf[at]];
    if (hit.path.length > 1 || !token.isCapitalized || token.isShouted || at == sentence.begin)
        return false;
    std::size_t capitals = 0;
    for (std::size_t each = sentence.begin + 1; each < sentence.end; ++each)
        capitals += sample.token(each).isCapitalized ? 1 : 0;
    if (capitals * 2 > sentence.end - sentence.begin) // a headline
        return false;
    const auto isOther = [&](std::size_t each) {
        return sample.clauseOf[each] == sample.clauseOf[at] && sample.token(each).isCapitalized &&
               !sample.token(each).isShouted;
    };
    return (at > sentence.begin + 1 && isOther(at - 1)) || (at + 1 < sentence.end && isOther(at + 1));
}

} // namespace tierdesk::nlu
