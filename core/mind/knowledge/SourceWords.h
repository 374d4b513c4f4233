#pragma once

#include "core/mind/knowledge/Traits.h"
#include "core/mind/knowledge/WordModel.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <vector>

/// The words that a question and its sources have in common or that are similar, with their weights. Only for Traits.
namespace tierdesk::knowledge::inner {

/// The part of the query that words come from.
enum class Part : quint8 { Own, Topic, Before, TopicBefore };
inline constexpr std::size_t PartCount = 4;
using PartNumbers = std::array<Numbers, PartCount>; ///< of words, by Part

/// Assigns indexes to words, from 0 in the order of their first occurrence.
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
        int count = 0;        ///< number of sentences that have it, themselves or in their title
        quint32 entitles = 0; ///< the last source whose title has it, counted from 1
        quint32 inBody = 0;   ///< the last source whose body has it, counted from 1
        quint32 seen = 0;     ///< the last source where it was seen in either, counted from 1
        quint32 counted = 0;  ///< the last source included in `sources`
        int sources = 0;      ///< number of sources that have it
        quint8 parts = 0;     ///< bits of Part
        float weight = 0;
        int near = -1; ///< the first of its links in Closeness; -1: none

        [[nodiscard]] bool has(Part part) const { return (parts >> static_cast<unsigned>(part) & 1U) != 0; }
        /// Returns the weight of a word that names a source: by how few of @p all sources have it.
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
    /// Returns null if at() was never called for @p number.
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

/// The sums of word weights by Part.
struct Sums {
    std::array<float, PartCount> values{};

    void add(const Vocabulary::Word &word)
    {
        for (std::size_t part = 0; part < PartCount; ++part)
            values[part] += word.has(static_cast<Part>(part)) ? word.weight : 0;
    }
    [[nodiscard]] float of(Part part) const { return values[static_cast<std::size_t>(part)]; }
};

/// Which words of the sources are similar to which of the question, and how well a source's text covers the question.
class Closeness final
{
    static constexpr std::size_t Most = 48; ///< number of the question's words that are considered
    struct Link {
        std::size_t asked = 0;
        float strength = 0;
        int next = -1; ///< the next link of the same word; -1: none
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

    /// For each word of the question, the similarity of the most similar word in a text, also weighted by its rarity.
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

/// The words of the sources and of the question. A word has more weight if fewer sentences have it.
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

    /// Returns the number of sentences in the sources.
    [[nodiscard]] std::size_t sentences() const { return m_sentences; }
    Vocabulary &vocabulary() { return m_vocabulary; }
    /// Returns the next word of the sources: for each source those of its title, then those of its sentences.
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
    std::vector<quint32> m_indices; ///< of the words, in the order of next()
    std::size_t m_next = 0;         ///< position in m_indices
};

} // namespace tierdesk::knowledge::inner
