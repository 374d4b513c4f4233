#include "core/mind/ai/local/Pieces.h"

using namespace std::string_view_literals;

namespace tierdesk::ai {

namespace {

bool isTrim(QChar c)
{
    return QStringView(u".,;:!?()[]{}\"'\u201c\u201d\u2019<>*_").contains(c);
}

} // namespace

std::vector<Piece> piecesOf(QStringView text, QStringView low)
{
    std::vector<Piece> pieces;
    pieces.reserve(24);
    qsizetype i = 0;
    while (i < text.size()) {
        while (i < text.size() && text[i].isSpace())
            ++i;
        const qsizetype start = i;
        while (i < text.size() && !text[i].isSpace())
            ++i;
        qsizetype begin = start;
        qsizetype end = i;
        bool isAsked = false;
        while (begin < end && isTrim(text[begin]))
            ++begin;
        while (end > begin && isTrim(text[end - 1])) {
            isAsked = isAsked || text[end - 1] == u'?';
            --end;
        }
        if (begin < end) {
            const QStringView piece = text.mid(begin, end - begin);
            pieces.push_back({piece, low.mid(begin, end - begin), isAsked, begin});
        }
    }
    return pieces;
}

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::optional<int> numberWord(QStringView word)
{
    struct Named {
        const char16_t *word;
        int value;
    };
    static constexpr Named Names[] = {{u"one", 1},     {u"two", 2},       {u"three", 3},    {u"four", 4},
                                      {u"five", 5},    {u"six", 6},       {u"seven", 7},    {u"eight", 8},
                                      {u"nine", 9},    {u"ten", 10},      {u"fifteen", 15}, {u"twenty", 20},
                                      {u"thirty", 30}, {u"forty", 40},    {u"fifty", 50},   {u"sixty", 60},
                                      {u"eighty", 80}, {u"hundred", 100}, {u"both", 2}};
    for (const Named &name : Names) {
        if (word == QStringView(name.word))
            return name.value;
    }
    return std::nullopt;
}

bool isCurrencyWord(QStringView word)
{
    static constexpr std::array Words{u"dollars"sv, u"dollar"sv, u"bucks"sv, u"buck"sv,   u"usd"sv,
                                      u"euro"sv,    u"euros"sv,  u"eur"sv,   u"pounds"sv, u"gbp"sv,
                                      u"quid"sv,    u"francs"sv, u"chf"sv};
    return isOneOf(word, Words);
}

} // namespace tierdesk::ai
