#pragma once

#include <QtCore/QString>

#include <span>
#include <unordered_map>
#include <vector>

namespace tierdesk::knowledge {

/// How alike a question and an article look: the letter triples of their words, and the groups of words that customers
/// use for one another (nlu::kinOf). It finds nothing by itself, but tells near articles apart where forms and words
/// differ. Built once, then const and shared between threads.
class Likeness final
{
public:
    Likeness() = default;
    /// @p fields of each article, in the order of the articles; empty ones do not count.
    explicit Likeness(const std::vector<std::vector<QString>> &fields);

    /// By article, from 0 to 1.25: how alike the question is to that field which is most like it.
    [[nodiscard]] std::vector<float> to(const QString &question) const;

private:
    struct Mark {
        quint32 number = 0; ///< a letter triple in UTF-8; from 2^24 on a group of words
        float value = 0;
    };
    struct Posting {
        quint32 field = 0;
        float value = 0;
    };
    [[nodiscard]] static std::vector<Mark> counted(const QString &text);
    /// Rarer marks weigh more, and those that no field has nothing; triples are brought to length 1 and groups to a
    /// half.
    void weigh(std::span<Mark> marks) const;

    struct Entry {
        float rarity = 0;
        std::vector<Posting> postings;
    };
    std::unordered_map<quint32, Entry> m_entries; ///< by number
    std::vector<quint32> m_articles;              ///< by field: whose it is
    std::size_t m_size = 0;
};

} // namespace tierdesk::knowledge
