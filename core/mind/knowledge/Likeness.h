#pragma once

#include <QtCore/QString>

#include <span>
#include <unordered_map>
#include <vector>

namespace tierdesk::knowledge {

/// Measures the similarity of a question and articles by letter triples and by groups of interchangeable words
/// (nlu::kinOf). It does not find articles, but ranks similar ones when word forms and words differ. Const after
/// construction and shared between threads.
class Likeness final
{
public:
    Likeness() = default;
    /// Builds the index from @p fields, the texts of each article in article order. Empty texts do not count.
    explicit Likeness(const std::vector<std::vector<QString>> &fields);

    /// Returns for each article the similarity of @p question to its most similar field, 0…1.25.
    [[nodiscard]] std::vector<float> to(const QString &question) const;

private:
    struct Mark {
        quint32 number = 0; ///< a triple of UTF-8 bytes; from 2^24 a group of words
        float value = 0;
    };
    struct Posting {
        quint32 field = 0;
        float value = 0;
    };
    [[nodiscard]] static std::vector<Mark> counted(const QString &text);
    /// Weights @p marks by rarity (0 if no field has them), then normalizes triples to length 1 and groups to 0.5.
    void weigh(std::span<Mark> marks) const;

    struct Entry {
        float rarity = 0;
        std::vector<Posting> postings;
    };
    std::unordered_map<quint32, Entry> m_entries; ///< by number
    std::vector<quint32> m_articles;              ///< by field: its article
    std::size_t m_size = 0;
};

} // namespace tierdesk::knowledge
