#include "core/mind/nlu/PaymentCards.h"

#include "core/mind/nlu/CardDigits.h"
#include "core/mind/nlu/CardWords.h"
#include "core/mind/nlu/DigitRuns.h"
#include "core/mind/nlu/Iban.h"
#include "core/mind/nlu/Utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace tierdesk::nlu {

namespace {

/// Groups `from` to `to` of a run.
struct Part {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string digits;
};

/// Returns whether the groups are as printed on cards: 4-4-4-4, 4-4-4-4-3, 4-6-5, 4-6-4.
bool isPrintedAsCard(const DigitRun &run, const Part &part)
{
    std::string sizes;
    for (std::size_t i = part.from; i <= part.to; ++i)
        sizes += std::to_string(run[i].digits.size());
    return sizes == "4444" || sizes == "44443" || sizes == "465" || sizes == "464";
}

/// Returns false for amounts and addresses in a row ("12.50 14.99"), which have dots between only some groups.
bool hasEvenGaps(const DigitRun &run, const Part &part)
{
    bool hasDot = false;
    bool isSame = true;
    for (std::size_t i = part.from + 1; i <= part.to; ++i) {
        hasDot |= run[i].gap.find('.') != std::string::npos;
        isSame &= run[i].gap == run[part.from + 1].gap;
    }
    return !hasDot || isSame;
}

/// Returns whether the part begins like a telephone number ("+", "00") or is the fraction of a decimal number.
bool hasForeignMark(std::string_view text, const DigitRun &run, const Part &part)
{
    const std::size_t begin = run[part.from].begin;
    const char before = begin > 0 ? text[begin - 1] : ' ';
    if (part.from == 0)
        return before == '+' || (part.digits.starts_with("00") && part.digits.size() < 16);
    return part.from == part.to && run[part.from].gap == ".";
}

/// How a part is recognised as a card number, most reliable first.
enum class Way {
    Printed,
    Bare,
    Spaced, ///< with separators anywhere
    Called  ///< without a known issuer, but called a card in the text
};
constexpr std::array Ways{Way::Printed, Way::Bare, Way::Spaced, Way::Called};

bool isCard(std::string_view text, const DigitRun &run, const Part &part, Way way)
{
    const bool isPrinted = isPrintedAsCard(run, part);
    if ((way == Way::Printed && !isPrinted) || (way == Way::Bare && part.from != part.to))
        return false;
    if (way != Way::Called && (!hasCardIssuer(part.digits) || isArticleNumber(part.digits)))
        return false;
    const bool isOneDigit = part.digits.find_first_not_of(part.digits[0]) == std::string::npos;
    if (isOneDigit || !passesLuhn(part.digits) || !hasEvenGaps(run, part) || hasForeignMark(text, run, part))
        return false;
    if (part.from == 0 && isPartOfName(text, run[0].begin))
        return false;
    const CardWord named = namedBefore(text, run[part.from].begin);
    return way == Way::Called ? named == CardWord::Card : isPrinted || named != CardWord::Other;
}

/// Returns the longest card number of the kind @p way that begins at group @p from and has no @p taken group.
std::optional<Part> cardFrom(std::string_view text, const DigitRun &run, std::size_t from,
                             const std::vector<bool> &taken, Way way)
{
    std::optional<Part> found;
    Part part{from, from, {}};
    for (; part.to < run.size() && !taken[part.to]; ++part.to) {
        part.digits += run[part.to].digits;
        if (part.digits.size() > MaxCardDigits)
            break;
        if (part.digits.size() >= MinCardDigits && isCard(text, run, part, way))
            found = part;
    }
    return found;
}

using Span = std::pair<std::size_t, std::size_t>;

void findInRun(std::string_view text, const DigitRun &run, std::vector<Span> &out)
{
    std::vector<bool> taken(run.size());
    for (const Way way : Ways) {
        for (std::size_t from = 0; from < run.size(); ++from) {
            if (const auto card = cardFrom(text, run, from, taken, way)) {
                std::fill(taken.begin() + static_cast<std::ptrdiff_t>(card->from),
                          taken.begin() + static_cast<std::ptrdiff_t>(card->to) + 1, true);
                out.emplace_back(run[card->from].begin, run[card->to].end - run[card->from].begin);
                from = card->to;
            }
        }
    }
}

} // namespace

std::vector<std::pair<std::size_t, std::size_t>> findCards(std::string_view utf8)
{
    std::vector<Span> found;
    for (std::size_t at = 0; at < utf8.size();) {
        std::size_t next = at;
        if (digitOf(decodeUtf8(utf8, next)) < 0) {
            at = next;
            continue;
        }
        findInRun(utf8, readRun(utf8, at), found);
    }
    if (found.empty())
        return found;
    std::sort(found.begin(), found.end());
    const std::vector<Span> ibans = findIbans(utf8);
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](const Span &card) {
                                   return std::any_of(ibans.begin(), ibans.end(), [&](const Span &iban) {
                                       return card.first < iban.first + iban.second &&
                                              iban.first < card.first + card.second;
                                   });
                               }),
                found.end());
    return found;
}

} // namespace tierdesk::nlu
