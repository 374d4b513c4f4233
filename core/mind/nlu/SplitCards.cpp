#include "core/mind/nlu/SplitCards.h"

#include "core/mind/nlu/CardDigits.h"
#include "core/mind/nlu/CardWords.h"
#include "core/mind/nlu/DigitRuns.h"
#include "core/mind/nlu/Tokens.h"
#include "core/mind/nlu/Utf8.h"

#include <algorithm>
#include <optional>
#include <string>

namespace tierdesk::nlu {

namespace {

/// Maximum length in characters of a message that is part of a card number.
constexpr qsizetype LongestPart = 160;

/// A message that may be part of a card number.
struct Part {
    std::string text;
    DigitRun run;
    bool isCalledCard = false;
};

std::string_view view(const QByteArray &utf8)
{
    return {utf8.constData(), static_cast<std::size_t>(utf8.size())};
}

/// Returns the position of the first digit in @p text, or its size if there is none.
std::size_t firstDigit(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at;
        if (digitOf(decodeUtf8(text, next)) >= 0)
            return at;
        at = next;
    }
    return text.size();
}

/// The kinds of words around a part.
struct Around {
    bool isPlain = true; ///< only words that go with a card number, and marks
    bool hasCard = false;
    bool hasOther = false;
};

/// Returns whether @p point may appear beside a part. After the last, an expiry date and a redacted code may follow.
bool isMark(char32_t point, bool isBehindLast)
{
    static constexpr std::u32string_view Marks = U".,:;!?-()'\"*–—…";
    return Marks.find(point) != std::u32string_view::npos || (isBehindLast && (point == U'/' || point == U'•'));
}

Around around(std::string_view text, bool isBehindLast)
{
    Around found;
    const TokenList tokens(text);
    for (const Token &token : tokens) {
        const std::string_view folded = tokens.folded(token);
        switch (token.kind) {
        case Token::Kind::Word: {
            const CardWord kind = cardWord(folded);
            found.hasCard |= kind == CardWord::Card;
            found.hasOther |= kind == CardWord::Other;
            found.isPlain &= kind != CardWord::None && kind != CardWord::Other;
            break;
        }
        case Token::Kind::Number:
            found.isPlain &= isBehindLast;
            break;
        case Token::Kind::Punctuation:
        case Token::Kind::Symbol:
            for (std::size_t at = 0; at < folded.size();)
                found.isPlain &= isMark(decodeUtf8(folded, at), isBehindLast);
            break;
        case Token::Kind::Emoji:
        case Token::Kind::Emoticon:
            break;
        }
    }
    return found;
}

/// Returns @p text as a part; nothing if it has other content. The last part may be followed by the expiry date.
std::optional<Part> partOf(QStringView text, bool isLast)
{
    if (text.size() > LongestPart)
        return std::nullopt;
    const QByteArray utf8 = text.toUtf8();
    const std::size_t begin = firstDigit(view(utf8));
    if (begin == view(utf8).size())
        return std::nullopt;
    Part part{std::string(view(utf8)), {}, false};
    std::size_t end = begin;
    part.run = readRun(part.text, end);
    const std::string_view whole = part.text;
    if (!isLast && std::any_of(part.run.begin(), part.run.end(),
                               [](const DigitGroup &each) { return each.gap.find('.') != std::string::npos; }))
        return std::nullopt;
    const Around before = around(whole.substr(0, begin), false);
    const Around after = around(whole.substr(end), isLast);
    const bool isNamed = namedBefore(whole, begin) == CardWord::Card;
    if (before.hasOther || after.hasOther || !after.isPlain || (!before.isPlain && !isNamed) ||
        isPartOfName(whole, begin))
        return std::nullopt;
    part.isCalledCard = isNamed || before.hasCard || after.hasCard;
    return part;
}

/// Returns the kind of the last word in @p text that names a number: Card, Other or None.
CardWord lastNamed(QStringView text)
{
    constexpr qsizetype Enough = 400;
    const QByteArray utf8 = text.right(Enough).toUtf8();
    const TokenList tokens(view(utf8));
    for (std::size_t i = tokens.size(); i-- > 0;) {
        const CardWord kind = tokens[i].kind == Token::Kind::Word ? cardWord(tokens.folded(i)) : CardWord::None;
        if (kind == CardWord::Card || kind == CardWord::Other)
            return kind;
    }
    return CardWord::None;
}

/// The joined digits of several messages, and the sizes of their groups.
struct Joined {
    std::string digits;
    std::vector<std::size_t> sizes; ///< of the groups
    void prepend(const DigitRun &run, std::size_t groups)
    {
        std::string text;
        std::vector<std::size_t> more;
        for (std::size_t i = 0; i < groups; ++i) {
            text += run[i].digits;
            more.push_back(run[i].digits.size());
        }
        digits.insert(0, text);
        sizes.insert(sizes.begin(), more.begin(), more.end());
    }
    /// Returns whether the digits are split only where card numbers of this length are.
    [[nodiscard]] bool isCutAsOnCards() const
    {
        const bool isInFours = digits.size() == 16 || digits.size() == 19;
        if (!isInFours && digits.size() != 14 && digits.size() != 15)
            return false;
        std::size_t at = 0;
        for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
            at += sizes[i];
            if (isInFours ? at % 4 != 0 : at != 4 && at != 10)
                return false;
        }
        return true;
    }
    [[nodiscard]] bool isInGroups() const
    {
        return std::all_of(sizes.begin(), sizes.end(), [](std::size_t each) { return each <= 6; });
    }
    /// Returns true for two dates, such as "24122026" and "31122026".
    [[nodiscard]] bool areDates() const
    {
        const auto isDate = [](std::string_view eight) {
            const auto number = [&](std::size_t from, std::size_t count) {
                return std::stoi(std::string(eight.substr(from, count)));
            };
            const auto isYear = [](int year) { return year >= 1900 && year < 2100; };
            const auto isDay = [](int one, int two) {
                return one >= 1 && two >= 1 && std::min(one, two) <= 12 && std::max(one, two) <= 31;
            };
            return (isYear(number(4, 4)) && isDay(number(0, 2), number(2, 2))) ||
                   (isYear(number(0, 4)) && isDay(number(4, 2), number(6, 2)));
        };
        return sizes == std::vector<std::size_t>{8, 8} && isDate(std::string_view(digits).substr(0, 8)) &&
               isDate(std::string_view(digits).substr(8));
    }
    [[nodiscard]] bool isCard(CardWord named) const
    {
        const bool isOneDigit = digits.find_first_not_of(digits[0]) == std::string::npos;
        if (digits.size() < MinCardDigits || digits.size() > MaxCardDigits || isOneDigit || isArticleNumber(digits) ||
            !hasCardIssuer(digits) || !passesLuhn(digits))
            return false;
        switch (named) {
        case CardWord::Card:
            return true;
        case CardWord::Other:
            return isCutAsOnCards() && isInGroups();
        case CardWord::Filler:
        case CardWord::Beside:
        case CardWord::None:
            return isCutAsOnCards() && !areDates();
        }
        return false;
    }
};

/// Returns how many groups of @p last complete a card number that began in @p before; 0 for none.
std::size_t completingGroups(const std::vector<EarlierMessage> &before, const Part &last)
{
    Joined joined;
    bool isCalledCard = last.isCalledCard;
    CardWord asked = CardWord::None; // in the other side's latest message that names a number
    for (std::size_t i = before.size(); i-- > 0;) {
        if (!before[i].isCustomers) {
            if (asked == CardWord::None)
                asked = lastNamed(before[i].text);
            continue;
        }
        const auto part = partOf(before[i].text, false);
        if (!part)
            return 0;
        isCalledCard |= part->isCalledCard;
        joined.prepend(part->run, part->run.size());
        if (joined.digits.size() >= MaxCardDigits)
            return 0;
        // The message just before the first part may say what the number is.
        CardWord named = asked;
        if (isCalledCard)
            named = CardWord::Card;
        else if (named == CardWord::None && i > 0)
            named = lastNamed(before[i - 1].text);
        for (std::size_t groups = last.run.size(); groups > 0; --groups) {
            Joined whole;
            whole.prepend(last.run, groups);
            whole.digits.insert(0, joined.digits);
            whole.sizes.insert(whole.sizes.begin(), joined.sizes.begin(), joined.sizes.end());
            if (whole.isCard(named))
                return groups;
        }
    }
    return 0;
}

} // namespace

QString redactContinuation(const std::vector<EarlierMessage> &before, const QString &text)
{
    if (before.empty() || text.size() > LongestPart)
        return text;
    const auto last = partOf(text, true);
    if (!last)
        return text;
    const std::size_t groups = completingGroups(before, *last);
    if (groups == 0)
        return text;
    std::string out = last->text.substr(0, last->run.front().begin);
    for (std::size_t i = 0; i < groups; ++i) {
        out += last->run[i].gap;
        for (std::size_t digit = 0; digit < last->run[i].digits.size(); ++digit)
            out += "•";
    }
    out += last->text.substr(last->run[groups - 1].end);
    return QString::fromStdString(out);
}

} // namespace tierdesk::nlu
