#include "core/mind/ai/local/Amounts.h"

#include "core/mind/ai/local/Figures.h"
#include "core/mind/ai/local/Shares.h"

using namespace std::string_view_literals;

namespace tierdesk::ai {

namespace {

using Code = std::array<char, 3>;

bool isCurrencySign(QChar c)
{
    return c == u'$' || c == u'\u20ac' || c == u'\u00a3' || c == u'\u00a5';
}

bool isMinus(QChar c)
{
    return c == u'-' || c == u'\u2212' || c == u'\u2013';
}

/// Returns the currency of a word for a hundredth ("cents"); none for other words.
std::optional<Code> centsNamed(QStringView word, Code home)
{
    constexpr Code Pound{'G', 'B', 'P'};
    if (word == u"cents" || word == u"cent" || word == u"c" || word == u"\u00a2")
        return home == Pound ? Code{'E', 'U', 'R'} : home;
    return word == u"pence" ? std::optional(Pound) : std::nullopt;
}

/// Returns whether the word names an unsupported currency or unit.
bool isOtherMoney(QStringView word)
{
    static constexpr std::array Words{
        u"peso"sv,    u"pesos"sv, u"ruble"sv,   u"rubles"sv,   u"roubles"sv, u"won"sv,      u"kronor"sv,  u"kroner"sv,
        u"krona"sv,   u"zloty"sv, u"lira"sv,    u"liras"sv,    u"shekels"sv, u"dirhams"sv,  u"reais"sv,   u"rand"sv,
        u"yuan"sv,    u"rmb"sv,   u"baht"sv,    u"ringgit"sv,  u"forints"sv, u"bitcoins"sv, u"bitcoin"sv, u"btc"sv,
        u"pennies"sv, u"dimes"sv, u"nickels"sv, u"quarters"sv, u"rupee"sv,   u"grands"sv};
    return isOneOf(word, Words);
}

/// Returns the currency for "Canadian" in "Canadian dollars".
std::optional<Code> dollarsOf(QStringView word)
{
    return word == u"us" || word == u"u.s" || word == u"american" ? std::optional(Code{'U', 'S', 'D'})
           : word == u"canadian"                                  ? std::optional(Code{'C', 'A', 'D'})
           : word == u"australian"                                ? std::optional(Code{'A', 'U', 'D'})
                                                                  : std::nullopt;
}

/// One amount as written.
struct Named {
    std::optional<double> value; ///< none if unreadable
    Code currency;
    size_t from = 0; ///< its first piece
    size_t to = 0;   ///< after its last piece
    bool isNegative = false;
    bool isUnclear = false; ///< ambiguous
};

/// Reads one amount at a place of a message.
class AmountReader final
{
public:
    AmountReader(const std::vector<Piece> &pieces, Code home)
        : m_pieces(pieces)
        , m_home(home)
    {}

    [[nodiscard]] std::optional<Named> at(size_t i) const
    {
        auto named = withSign(i);
        if (!named)
            named = withSuffix(i);
        if (!named)
            named = withContext(i);
        if (!named)
            return lonelyContext(i);
        if (!named->value)
            return named;
        takeCode(*named);
        takeCents(*named);
        takeRest(*named);
        return named;
    }

private:
    [[nodiscard]] bool isLinked(size_t next) const
    {
        return next > 0 && next < m_pieces.size() && !m_pieces[next - 1].isClauseEnd;
    }

    /// Reads "$50", "-$50", "US$50", "$ 50".
    [[nodiscard]] std::optional<Named> withSign(size_t i) const
    {
        QStringView text = m_pieces[i].text;
        Named named{{}, m_home, i, i + 1, false, false};
        const auto takeMinus = [&named, &text] {
            if (text.size() > 1 && isMinus(text.front())) {
                named.isNegative = true;
                text = text.mid(1);
            }
        };
        takeMinus();
        qsizetype letters = 0;
        while (letters < text.size() && letters < 3 && text[letters].isLetter())
            ++letters;
        if (letters > 0 && letters + 1 < text.size() && text[letters] == u'$') {
            const QString head = text.left(letters).toString().toLower();
            named.currency = head == u"us"                   ? Code{'U', 'S', 'D'}
                             : head == u"c" || head == u"ca" ? Code{'C', 'A', 'D'}
                             : head == u"a" || head == u"au" ? Code{'A', 'U', 'D'}
                                                             : m_home;
            text = text.mid(letters);
        } else if (isCurrencySign(text.front())) {
            named.currency = currencyNamed(text.left(1), m_home).value_or(m_home);
        } else {
            return std::nullopt;
        }
        text = text.mid(1);
        if (text.isEmpty()) {
            const auto number = isLinked(i + 1) ? numberAt(m_pieces, i + 1) : std::nullopt;
            if (!number)
                return std::nullopt;
            named.value = number->value;
            named.to = number->to;
            return named;
        }
        takeMinus();
        named.value = figureFrom(text);
        // "$20-30" and "$fifty" are unreadable sums; "$ORDER" is none.
        const bool isSum = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isNumber(); }) ||
                           numberWord(text.toString().toLower()).has_value();
        return isSum ? std::optional(named) : std::nullopt;
    }

    /// Reads "50€", "12.50USD", "50c" and "EUR 50".
    [[nodiscard]] std::optional<Named> withSuffix(size_t i) const
    {
        const Piece &piece = m_pieces[i];
        if (piece.text.size() == 3 && isLinked(i + 1)) {
            const auto currency = currencyNamed(piece.low, m_home);
            const auto value = currency ? figureFrom(m_pieces[i + 1].text) : std::nullopt;
            if (value && (*currency == m_home || piece.text.front().isUpper()))
                return Named{value, *currency, i, i + 2, false, false};
        }
        qsizetype digits = piece.text.size();
        while (digits > 0 && !piece.text[digits - 1].isDigit())
            --digits;
        if (digits == 0 || digits == piece.text.size() || !(piece.text.front().isDigit() || piece.text.front() == u'.'))
            return std::nullopt;
        const QStringView unit = piece.low.mid(digits);
        const auto value = figureFrom(piece.text.left(digits));
        if (const auto currency = currencyNamed(unit, m_home))
            return Named{value, *currency, i, i + 1, false, false};
        if (const auto currency = centsNamed(unit, m_home))
            return Named{value ? std::optional(*value / 100) : value, *currency, i, i + 1, false, false};
        return std::nullopt;
    }

    /// Reads "50 dollars", "five hundred bucks", "a dollar", "50 cents", "40 Canadian dollars".
    [[nodiscard]] std::optional<Named> withContext(size_t i) const
    {
        auto number = numberAt(m_pieces, i);
        const bool isArticle = m_pieces[i].low == u"a" || m_pieces[i].low == u"an";
        if (!number && isArticle)
            number = NumberRun{1., i + 1};
        if (!number || !isLinked(number->to))
            return std::nullopt;
        size_t unit = number->to;
        QStringView low = m_pieces[unit].low;
        Named named{number->value, m_home, i, unit + 1, false, false};
        if (const auto whose = dollarsOf(low); whose && isLinked(unit + 1) && isDollar(m_pieces[unit + 1].low)) {
            named.currency = *whose;
            named.to = unit + 2;
            return named;
        }
        // "A pound of coffee" is not money.
        if (isArticle && isLinked(unit + 1) && m_pieces[unit + 1].low == u"of")
            return std::nullopt;
        if (const auto currency = currencyNamed(low, m_home)) {
            named.currency = *currency;
            return named;
        }
        if (const auto currency = centsNamed(low, m_home); currency && low != u"c") {
            named.currency = *currency;
            if (named.value)
                *named.value /= 100;
            return named;
        }
        if (!isArticle && isOtherMoney(low)) {
            named.value.reset();
            named.isUnclear = true;
            return named;
        }
        return std::nullopt;
    }

    /// Reads "a few dollars", "fourty dollars": money without a readable number.
    [[nodiscard]] std::optional<Named> lonelyContext(size_t i) const
    {
        static constexpr std::array Units{u"dollars"sv, u"dollar"sv, u"bucks"sv, u"cents"sv,
                                          u"euros"sv,   u"quid"sv,   u"pesos"sv, u"\u00a2"sv};
        static constexpr std::array Ways{u"in"sv,   u"us"sv,     u"american"sv, u"canadian"sv, u"australian"sv,
                                         u"the"sv,  u"my"sv,     u"your"sv,     u"real"sv,     u"no"sv,
                                         u"hard"sv, u"earned"sv, u"two"sv,      u"their"sv};
        if (!isOneOf(m_pieces[i].low, Units) || (i > 0 && isLinked(i) && isOneOf(m_pieces[i - 1].low, Ways)))
            return std::nullopt;
        return Named{{}, m_home, i > 0 && isLinked(i) ? i - 1 : i, i + 1, false, true};
    }

    [[nodiscard]] static bool isDollar(QStringView low) { return low == u"dollars" || low == u"dollar"; }

    /// Reads a currency after the sum: "$100 USD", "$40 CAD", "$40 Canadian".
    void takeCode(Named &named) const
    {
        if (!isLinked(named.to))
            return;
        const Piece &next = m_pieces[named.to];
        auto currency = currencyNamed(next.low, m_home);
        if (!currency && next.low != u"us")
            currency = dollarsOf(next.low);
        else if (!currency && next.text == u"US")
            currency = Code{'U', 'S', 'D'};
        if (!currency)
            return;
        // "€40 dollars" is ambiguous.
        named.isUnclear = named.currency != m_home && named.currency != *currency;
        named.currency = *currency;
        ++named.to;
        if (isLinked(named.to) && isDollar(m_pieces[named.to].low))
            ++named.to;
    }

    /// Reads "and fifty cents", "50c", "and 50 cents".
    void takeCents(Named &named) const
    {
        size_t at = named.to;
        if (isLinked(at) && (m_pieces[at].low == u"and" || m_pieces[at].low == u"&"))
            ++at;
        if (!isLinked(at))
            return;
        std::optional<double> cents;
        if (const auto number = numberAt(m_pieces, at); number && isLinked(number->to)) {
            if (centsNamed(m_pieces[number->to].low, m_home) == named.currency) {
                cents = number->value.value_or(-1);
                at = number->to + 1;
            }
        } else if (const auto short_ = withSuffix(at); short_ && centsNamed(m_pieces[at].low.right(1), m_home)) {
            cents = short_->value ? *short_->value * 100 : -1;
            ++at;
        }
        if (!cents)
            return;
        const bool isWhole = named.value && std::abs(*named.value - std::round(*named.value)) < 1e-9;
        if (!isWhole || *cents < 0 || *cents >= 100)
            named.isUnclear = true;
        else
            *named.value += *cents / 100;
        named.to = at;
    }

    /// Reads what changes the sum: "12 dollars 50", "a dollar and a half", "2 x $40", "$5 more".
    void takeRest(Named &named) const
    {
        static constexpr std::array Behind{u"more"sv, u"extra"sv, u"additional"sv, u"each"sv,  u"apiece"sv,
                                           u"per"sv,  u"x"sv,     u"times"sv,      u"twice"sv, u"less"sv,
                                           u"+"sv,    u"minus"sv, u"plus"sv,       u"half"sv,  u"\u00d7"sv};
        static constexpr std::array Before{u"another"sv, u"extra"sv, u"additional"sv, u"plus"sv,  u"x"sv,
                                           u"times"sv,   u"+"sv,     u"\u00d7"sv,     u"twice"sv, u"double"sv,
                                           u"half"sv,    u"dozen"sv, u"couple"sv,     u"few"sv};
        if (named.from > 0 && isLinked(named.from) &&
            (isOneOf(m_pieces[named.from - 1].low, Before) ||
             (m_pieces[named.from - 1].low.size() > 1 && m_pieces[named.from - 1].low.back() == u'x' &&
              m_pieces[named.from - 1].low.front().isDigit()))) {
            --named.from;
            named.isUnclear = true;
        }
        if (!isLinked(named.to))
            return;
        size_t at = named.to;
        if (isOneOf(m_pieces[at].low, Behind)) {
            named.isUnclear = true;
            ++named.to;
            return;
        }
        const bool hasAnd = m_pieces[at].low == u"and" || m_pieces[at].low == u"&";
        if (hasAnd && isLinked(at + 1))
            ++at;
        const bool isShare = hasAnd && m_pieces[at].low == u"a" && isLinked(at + 1) &&
                             (m_pieces[at + 1].low == u"half" || m_pieces[at + 1].low == u"quarter");
        const bool isOne = m_pieces[at].low == u"one" || m_pieces[at].low == u"a";
        const bool isSumOfItsOwn =
            withSign(at).has_value() || withSuffix(at).has_value() || withContext(at).has_value();
        const auto number = numberAt(m_pieces, at);
        if (isShare || (number && !isOne && !isSumOfItsOwn)) {
            named.isUnclear = true;
            named.to = isShare ? at + 2 : number->to;
        }
    }

    const std::vector<Piece> &m_pieces;
    Code m_home;
};

QString written(const std::vector<Piece> &pieces, size_t from, size_t to)
{
    QStringList words;
    for (size_t i = from; i < to && i < pieces.size(); ++i)
        words.append(pieces[i].text.toString());
    return words.join(u' ').left(40);
}

/// Returns true for a sum that is mentioned, not requested: "I paid $50", "Ten dollars?!".
bool isTold(const std::vector<Piece> &pieces, const Named &named)
{
    static constexpr std::array Past{u"paid"sv, u"cost"sv,  u"costs"sv, u"charged"sv, u"worth"sv,
                                     u"was"sv,  u"spent"sv, u"owe"sv,   u"order"sv,   u"total"sv};
    static constexpr std::array Asking{u"refund"sv, u"give"sv, u"pay"sv, u"credit"sv, u"reimburse"sv, u"want"sv};
    const bool isOpening = named.from == 0 || pieces[named.from - 1].isClauseEnd;
    const bool hasAsked = std::any_of(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(named.from),
                                      [](const Piece &piece) { return isOneOf(piece.low, Asking); });
    // "TEN dollars?!" and "Ten dollars?" quote an offer; "can I have $10?" is a request.
    const Piece &last = pieces[named.to - 1];
    if (last.isAsked && pieces.size() > 1 && (last.isCried || (isOpening && !hasAsked)))
        return true;
    if (isOpening)
        return false;
    size_t before = named.from - 1;
    // "It was only $10" is a statement, "refund only $10" a request.
    const bool isOnly = pieces[before].low == u"only";
    if (isOnly && before > 0 && !pieces[before - 1].isClauseEnd)
        --before;
    const bool isOwed = pieces[before].low == u"owe" && before > 0 && pieces[before - 1].low == u"you";
    if (isOnly && !hasAsked && pieces[before].low != u"only")
        return true;
    return isOneOf(pieces[before].low, Past) && !isOwed;
}

} // namespace

void readAmounts(const std::vector<Piece> &pieces, Code currency, Slots &found)
{
    using Fault = OddAmount::Fault;
    const AmountReader reader(pieces, currency);
    QStringList asked; // all requested sums and shares, as written
    std::optional<OddAmount> odd;
    bool isUnclear = false;
    int bare = 0, withCents = 0;
    for (size_t i = 0; i < pieces.size();) {
        const auto named = reader.at(i);
        if (const auto share = named ? std::nullopt : shareAt(pieces, i)) {
            const QString text = written(pieces, i, share->to);
            const int whole = static_cast<int>(std::clamp(share->percent.value_or(0), 0., 101.));
            if (share->percent && whole > 0 && whole <= 100 && static_cast<double>(whole) == *share->percent) {
                isUnclear = isUnclear || (found.percent && *found.percent != whole);
                found.percent = whole;
                asked.append(text);
            } else if (share->percent) {
                odd = OddAmount{Fault::NotPayable, text, {}};
                asked.append(text);
            } else if (asked.isEmpty()) {
                // In "A partial refund of $20" the sum follows.
                found.vagueShare = text;
            }
            i = share->to;
            continue;
        }
        if (!named) {
            const auto number = numberAt(pieces, i);
            if (number) {
                const auto sum = number->value ? exactMoneyFromMajor(*number->value, currency) : std::nullopt;
                // "67.90, two times": of several numbers, the one with cents is the sum.
                const bool hasCents = sum && sum->minor % 100 != 0;
                withCents += hasCents ? 1 : 0;
                if (++bare == 1 || (hasCents && withCents == 1))
                    found.bareAmount = sum;
                const bool isOrder = found.orderNumbers.contains(pieces[i].text, Qt::CaseInsensitive);
                if (!isOrder && standsForSum(pieces, i, number->to, found.orderNumbers))
                    found.loose = written(pieces, i, number->to);
            }
            i = number ? number->to : i + 1;
            continue;
        }
        i = named->to;
        if (isTold(pieces, *named))
            continue;
        const QStringView before = named->from > 0 ? pieces[named->from - 1].low : QStringView();
        const bool isSubtracted = before == u"minus" || before == u"negative";
        const bool isNegative = named->isNegative || isSubtracted;
        const QString text = written(pieces, isSubtracted ? named->from - 1 : named->from, named->to);
        const auto exact = named->value ? exactMoneyFromMajor(*named->value, currency) : std::nullopt;
        asked.append(text);
        if (named->isUnclear)
            odd = OddAmount{Fault::Unclear, text, {}};
        else if (named->currency != currency)
            odd = OddAmount{Fault::ForeignCurrency, text, QString::fromLatin1(named->currency.data(), 3)};
        else if (isNegative || !named->value || *named->value <= 0 || !moneyFromMajor(*named->value, currency))
            odd = OddAmount{Fault::NotPayable, text, {}};
        else if (!exact)
            odd = OddAmount{Fault::TooFine, text, {}};
        else if (!found.amount)
            found.amount = exact;
        else if (found.amount != exact)
            isUnclear = true;
    }
    // Several sums, or a sum and a share, are ambiguous: only the customer knows which one counts.
    isUnclear = isUnclear || (found.amount && (odd || found.percent)) || (odd && found.percent);
    if (isUnclear)
        odd = OddAmount{Fault::Unclear, asked.join(u", "_s).left(80), {}};
    if (isUnclear || odd) {
        found.amount.reset();
        found.percent.reset();
    }
    found.odd = odd;
    if (!found.vagueShare.isEmpty() && !asked.isEmpty())
        found.vagueShare.clear();
    if (bare != 1 && withCents != 1)
        found.bareAmount.reset();
}

} // namespace tierdesk::ai
