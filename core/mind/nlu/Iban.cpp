#include "core/mind/nlu/Iban.h"

#include "core/mind/nlu/Ascii.h"

#include <string>

namespace tierdesk::nlu {

namespace {

bool isIban(std::string_view compact)
{
    int rest = 0;
    const auto feed = [&](char c) {
        if (isAsciiDigit(c))
            rest = (rest * 10 + (c - '0')) % 97;
        else
            rest = (rest * 100 + (asciiLower(c) - 'a' + 10)) % 97;
    };
    for (char c : compact.substr(4))
        feed(c);
    for (char c : compact.substr(0, 4))
        feed(c);
    return rest == 1;
}

} // namespace

std::vector<std::pair<std::size_t, std::size_t>> findIbans(std::string_view text)
{
    std::vector<std::pair<std::size_t, std::size_t>> out;
    constexpr std::size_t kMin = 15;
    constexpr std::size_t kMax = 34;
    for (std::size_t i = 0; i + kMin <= text.size(); ++i) {
        if (!isAsciiLetter(text[i]) || !isAsciiLetter(text[i + 1]) || !isAsciiDigit(text[i + 2]) ||
            (i > 0 && isAsciiAlnum(text[i - 1])))
            continue;
        std::string compact;
        std::size_t best = 0;
        for (std::size_t k = i; k < text.size() && compact.size() < kMax; ++k) {
            if (text[k] == ' ' || text[k] == '-') {
                if (k + 1 >= text.size() || !isAsciiAlnum(text[k + 1]))
                    break;
                continue;
            }
            if (!isAsciiAlnum(text[k]) || (compact.size() == 3 && !isAsciiDigit(text[k])))
                break;
            compact.push_back(text[k]);
            const bool isWordEnd = k + 1 == text.size() || !isAsciiAlnum(text[k + 1]);
            if (isWordEnd && compact.size() >= kMin && isIban(compact))
                best = k + 1;
        }
        if (best != 0) {
            out.emplace_back(i, best - i);
            i = best - 1;
        }
    }
    return out;
}

} // namespace tierdesk::nlu
