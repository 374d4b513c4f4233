#include "core/mind/knowledge/Likeness.h"

#include "core/mind/nlu/Kin.h"
#include "core/mind/nlu/Tokens.h"

#include <algorithm>
#include <cmath>

namespace tierdesk::knowledge {

namespace {

constexpr quint32 FirstGroup = 1U << 24U;
constexpr double GroupLength = .5; // this and the next: docs/nlu.md
constexpr float SaidAgain = .35;
constexpr std::size_t MostBytes = 48; // of a word; the rest is ignored

bool isGroup(quint32 number)
{
    return number >= FirstGroup;
}

template<class Put>
void eachMark(const QString &text, Put &&put)
{
    const QByteArray utf8 = text.toUtf8();
    const nlu::TokenList tokens(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
    for (const nlu::Token &token : tokens) {
        if (!token.isContent())
            continue;
        const std::string_view word = tokens.folded(token);
        if (const auto kin = nlu::kinOf(word))
            put(*kin | FirstGroup);
        const std::string ends = ' ' + std::string(word.substr(0, MostBytes)) + ' ';
        for (std::size_t i = 0; i + 2 < ends.size(); ++i) {
            const auto byte = [&ends, i](std::size_t at) { return quint32{static_cast<unsigned char>(ends[i + at])}; };
            put(byte(0) << 16U | byte(1) << 8U | byte(2));
        }
    }
}

} // namespace

std::vector<Likeness::Mark> Likeness::counted(const QString &text)
{
    std::vector<quint32> numbers;
    eachMark(text, [&numbers](quint32 number) { numbers.push_back(number); });
    std::sort(numbers.begin(), numbers.end());
    std::vector<Mark> marks;
    for (std::size_t i = 0, next = 0; i < numbers.size(); i = next) {
        while (next < numbers.size() && numbers[next] == numbers[i])
            ++next;
        marks.push_back({numbers[i], 1 + SaidAgain * std::log(static_cast<float>(next - i))});
    }
    return marks;
}

void Likeness::weigh(std::span<Mark> marks) const
{
    double triples = 0;
    double groups = 0;
    for (Mark &mark : marks) {
        const auto entry = m_entries.find(mark.number);
        mark.value *= entry == m_entries.end() ? 0 : entry->second.rarity;
        (isGroup(mark.number) ? groups : triples) += static_cast<double>(mark.value * mark.value);
    }
    const auto tripleScale = static_cast<float>(triples > 0 ? 1 / std::sqrt(triples) : 0);
    const auto groupScale = static_cast<float>(groups > 0 ? GroupLength / std::sqrt(groups) : 0);
    for (Mark &mark : marks)
        mark.value *= isGroup(mark.number) ? groupScale : tripleScale;
}

Likeness::Likeness(const std::vector<std::vector<QString>> &fields)
    : m_size(fields.size())
{
    std::vector<std::vector<Mark>> all; // by field
    for (std::size_t article = 0; article < fields.size(); ++article) {
        for (const QString &text : fields[article]) {
            auto marks = counted(text);
            if (marks.empty())
                continue;
            for (const Mark &mark : marks)
                m_entries[mark.number].rarity += 1;
            all.push_back(std::move(marks));
            m_articles.push_back(static_cast<quint32>(article));
        }
    }
    for (auto &[number, entry] : m_entries)
        entry.rarity = 1 + std::log((1 + static_cast<float>(all.size())) / (1 + entry.rarity));
    for (std::size_t field = 0; field < all.size(); ++field) {
        weigh(all[field]);
        for (const Mark &mark : all[field])
            m_entries[mark.number].postings.push_back({static_cast<quint32>(field), mark.value});
    }
}

std::vector<float> Likeness::to(const QString &question) const
{
    auto marks = counted(question);
    weigh(marks);
    std::vector<float> byField(m_articles.size());
    for (const Mark &mark : marks) {
        const auto entry = m_entries.find(mark.number);
        if (entry == m_entries.end())
            continue;
        for (const Posting &posting : entry->second.postings)
            byField[posting.field] += mark.value * posting.value;
    }
    std::vector<float> likeness(m_size);
    for (std::size_t field = 0; field < byField.size(); ++field)
        likeness[m_articles[field]] = std::max(likeness[m_articles[field]], byField[field]);
    return likeness;
}

} // namespace tierdesk::knowledge
