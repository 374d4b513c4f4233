#include "core/mind/nlu/CardDigits.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tierdesk::nlu {

namespace {

constexpr std::uint32_t length(std::size_t digits)
{
    return 1U << digits;
}
constexpr std::uint32_t From16 = length(16) | length(17) | length(18) | length(19);
constexpr std::uint32_t From12 = length(12) | length(13) | length(14) | length(15) | From16;

/// A range of six-digit prefixes of an issuer, and the possible numbers of digits as a bit set.
struct Issuer {
    int first;
    int last;
    std::uint32_t lengths;
};

/// The ranges published by the card networks; where two overlap, either may match. Short Maestro numbers are accepted
/// only with Maestro's own prefixes, since telephone numbers with a country code (57, 58, 63, …) also have 12 digits.
constexpr std::array Issuers{
    Issuer{400000, 499999, length(13) | length(16) | length(19)}, // Visa
    Issuer{510000, 559999, length(16)},                           // Mastercard
    Issuer{222100, 272099, length(16)},                           // Mastercard
    Issuer{340000, 349999, length(15)},                           // American Express
    Issuer{370000, 379999, length(15)},                           // American Express
    Issuer{300000, 305999, length(14) | From16},                  // Diners Club
    Issuer{309500, 309599, length(14) | From16},                  // Diners Club
    Issuer{360000, 369999, length(14) | From16},                  // Diners Club
    Issuer{380000, 399999, length(14) | From16},                  // Diners Club
    Issuer{352800, 358999, From16},                               // JCB
    Issuer{601100, 601199, From16},                               // Discover
    Issuer{644000, 659999, From16},                               // Discover, RuPay
    Issuer{606985, 608500, length(16)},                           // RuPay
    Issuer{620000, 629999, From16},                               // UnionPay
    Issuer{810000, 829999, From16},                               // UnionPay, RuPay
    Issuer{501800, 501899, From12},                               // Maestro
    Issuer{502000, 502099, From12},                               // Maestro
    Issuer{503800, 503899, From12},                               // Maestro
    Issuer{589300, 589399, From12},                               // Maestro
    Issuer{630400, 630499, From12},                               // Maestro
    Issuer{675900, 675999, From12},                               // Maestro
    Issuer{676100, 676399, From12},                               // Maestro
    Issuer{500000, 509999, From16},                               // Maestro, Elo, Verve
    Issuer{560000, 589999, From16},                               // Maestro
    Issuer{630000, 639999, From16},                               // Maestro
    Issuer{670000, 679999, From16},                               // Maestro
    Issuer{220000, 220499, From16},                               // Mir
    Issuer{979200, 979299, length(16)},                           // Troy
};

} // namespace

bool hasCardIssuer(std::string_view digits)
{
    int prefix = 0;
    for (const char each : digits.substr(0, 6))
        prefix = prefix * 10 + (each - '0');
    return std::any_of(Issuers.begin(), Issuers.end(), [&](const Issuer &each) {
        return prefix >= each.first && prefix <= each.last && (each.lengths & length(digits.size())) != 0;
    });
}

bool passesLuhn(std::string_view digits)
{
    int sum = 0;
    bool isSecond = false;
    for (std::size_t i = digits.size(); i-- > 0; isSecond = !isSecond) {
        const int digit = digits[i] - '0';
        sum += !isSecond ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    }
    return sum % 10 == 0;
}

bool isArticleNumber(std::string_view digits)
{
    if (digits.size() != 13)
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i)
        sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
    return sum % 10 == 0;
}

} // namespace tierdesk::nlu
