#pragma once

#include "core/mind/knowledge/Traits.h"
#include "core/mind/knowledge/WordModel.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <vector>

/// The words that a question and its sources have in common or near to each other, and how much each weighs. Traits'
/// own.
namespace tierdesk::knowledge::inner {

/// Whose words they are.
enum class Part : quint8 { Own, Topic, Before, TopicBefore };
inline constexpr std::size_t PartCount = 4;
using PartNumbers = std::array<Numbers, PartCount>; ///< of words, by Part

/// Words by number, counted on from 0 in the order in which they come.
class Vocabulary final
{
public:
    explicit Vocabulary(std::size_t most)
        : m_slots(std::bit_ceil(2 * most + 2))
        , m_mask(static_cast<quint32>(m_slots.size()) - 1)
    {
        m_words.reserve(most);
    }

    struct Word {
        int count = 0;        ///< sentences that have it, by themselves or by their title
        quint32 entitles = 0; ///< the last source whose title has it, counted from 1
        quint32 inBody = 0;   ///< likewise of the body
        quint32 seen = 0;     ///< likewise of either
        quint32 counted = 0;  ///< the last source that `sources` counts
        int sources = 0;      ///< that have it
        quint8 parts = 0;     ///< bits of Part
        float weight = 0;
        int near = -1; ///< the first of its Closeness, in their order; none

        [[nodiscard]] bool has(Part part) const { return (parts >> static_cast<unsigned>(part) & 1U) != 0; }
        /// A name tells the source: it is the rarer the fewer of @p all have it, however many sentences it heads.
        [[nodiscard]] float nameWeight(std::size_t all) const
        {
            const bool isKnownOwn = has(Part::Own) && sources > 0;
            return isKnownOwn ? std::log(1 + static_cast<float>(all) / static_cast<float>(sources)) : 0;
        }
    };
    quint32 at(quint32 number)
    {
        quint32 slot = number & m_mask;
        for (; m_slots[slot].index != 0; slot = (slot + 1) & m_mask) {
            if (m_slots[slot].number == number)
                return m_slots[slot].index - 1;
        }
        m_words.emplace_back();
        m_slots[slot] = {number, static_cast<quint32>(m_words.size())};
        return m_slots[slot].index - 1;
    }
    /// Null where it was never asked for.
    Word *find(quint32 number)
    {
        for (quint32 slot = number & m_mask; m_slots[slot].index != 0; slot = (slot + 1) & m_mask) {
            if (m_slots[slot].number == number)
                return &m_words[m_slots[slot].index - 1];
        }
        return nullptr;
    }
    Word &operator[](quint32 index) { return m_words[index]; }
    std::vector<Word> &words() { return m_words; }

private:
    struct Slot {
        quint32 number = 0;
        quint32 index = 0; ///< counted from 1; 0 is free
    };
    std::vector<Slot> m_slots;
    quint32 m_mask;
    std::vector<Word> m_words;
};

/// The weights of words, summed up by Part.
struct Sums {
    std::array<float, PartCount> values{};

    void add(const Vocabulary::Word &word)
    {
        for (std::size_t part = 0; part < PartCount; ++part)
            values[part] += word.has(static_cast<Part>(part)) ? word.weight : 0;
    }
    [[nodiscard]] float of(Part part) const { return values[static_cast<std::size_t>(part)]; }
};

/// Which words of the sources are near to which of the question, and how well a text of theirs covers the question.
class Closeness final
{
    static constexpr std::size_t Most = 48; ///< of a question's words; a longer one is a story
    struct Link {
        std::size_t asked = 0;
        float strength = 0;
        int next = -1; ///< of the same word; none
    };

public:
    Closeness(const Numbers &asked, Vocabulary &words)
        : m_weights(std::min(asked.size(), Most))
    {
        for (std::size_t i = 0; i < m_weights.size(); ++i) {
            m_weights[i] = words[words.at(asked[i])].weight;
            m_whole += m_weights[i];
        }
        for (std::size_t i = 0; i < m_weights.size(); ++i) {
            join(words, asked[i], i, 1);
            for (const WordModel::Near &near : wordModel().near(asked[i]))
                join(words, near.word, i, near.strength);
        }
    }

    /// How near the nearest word of a text is to each of the question, and the same by the rarity of that word.
    class Cover final
    {
    public:
        explicit Cover(const Closeness &closeness)
            : m_closeness(&closeness)
        {}
        void take(const Vocabulary::Word &word)
        {
            for (int at = word.near; at >= 0; at = m_closeness->m_links[static_cast<std::size_t>(at)].next) {
                const Link &link = m_closeness->m_links[static_cast<std::size_t>(at)];
                m_best[link.asked] = std::max(m_best[link.asked], link.strength);
                m_rare[link.asked] = std::max(m_rare[link.asked], link.strength * word.weight);
            }
        }
        void take(const Cover &other)
        {
            for (std::size_t i = 0; i < m_closeness->m_weights.size(); ++i)
                m_best[i] = std::max(m_best[i], other.m_best[i]);
        }
        [[nodiscard]] float share() const
        {
            float sum = 0;
            for (std::size_t i = 0; i < m_closeness->m_weights.size(); ++i)
                sum += m_best[i] * m_closeness->m_weights[i];
            return m_closeness->m_whole > 0 ? sum / m_closeness->m_whole : 0;
        }
        [[nodiscard]] float shareByRarity() const
        {
            float sum = 0;
            for (std::size_t i = 0; i < m_closeness->m_weights.size(); ++i)
                sum += m_rare[i];
            return m_closeness->m_whole > 0 ? sum / m_closeness->m_whole : 0;
        }

    private:
        const Closeness *m_closeness;
        std::array<float, Most> m_best{}, m_rare{};
    };

private:
    void join(Vocabulary &words, quint32 number, std::size_t asked, float strength)
    {
        Vocabulary::Word *word = words.find(number);
        if (!word || word->count == 0)
            return;
        m_links.push_back({asked, strength, word->near});
        word->near = static_cast<int>(m_links.size()) - 1;
    }

    std::vector<float> m_weights; ///< by word of the question
    float m_whole = 0;
    std::vector<Link> m_links;
};

/// The words of the sources and of the question. The fewer sentences have one, the more it weighs.
class SourceWords final
{
public:
    SourceWords(const std::vector<const ArticleSense *> &senses, const PartNumbers &parts)
        : m_most(mostWords(senses, parts))
        , m_vocabulary(m_most)
    {
        count(senses);
        mark(parts);
        weigh();
    }

    /// How many sentences the sources have.
    [[nodiscard]] std::size_t sentences() const { return m_sentences; }
    Vocabulary &vocabulary() { return m_vocabulary; }
    /// Returns the words of each source, one a call: those of its title, then those of its sentences.
    Vocabulary::Word &next() { return m_vocabulary[m_indices[m_next++]]; }

private:
    static std::size_t mostWords(const std::vector<const ArticleSense *> &senses, const PartNumbers &parts)
    {
        std::size_t most = 0;
        for (const Numbers &part : parts)
            most += part.size();
        for (const ArticleSense *sense : senses) {
            most += sense->title.size();
            for (const ArticleSense::Sentence &each : sense->sentences)
                most += each.stems.size();
        }
        return most;
    }

    Vocabulary::Word &append(quint32 number, quint32 source)
    {
        m_indices.push_back(m_vocabulary.at(number));
        Vocabulary::Word &word = m_vocabulary[m_indices.back()];
        word.sources += word.counted == source ? 0 : 1;
        word.counted = source;
        return word;
    }

    void count(const std::vector<const ArticleSense *> &senses)
    {
        m_indices.reserve(m_most);
        for (std::size_t s = 0; s < senses.size(); ++s) {
            const auto source = static_cast<quint32>(s + 1);
            const ArticleSense &sense = *senses[s];
            m_sentences += sense.sentences.size();
            for (const quint32 number : sense.title) {
                Vocabulary::Word &word = append(number, source);
                word.entitles = source;
                word.count += static_cast<int>(sense.sentences.size());
            }
            for (const ArticleSense::Sentence &each : sense.sentences) {
                for (const quint32 number : each.stems) {
                    Vocabulary::Word &word = append(number, source);
                    word.count += word.entitles == source ? 0 : 1;
                }
            }
        }
    }

    void mark(const PartNumbers &parts)
    {
        for (std::size_t part = 0; part < PartCount; ++part) {
            for (const quint32 number : parts[part]) {
                Vocabulary::Word &word = m_vocabulary[m_vocabulary.at(number)];
                const bool isAgain = static_cast<Part>(part) == Part::Before && word.has(Part::Own);
                word.parts |= isAgain ? 0U : static_cast<quint8>(1U << part);
            }
        }
    }

    void weigh()
    {
        std::vector<float> weights(m_sentences + 1); // by count
        for (Vocabulary::Word &word : m_vocabulary.words()) {
            float &weight = weights[static_cast<std::size_t>(word.count)];
            if (weight <= 0)
                weight = std::log(1 + static_cast<float>(m_sentences + 1) / static_cast<float>(1 + word.count));
            word.weight = weight;
        }
    }

    std::size_t m_most;
    Vocabulary m_vocabulary;
    std::size_t m_sentences = 0;
    std::vector<quint32> m_indices; ///< of the words, by title and then sentence
    std::size_t m_next = 0;         ///< of m_indices
};

} // namespace tierdesk::knowledge::inner
