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

using Code = std::array<char, 3>;

bool isCurrencySign(QChar c)
{
    return c == u'$' || c == u'\u20ac' || c == u'\u00a3' || c == u'\u00a5';
}

bool isMinus(QChar c)
{
    return c == u'-' || c == u'\u2212' || c == u'\u2013';
}

/// As numberFrom, with "k" for thousands.
std::optional<double> sumFrom(QStringView text)
{
    if (text.size() > 1 && (text.back() == u'k' || text.back() == u'K')) {
        const auto thousands = numberFrom(text.chopped(1));
        return thousands ? std::optional(*thousands * 1000) : std::nullopt;
    }
    return numberFrom(text);
}

/// "Two hundred and fifty" before @p end, and where it begins. "A hundred" is one.
std::optional<std::pair<double, size_t>> spelledBefore(const std::vector<Piece> &pieces, size_t end)
{
    const auto scaleOf = [](QStringView word) {
        return word == u"hundred"                        ? 100.
               : word == u"thousand" || word == u"grand" ? 1e3
               : word == u"million"                      ? 1e6
                                                         : 0.;
    };
    size_t begin = end;
    while (begin > 0 && end - begin < 8) {
        const QStringView low = pieces[begin - 1].low;
        const bool isJoin =
            (low == u"and" || low == u"a") && begin < end && (low == u"and" || scaleOf(pieces[begin].low) > 0);
        bool isNumber = isJoin || scaleOf(low) > 0 || (numberFrom(low) && begin < end);
        for (const QStringView part : isNumber ? QList<QStringView>() : low.split(u'-')) {
            isNumber = numberWord(part).has_value();
            if (!isNumber)
                break;
        }
        if (!isNumber || (begin < end && pieces[begin - 1].isClauseEnd))
            break;
        --begin;
    }
    while (begin < end && pieces[begin].low == u"and")
        ++begin;
    if (begin == end)
        return std::nullopt;
    double sum = 0;
    double group = 0;
    for (size_t i = begin; i < end; ++i) {
        const QStringView low = pieces[i].low;
        if (low == u"and" || low == u"a")
            continue;
        const double scale = scaleOf(low);
        if (scale == 100.) {
            group = std::max(group, 1.) * scale;
        } else if (scale > 0) {
            sum += std::max(group, 1.) * scale;
            group = 0;
        } else if (const auto digits = numberFrom(low)) {
            group += *digits;
        } else {
            for (const QStringView part : low.split(u'-'))
                group += numberWord(part).value_or(0);
        }
    }
    return std::pair{sum + group, begin};
}

/// One amount as it was written.
struct Named {
    std::optional<double> value; ///< none: a sum that cannot be read
    Code currency;
    size_t from = 0; ///< its pieces
    size_t to = 0;
    bool isNegative = false;
};

/// The amount that begins at piece @p i, or whose unit stands behind it.
std::optional<Named> amountAt(const std::vector<Piece> &pieces, size_t i, Code home)
{
    QStringView text = pieces[i].text;
    Named named{{}, home, i, i, false};
    const auto takeMinus = [&named, &text] {
        if (text.size() > 1 && isMinus(text.front())) {
            named.isNegative = true;
            text = text.mid(1);
        }
    };
    takeMinus();
    qsizetype sign = 0; // "US$50"
    while (sign < text.size() && sign < 3 && text[sign].isLetter())
        ++sign;
    if (sign > 0 && sign < text.size() && text[sign] == u'$' && sign + 1 < text.size()) {
        const QString head = text.left(sign).toString().toLower();
        named.currency = head == u"us"                   ? Code{'U', 'S', 'D'}
                         : head == u"c" || head == u"ca" ? Code{'C', 'A', 'D'}
                         : head == u"a" || head == u"au" ? Code{'A', 'U', 'D'}
                                                         : home;
        named.value = sumFrom(text.mid(sign + 1));
        return named;
    }
    if (isCurrencySign(text.front())) {
        named.currency = currencyNamed(text.left(1), home).value_or(home);
        text = text.mid(1);
        if (text.isEmpty() && i + 1 < pieces.size()) {
            text = pieces[i + 1].text;
            named.to = i + 1;
        }
        takeMinus();
        named.value = sumFrom(text);
        // "$20-30" is a sum of some kind; "$ORDER" is none.
        const bool isSum = std::any_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        return isSum ? std::optional(named) : std::nullopt;
    }
    if (text.size() > 1 && isCurrencySign(text.back())) {
        named.currency = currencyNamed(text.right(1), home).value_or(home);
        named.value = sumFrom(text.chopped(1));
        return named.value ? std::optional(named) : std::nullopt;
    }
    // "EUR 50"
    if (text.size() == 3 && i + 1 < pieces.size()) {
        const auto currency = currencyNamed(pieces[i].low, home);
        const auto value = currency ? sumFrom(pieces[i + 1].text) : std::nullopt;
        if (value && *currency != home && pieces[i].text.front().isLower())
            return std::nullopt; // no code
        if (value)
            return Named{value, *currency, i, i + 1, false};
    }
    // "50 dollars", "five hundred bucks": the unit stands behind.
    const auto unit = i + 1 < pieces.size() ? currencyNamed(pieces[i + 1].low, home) : std::nullopt;
    if (!unit || pieces[i].isClauseEnd)
        return std::nullopt;
    named.currency = *unit;
    named.to = i + 1;
    named.value = sumFrom(text);
    if (!named.value) {
        const auto spelled = spelledBefore(pieces, i + 1);
        if (!spelled)
            return std::nullopt;
        named.value = spelled->first;
        named.from = spelled->second;
    }
    return named;
}

} // namespace

void readAmounts(const std::vector<Piece> &pieces, Code currency, Slots &found)
{
    static constexpr std::array Past{u"paid"sv,  u"cost"sv, u"costs"sv, u"charged"sv, u"worth"sv, u"was"sv,
                                     u"spent"sv, u"owe"sv,  u"order"sv, u"total"sv,   u"only"sv};
    static constexpr std::array Spans{u"hour"sv, u"day"sv, u"year"sv, u"week"sv, u"month"sv,
                                      u"a"sv,    u"an"sv,  u"past"sv, u"size"sv, u"way"sv};
    const auto written = [&pieces](size_t from, size_t to) {
        QStringList words;
        for (size_t i = from; i <= to; ++i)
            words.append(pieces[i].text.toString());
        return words.join(u' ').left(40);
    };
    std::optional<OddAmount> odd;
    int bare = 0;
    for (size_t i = 0; i < pieces.size(); ++i) {
        const Piece &piece = pieces[i];
        if (piece.text.back() == u'%') {
            bool isNumber = false;
            const double percent = piece.text.chopped(1).toDouble(&isNumber);
            const int whole = static_cast<int>(std::clamp(percent, 0., 101.));
            if (isNumber && whole > 0 && whole <= 100 && static_cast<double>(whole) == percent)
                found.percent = whole;
            else if (isNumber)
                odd = OddAmount{OddAmount::Fault::NotPayable, piece.text.toString().left(40), {}};
            continue;
        }
        if (piece.low == u"half" && (i + 1 == pieces.size() || !isOneOf(pieces[i + 1].low, Spans))) {
            found.percent = 50;
            continue;
        }
        const auto named = amountAt(pieces, i, currency);
        if (!named) {
            const auto number = sumFrom(piece.text);
            const auto spelled = number ? std::nullopt : numberWord(piece.low);
            if ((number || spelled) && ++bare == 1)
                found.bareAmount = exactMoneyFromMajor(number ? *number : *spelled, currency);
            continue;
        }
        // "TEN dollars?!" and "Ten dollars?" quote an offer; "can I have $10?" asks.
        const bool isOpening = named->from == 0 || pieces[named->from - 1].isClauseEnd;
        const Piece &last = pieces[named->to];
        const bool isQuoted = last.isAsked && pieces.size() > 1 && (last.isCried || isOpening);
        const QStringView before = named->from > 0 ? pieces[named->from - 1].low : QStringView();
        if (isQuoted || isOneOf(before, Past))
            continue;
        const bool isNegative = named->isNegative || before == u"minus" || before == u"negative";
        const QString text =
            (isNegative && !named->isNegative ? before.toString() + u' ' : QString()) + written(named->from, named->to);
        const auto exact = named->value ? exactMoneyFromMajor(*named->value, currency) : std::nullopt;
        if (named->currency != currency)
            odd = OddAmount{OddAmount::Fault::ForeignCurrency, text, QString::fromLatin1(named->currency.data(), 3)};
        else if (isNegative || !named->value || *named->value <= 0 || !moneyFromMajor(*named->value, currency))
            odd = OddAmount{OddAmount::Fault::NotPayable, text, {}};
        else if (!exact)
            odd = OddAmount{OddAmount::Fault::TooFine, text, {}};
        else if (!found.amount)
            found.amount = exact;
        i = named->to;
    }
    if (!found.amount)
        found.odd = odd;
    if (bare != 1)
        found.bareAmount.reset();
}

} // namespace tierdesk::ai
