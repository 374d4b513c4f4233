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
        bool isCried = false;
        bool isClauseEnd = false;
        while (begin < end && isTrim(text[begin]))
            ++begin;
        // ".50" keeps its leading point.
        if (begin == start + 1 && text[start] == u'.' && begin < end && text[begin].isDigit())
            --begin;
        while (end > begin && isTrim(text[end - 1])) {
            const QChar mark = text[end - 1];
            isAsked = isAsked || mark == u'?';
            isCried = isCried || mark == u'!';
            isClauseEnd = isClauseEnd || QStringView(u".,;:!?").contains(mark);
            --end;
        }
        if (begin < end) {
            const QStringView piece = text.mid(begin, end - begin);
            pieces.push_back({piece, low.mid(begin, end - begin), isAsked, isCried, isClauseEnd, begin});
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
        std::u16string_view word;
        int value;
    };
    static constexpr Named Names[] = {
        {u"zero", 0},     {u"one", 1},      {u"two", 2},        {u"three", 3},     {u"four", 4},
        {u"five", 5},     {u"six", 6},      {u"seven", 7},      {u"eight", 8},     {u"nine", 9},
        {u"ten", 10},     {u"eleven", 11},  {u"twelve", 12},    {u"thirteen", 13}, {u"fourteen", 14},
        {u"fifteen", 15}, {u"sixteen", 16}, {u"seventeen", 17}, {u"eighteen", 18}, {u"nineteen", 19},
        {u"twenty", 20},  {u"thirty", 30},  {u"forty", 40},     {u"fifty", 50},    {u"sixty", 60},
        {u"seventy", 70}, {u"eighty", 80},  {u"ninety", 90},    {u"hundred", 100}, {u"both", 2}};
    const std::u16string_view view(word.utf16(), static_cast<size_t>(word.size()));
    for (const Named &name : Names) {
        if (view == name.word)
            return name.value;
    }
    return std::nullopt;
}

std::optional<std::array<char, 3>> currencyNamed(QStringView word, std::array<char, 3> home)
{
    using Code = std::array<char, 3>;
    struct Named {
        std::u16string_view word;
        Code code;
    };
    static constexpr Code Dollar{'U', 'S', 'D'};
    static constexpr Code Pound{'G', 'B', 'P'};
    static constexpr std::array Names{Named{u"dollars", Dollar},
                                      Named{u"dollar", Dollar},
                                      Named{u"bucks", Dollar},
                                      Named{u"buck", Dollar},
                                      Named{u"$", Dollar},
                                      Named{u"pounds", Pound},
                                      Named{u"pound", Pound},
                                      Named{u"quid", Pound},
                                      Named{u"\u00a3", Pound},
                                      Named{u"euro", Code{'E', 'U', 'R'}},
                                      Named{u"euros", Code{'E', 'U', 'R'}},
                                      Named{u"\u20ac", Code{'E', 'U', 'R'}},
                                      Named{u"yen", Code{'J', 'P', 'Y'}},
                                      Named{u"\u00a5", Code{'J', 'P', 'Y'}},
                                      Named{u"francs", Code{'C', 'H', 'F'}},
                                      Named{u"rupees", Code{'I', 'N', 'R'}},
                                      Named{u"us$", Dollar},
                                      Named{u"usd", Dollar},
                                      Named{u"gbp", Pound},
                                      Named{u"eur", Code{'E', 'U', 'R'}},
                                      Named{u"jpy", Code{'J', 'P', 'Y'}},
                                      Named{u"chf", Code{'C', 'H', 'F'}},
                                      Named{u"inr", Code{'I', 'N', 'R'}},
                                      Named{u"cad", Code{'C', 'A', 'D'}},
                                      Named{u"aud", Code{'A', 'U', 'D'}},
                                      Named{u"nzd", Code{'N', 'Z', 'D'}},
                                      Named{u"sek", Code{'S', 'E', 'K'}},
                                      Named{u"nok", Code{'N', 'O', 'K'}},
                                      Named{u"dkk", Code{'D', 'K', 'K'}},
                                      Named{u"pln", Code{'P', 'L', 'N'}},
                                      Named{u"cny", Code{'C', 'N', 'Y'}}};
    // The currencies that customers call dollars, pounds or yen without a country.
    static constexpr std::array Dollars{Code{'C', 'A', 'D'}, Code{'A', 'U', 'D'}, Code{'N', 'Z', 'D'},
                                        Code{'S', 'G', 'D'}, Code{'H', 'K', 'D'}, Code{'M', 'X', 'N'}};
    const std::u16string_view view(word.utf16(), static_cast<size_t>(word.size()));
    const auto named =
        std::find_if(Names.begin(), Names.end(), [view](const Named &each) { return each.word == view; });
    if (named == Names.end()) {
        const QString code = word.toString().toUpper();
        return currencyFrom(code) == home ? std::optional(home) : std::nullopt;
    }
    const bool isPlain = view != u"usd" && view != u"us$" && view != u"gbp" && view != u"jpy";
    if (isPlain && named->code == Dollar && std::find(Dollars.begin(), Dollars.end(), home) != Dollars.end())
        return home;
    if (view == u"\u00a5" && home == Code{'C', 'N', 'Y'})
        return home;
    return named->code;
}

} // namespace tierdesk::ai
