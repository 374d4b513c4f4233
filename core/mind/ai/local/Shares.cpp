#include "core/mind/ai/local/Shares.h"

#include "core/mind/ai/local/Figures.h"

using namespace std::string_view_literals;

namespace tierdesk::ai {

namespace {

bool isPercentSign(QStringView low)
{
    return low == u"%" || low == u"percent" || low == u"pct" || low == u"procent";
}

} // namespace

std::optional<Share> shareAt(const std::vector<Piece> &pieces, size_t i)
{
    static constexpr std::array Spans{u"hour"sv, u"day"sv, u"year"sv, u"week"sv, u"month"sv,
                                      u"a"sv,    u"an"sv,  u"past"sv, u"size"sv, u"way"sv};
    static constexpr std::array Whole{u"of"sv, u"off"sv, u"back"sv, u"the"sv, u"my"sv, u"refund"sv, u"refunded"sv};
    static constexpr std::array Vague{u"partial"sv, u"partially"sv, u"portion"sv, u"fraction"sv, u"partly"sv};
    static constexpr std::array Services{u"shipping"sv, u"delivery"sv, u"customs"sv, u"postage"sv, u"handling"sv};
    static constexpr std::array Fees{u"fee"sv,  u"fees"sv,    u"cost"sv,  u"costs"sv, u"charge"sv,
                                     u"part"sv, u"charges"sv, u"price"sv, u"tax"sv,   u"taxes"sv};
    const Piece &piece = pieces[i];
    const auto isNext = [&pieces](size_t at, const auto &list) {
        return at >= pieces.size() || pieces[at - 1].isClauseEnd || isOneOf(pieces[at].low, list);
    };
    if (piece.text.size() > 1 && piece.text.back() == u'%') {
        bool isNumber = false;
        const double percent = piece.text.chopped(1).toDouble(&isNumber);
        return Share{isNumber ? std::optional(percent) : std::nullopt, i + 1};
    }
    if (const auto number = numberAt(pieces, i)) {
        const size_t to = number->to;
        const bool isTwoWords = to + 1 < pieces.size() && pieces[to].low == u"per" && pieces[to + 1].low == u"cent";
        if (to < pieces.size() && !pieces[to - 1].isClauseEnd && (isPercentSign(pieces[to].low) || isTwoWords))
            return Share{number->value, to + (isTwoWords ? 2 : 1)};
    }
    const bool isOneHalf = i > 0 && pieces[i - 1].low == u"and";
    if (piece.low == u"half" && !isOneHalf && (i + 1 == pieces.size() || !isOneOf(pieces[i + 1].low, Spans)))
        return Share{50., i + 1};
    const QStringView before = i > 0 ? pieces[i - 1].low : QStringView();
    const bool isPart = piece.low == u"third" || piece.low == u"quarter" || piece.low == u"tenth" ||
                        piece.low == u"fifth" || piece.low == u"quarters" || piece.low == u"thirds";
    if (isPart && (before == u"a" || before == u"one" || before == u"two" || before == u"three") &&
        isNext(i + 1, Whole))
        return Share{{}, i + 1};
    const qsizetype slash = piece.text.indexOf(u'/');
    if (slash > 0 && isDigits(piece.text.left(slash)) && isDigits(piece.text.mid(slash + 1)) && isNext(i + 1, Whole))
        return Share{{}, i + 1};
    const bool isGlyph =
        std::any_of(piece.text.begin(), piece.text.end(), [](QChar c) { return c.category() == QChar::Number_Other; });
    if (isGlyph && i + 1 < pieces.size() && isNext(i + 1, Whole))
        return Share{{}, i + 1};
    if (isOneOf(piece.low, Vague))
        return Share{{}, i + 1};
    const bool isSome = (piece.low == u"part" || piece.low == u"some" || piece.low == u"most") &&
                        i + 2 < pieces.size() && pieces[i + 1].low == u"of" &&
                        (pieces[i + 2].low == u"my" || pieces[i + 2].low == u"the" || pieces[i + 2].low == u"it");
    if (isSome)
        return Share{{}, i + 3};
    if (isOneOf(piece.low, Services) && i + 1 < pieces.size() && isOneOf(pieces[i + 1].low, Fees))
        return Share{{}, i + 2};
    return std::nullopt;
}

bool standsForSum(const std::vector<Piece> &pieces, size_t from, size_t to, const QStringList &orders)
{
    static constexpr std::array Between{u"me"sv,   u"us"sv,    u"just"sv,    u"only"sv,  u"about"sv, u"around"sv,
                                        u"of"sv,   u"least"sv, u"exactly"sv, u"maybe"sv, u"at"sv,    u"back"sv,
                                        u"like"sv, u"to"sv,    u"for"sv,     u"a"sv,     u"have"sv,  u"get"sv,
                                        u"it"sv,   u"that"sv,  u"order"sv};
    static constexpr std::array Verbs{u"refund"sv, u"refunded"sv, u"reimburse"sv, u"pay"sv,     u"credit"sv, u"want"sv,
                                      u"need"sv,   u"give"sv,     u"owe"sv,       u"refunds"sv, u"id"sv,     u"make"sv};
    static constexpr std::array Behind{u"for"sv,    u"on"sv,     u"from"sv,    u"to"sv,     u"and"sv,    u"or"sv,
                                       u"please"sv, u"back"sv,   u"now"sv,     u"credit"sv, u"refund"sv, u"instead"sv,
                                       u"off"sv,    u"thanks"sv, u"because"sv, u"as"sv,     u"in"sv,     u"only"sv};
    if (to < pieces.size() && !pieces[to - 1].isClauseEnd && !isOneOf(pieces[to].low, Behind))
        return false;
    // In "Refund one", the number counts pieces.
    if (pieces[from].low == u"one" && to == from + 1)
        return false;
    size_t at = from;
    while (at > 0 && from - at < 5 && !pieces[at - 1].isClauseEnd) {
        if (isOneOf(pieces[at - 1].low, Verbs))
            return true;
        const bool isOrder = orders.contains(pieces[at - 1].text, Qt::CaseInsensitive);
        if (!isOrder && !isOneOf(pieces[at - 1].low, Between))
            return false;
        --at;
    }
    return false;
}

} // namespace tierdesk::ai
