#include "core/mind/ai/local/Amounts.h"

using namespace std::string_view_literals;

namespace tierdesk::ai {

namespace {

/// "1,234.50", "50", "49,99": a comma before exactly three digits groups, another one is the decimal mark.
std::optional<double> numberFrom(QStringView text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c >= u'0' && c <= u'9') {
            plain += c;
        } else if (c == u'.' && !plain.contains(u'.')) {
            plain += c;
        } else if (c == u',') {
            qsizetype digits = 0;
            while (i + 1 + digits < text.size() && text[i + 1 + digits].isDigit())
                ++digits;
            if (digits != 3)
                plain += u'.';
        } else {
            return std::nullopt;
        }
    }
    bool isNumber = false;
    const double value = plain.toDouble(&isNumber);
    return isNumber && value >= 0 ? std::optional(value) : std::nullopt;
}

bool isCurrencySign(QChar c)
{
    return c == u'$' || c == u'\u20ac' || c == u'\u00a3' || c == u'\u00a5';
}

} // namespace

void readAmounts(const std::vector<Piece> &pieces, std::array<char, 3> currency, Slots &found)
{
    static constexpr std::array Past{u"paid"sv,  u"cost"sv, u"costs"sv, u"charged"sv, u"worth"sv, u"was"sv,
                                     u"spent"sv, u"owe"sv,  u"order"sv, u"total"sv,   u"only"sv};
    static constexpr std::array Spans{u"hour"sv, u"day"sv, u"year"sv, u"week"sv, u"month"sv,
                                      u"a"sv,    u"an"sv,  u"past"sv, u"size"sv, u"way"sv};
    for (size_t i = 0; i < pieces.size(); ++i) {
        const Piece &piece = pieces[i];
        QStringView text = piece.text;
        std::optional<double> value;
        size_t last = i;
        if (isCurrencySign(text.front())) {
            value = numberFrom(text.mid(1));
            if (text.size() == 1 && i + 1 < pieces.size()) {
                value = numberFrom(pieces[i + 1].text);
                last = i + 1;
            }
        } else if (isCurrencySign(text.back())) {
            value = numberFrom(text.chopped(1));
        } else if (text.back() == u'%') {
            bool isNumber = false;
            const int percent = text.chopped(1).toInt(&isNumber);
            if (isNumber && percent > 0 && percent <= 100)
                found.percent = percent;
            continue;
        } else if (i + 1 < pieces.size() && isCurrencyWord(pieces[i + 1].low)) {
            value = numberFrom(text);
            if (!value) {
                if (const auto named = numberWord(piece.low))
                    value = *named;
            }
            last = i + 1;
        } else if (piece.low == u"half" && (i + 1 == pieces.size() || !isOneOf(pieces[i + 1].low, Spans))) {
            found.percent = 50;
            continue;
        }
        if (!value || *value <= 0)
            continue;
        const bool isQuoted = pieces[last].isAsked && pieces.size() > 1;
        const bool isPast = i > 0 && isOneOf(pieces[i - 1].low, Past);
        if (!isQuoted && !isPast && !found.amount)
            found.amount = moneyFromMajor(*value, currency);
    }
}

} // namespace tierdesk::ai
