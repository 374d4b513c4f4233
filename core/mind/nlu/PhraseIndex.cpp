#include "core/mind/nlu/PhraseIndex.h"

#include <algorithm>

namespace tierdesk::nlu {

namespace {

quint32 hashOf(std::string_view word)
{
    quint32 hash = 2166136261U; // FNV-1a, 32 bits
    for (char letter : word)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    return hash;
}

quint64 edgeKey(quint32 node, quint32 word)
{
    return (quint64{node} << 32U) | word;
}

std::size_t spread(quint64 key)
{
    key *= 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(key >> 29U);
}

constexpr quint32 kRoot = 1;

} // namespace

WordTable::WordTable()
    : m_slots(1024)
{}

quint32 WordTable::find(std::string_view word) const
{
    const quint32 hash = hashOf(word);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
        const Slot &slot = m_slots[i];
        if (slot.id == 0)
            return 0;
        if (slot.hash == hash && this->word(slot.id) == word)
            return slot.id;
    }
}

quint32 WordTable::intern(std::string_view word)
{
    if (const quint32 known = find(word); known != 0)
        return known;
    if ((m_words.size() + 1) * 2 > m_slots.size())
        grow();
    m_words.push_back({static_cast<quint32>(m_letters.size()), static_cast<quint32>(word.size())});
    m_letters.append(word);
    const quint32 id = static_cast<quint32>(m_words.size());
    const quint32 hash = hashOf(word);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t i = hash & mask;
    while (m_slots[i].id != 0)
        i = (i + 1) & mask;
    m_slots[i] = {hash, id};
    return id;
}

std::string_view WordTable::word(quint32 id) const
{
    const Place &place = m_words[id - 1];
    return std::string_view(m_letters).substr(place.begin, place.length);
}

void WordTable::grow()
{
    std::vector<Slot> bigger(m_slots.size() * 2);
    const std::size_t mask = bigger.size() - 1;
    for (const Slot &slot : m_slots) {
        if (slot.id == 0)
            continue;
        std::size_t i = slot.hash & mask;
        while (bigger[i].id != 0)
            i = (i + 1) & mask;
        bigger[i] = slot;
    }
    m_slots = std::move(bigger);
}

PhraseIndex::PhraseIndex()
    : m_nodes(2) // 0 is "none", 1 the root
    , m_edges(4096)
    , m_building(2)
{}

quint32 PhraseIndex::child(quint32 node, quint32 word) const
{
    const quint64 key = edgeKey(node, word);
    const std::size_t mask = m_edges.size() - 1;
    for (std::size_t i = spread(key) & mask;; i = (i + 1) & mask) {
        if (m_edges[i].node == 0)
            return 0;
        if (m_edges[i].key == key)
            return m_edges[i].node;
    }
}

quint32 PhraseIndex::childOrNew(quint32 node, quint32 word)
{
    const auto newNode = [this] {
        m_nodes.emplace_back();
        m_building.emplace_back();
        return static_cast<quint32>(m_nodes.size() - 1);
    };
    if (word == kGap) {
        if (m_nodes[node].gap == 0) {
            const quint32 made = newNode();
            m_nodes[node].gap = made;
        }
        return m_nodes[node].gap;
    }
    if (const quint32 known = child(node, word); known != 0)
        return known;
    if ((m_edgeCount + 1) * 2 > m_edges.size())
        rehash(m_edges.size() * 2);
    const quint32 made = newNode();
    const quint64 key = edgeKey(node, word);
    const std::size_t mask = m_edges.size() - 1;
    std::size_t i = spread(key) & mask;
    while (m_edges[i].node != 0)
        i = (i + 1) & mask;
    m_edges[i] = {key, made};
    ++m_edgeCount;
    ++m_nodes[node].edgeCount;
    return made;
}

void PhraseIndex::rehash(std::size_t slots)
{
    std::vector<Edge> bigger(slots);
    const std::size_t mask = slots - 1;
    for (const Edge &edge : m_edges) {
        if (edge.node == 0)
            continue;
        std::size_t i = spread(edge.key) & mask;
        while (bigger[i].node != 0)
            i = (i + 1) & mask;
        bigger[i] = edge;
    }
    m_edges = std::move(bigger);
}

void PhraseIndex::add(std::span<const quint32> words, const Entry &entry)
{
    quint32 node = kRoot;
    for (quint32 word : words)
        node = childOrNew(node, word);
    std::vector<Entry> &here = m_building[node];
    for (Entry &each : here) {
        if (each.kind == entry.kind && each.what == entry.what) {
            each = entry; // a later line of a lexicon overrides an earlier one
            return;
        }
    }
    here.push_back(entry);
}

void PhraseIndex::finish(std::size_t wordCount)
{
    m_roots.assign(wordCount + 1, 0);
    for (const Edge &edge : m_edges) {
        if (edge.node != 0 && (edge.key >> 32U) == kRoot)
            m_roots[static_cast<quint32>(edge.key)] = edge.node;
    }
    m_isNegation.assign(wordCount + 1, false);
    for (std::size_t word = 1; word <= wordCount; ++word) {
        const std::vector<Entry> &entries = m_building[m_roots[word]];
        m_isNegation[word] = std::any_of(entries.begin(), entries.end(), [](const Entry &each) {
            return each.kind == Entry::Kind::Negator || each.kind == Entry::Kind::Denial;
        });
    }
    for (std::size_t node = 0; node < m_nodes.size(); ++node) {
        m_nodes[node].firstEntry = static_cast<quint32>(m_entries.size());
        m_nodes[node].entryCount = static_cast<quint32>(m_building[node].size());
        m_entries.insert(m_entries.end(), m_building[node].begin(), m_building[node].end());
    }
    m_building.clear();
    m_building.shrink_to_fit();
}

} // namespace tierdesk::nlu
