#pragma once

#include <QtCore/QtGlobal>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tierdesk::nlu {

/// Assigns numbers to words in an open-addressed table, usually with one probe per look-up. 0 means "unknown".
class WordTable final
{
public:
    WordTable();
    /// Returns the number of @p word; assigns one if it has none.
    quint32 intern(std::string_view word);
    /// Returns the number of @p word, or 0.
    [[nodiscard]] quint32 find(std::string_view word) const;
    [[nodiscard]] std::size_t size() const { return m_words.size(); }
    [[nodiscard]] std::string_view word(quint32 id) const;

private:
    struct Slot {
        quint32 hash = 0;
        quint32 id = 0;
    };
    struct Place {
        quint32 begin = 0;
        quint32 length = 0;
    };
    void grow();

    std::vector<Slot> m_slots;
    std::vector<Place> m_words; ///< by id − 1
    std::string m_letters;
};

/// The meaning of a phrase in the lexicons.
struct Entry {
    enum class Kind : quint8 {
        Valence,    ///< what: Theme; value −6…6
        Negator,    ///< negates the words that follow
        Denial,     ///< negates everything up to the end of its clause: "I don't think that", "no one"
        Booster,    ///< value: share added to (or subtracted from) the weight of what follows
        After,      ///< the same for the words before it: "at all", "as hell"
        Contrast,   ///< what follows outweighs what precedes
        Concession, ///< what follows weighs less, up to the comma
        Hypothesis, ///< what follows has not happened
        Wish,       ///< positive words after it describe what is missing
        Ask,        ///< a request
        Category,   ///< what: domain Category; value: weight
        Trigger,    ///< what: domain Trigger; value: weight
        Complexity  ///< what: Feature; value: weight
    };
    Kind kind = Kind::Valence;
    quint8 what = 0;
    float value = 0;
};

/// Finds all phrases of the lexicons in a row of word numbers. A trie over words, with all edges in one hash table.
class PhraseIndex final
{
public:
    static constexpr std::size_t kMaxWords = 12;
    /// In a phrase: matches up to three words that do not negate ("would * recommend" does not match "would never
    /// recommend").
    static constexpr quint32 kGap = 0xFFFFFFFF;
    static constexpr std::size_t kMaxGap = 3;

    /// The words of a match: positions in the row.
    struct Path {
        std::array<quint32, kMaxWords> at{};
        quint32 length = 0;
        [[nodiscard]] quint32 first() const { return at[0]; }
        [[nodiscard]] quint32 last() const { return at[length - 1]; }
    };

    PhraseIndex();
    void add(std::span<const quint32> words, const Entry &entry);
    /// Must be called once, after the last add and before the first match. A gap never covers a word that was added as
    /// a Negator or Denial by itself.
    void finish(std::size_t wordCount);

    /// Calls @p found(path, entries) for every phrase that begins at @p from and ends before @p limit.
    template<class Found>
    void matchAt(std::span<const quint32> row, std::size_t from, std::size_t limit, Found &&found) const
    {
        const quint32 word = row[from];
        if (word == 0 || word >= m_roots.size() || m_roots[word] == 0)
            return;
        Path path;
        path.at[0] = static_cast<quint32>(from);
        path.length = 1;
        descend(m_roots[word], row, from + 1, limit, path, found);
    }

private:
    struct Node {
        quint32 firstEntry = 0;
        quint32 entryCount = 0;
        quint32 gap = 0; ///< the node after a gap, or 0
        quint32 edgeCount = 0;
    };
    struct Edge {
        quint64 key = 0; ///< node and word
        quint32 node = 0;
    };

    [[nodiscard]] quint32 child(quint32 node, quint32 word) const;
    quint32 childOrNew(quint32 node, quint32 word);
    void rehash(std::size_t slots);

    template<class Found>
    void descend(quint32 node, std::span<const quint32> row, std::size_t next, std::size_t limit, Path &path,
                 Found &found) const
    {
        const Node &here = m_nodes[node];
        if (here.entryCount > 0)
            found(path, std::span<const Entry>(m_entries).subspan(here.firstEntry, here.entryCount));
        if (path.length == kMaxWords)
            return;
        if (here.edgeCount > 0 && next < limit)
            step(node, row, next, limit, path, found);
        if (here.gap != 0) {
            for (std::size_t skip = 0; skip <= kMaxGap && next + skip < limit; ++skip) {
                step(here.gap, row, next + skip, limit, path, found);
                if (m_isNegation[row[next + skip]])
                    break;
            }
        }
    }

    template<class Found>
    void step(quint32 node, std::span<const quint32> row, std::size_t at, std::size_t limit, Path &path,
              Found &found) const
    {
        if (row[at] == 0)
            return;
        const quint32 below = child(node, row[at]);
        if (below == 0)
            return;
        path.at[path.length++] = static_cast<quint32>(at);
        descend(below, row, at + 1, limit, path, found);
        --path.length;
    }

    std::vector<Node> m_nodes;
    std::vector<Edge> m_edges; ///< open addressing; a free slot has node 0
    std::size_t m_edgeCount = 0;
    std::vector<quint32> m_roots;   ///< by word, once finished
    std::vector<bool> m_isNegation; ///< by word, once finished
    std::vector<Entry> m_entries;
    std::vector<std::vector<Entry>> m_building; ///< by node, until finished
};

} // namespace tierdesk::nlu
