#include "core/mind/nlu/Pii.h"

#include "core/mind/nlu/Ascii.h"
#include "core/mind/nlu/Iban.h"
#include "core/mind/nlu/PaymentCards.h"
#include "core/mind/nlu/Tokens.h"
#include "core/mind/nlu/Utf8.h"

#include <QtCore/QChar>

#include <algorithm>
#include <array>

namespace tierdesk::nlu {

namespace {

bool isHighByte(char c)
{
    return static_cast<unsigned char>(c) >= 0x80;
}
PiiSpan spanOf(PiiSpan::Kind kind, std::size_t begin, std::size_t end)
{
    return {kind, static_cast<qsizetype>(begin), static_cast<qsizetype>(end - begin)};
}

// E-mail addresses -----------------------------------------------------------------------------------------------

void findEmails(std::string_view text, std::vector<PiiSpan> &out)
{
    const auto isLocal = [](char c) {
        return isAsciiAlnum(c) || isHighByte(c) || std::string_view("._%+-'").find(c) != std::string_view::npos;
    };
    constexpr std::size_t kMaxLocal = 64;
    constexpr std::size_t kMaxDomain = 255;
    std::size_t from = 0;
    for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
        std::size_t begin = at;
        while (begin > from && at - begin < kMaxLocal && isLocal(text[begin - 1]))
            --begin;
        while (begin < at && !isAsciiAlnum(text[begin]) && !isHighByte(text[begin]))
            ++begin;
        std::size_t end = at + 1;
        while (end < text.size() && end - at <= kMaxDomain &&
               (isAsciiAlnum(text[end]) || isHighByte(text[end]) || text[end] == '-' || text[end] == '.'))
            ++end;
        while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-'))
            --end;
        const std::string_view domain = text.substr(at + 1, end - at - 1);
        const std::size_t dot = domain.rfind('.');
        if (begin == at || dot == std::string_view::npos || dot == 0 || domain.size() - dot < 3 ||
            isAsciiDigit(domain[dot + 1]))
            continue;
        out.push_back(spanOf(PiiSpan::Kind::Email, begin, end));
        from = end;
    }
}

// Runs of digits -------------------------------------------------------------------------------------------------

/// Consecutive digits.
struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string digits;
};

/// Groups of digits with at most two separators between neighbours.
struct NumberRun {
    std::vector<Group> groups;
    std::vector<std::string_view> gaps; ///< gaps[i] precedes groups[i]; gaps[0] has at most two of "+" and "("
};

/// Returns the label before a number ("ORD-", "ref:"), folded; empty if there is none.
std::string labelBefore(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end > 0 && std::string_view("-#:/_. ").find(text[end - 1]) != std::string_view::npos && at - end < 3)
        --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < 16 && isAsciiLetter(text[begin - 1]))
        --begin;
    return foldCase(text.substr(begin, end - begin));
}

bool isIdentifierLabel(std::string_view label)
{
    static constexpr std::array labels{
        std::string_view("ord"),    std::string_view("order"),    std::string_view("tkt"),
        std::string_view("ticket"), std::string_view("inv"),      std::string_view("invoice"),
        std::string_view("rma"),    std::string_view("ref"),      std::string_view("reference"),
        std::string_view("trk"),    std::string_view("tracking"), std::string_view("po"),
        std::string_view("so"),     std::string_view("case"),     std::string_view("id"),
        std::string_view("sku"),    std::string_view("esc"),      std::string_view("serial"),
        std::string_view("imei"),   std::string_view("ean"),      std::string_view("isbn"),
        std::string_view("upc"),    std::string_view("awb"),      std::string_view("parcel")};
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

/// Returns whether the words just before @p at mention a telephone.
bool speaksOfPhone(std::string_view text, std::size_t at)
{
    constexpr std::size_t kBack = 48;
    const std::size_t begin = at > kBack ? at - kBack : 0;
    const TokenList words(text.substr(begin, at - begin));
    const std::size_t from = words.size() > 5 ? words.size() - 5 : 0;
    bool speaks = false;
    for (std::size_t i = from; i < words.size(); ++i) {
        const std::string_view word = words.folded(i);
        if (isIdentifierLabel(word))
            return false;
        for (std::string_view cue : {"phone", "telephone", "tel", "mobile", "cell", "cellphone", "call", "ring", "text",
                                     "whatsapp", "sms", "fax", "ph", "mob", "reach"})
            speaks = speaks || word == cue;
    }
    return speaks;
}

std::string digitsOf(const NumberRun &run, std::size_t from, std::size_t to)
{
    std::string digits;
    for (std::size_t i = from; i <= to; ++i)
        digits += run.groups[i].digits;
    return digits;
}

std::size_t countDigits(const NumberRun &run, std::size_t from, std::size_t to)
{
    std::size_t count = 0;
    for (std::size_t i = from; i <= to; ++i)
        count += run.groups[i].digits.size();
    return count;
}

bool isDateOrTime(const NumberRun &run, std::size_t from, std::size_t to)
{
    if (to - from != 2)
        return false;
    const auto size = [&](std::size_t i) { return run.groups[from + i].digits.size(); };
    return (size(0) == 4 && size(1) <= 2 && size(2) <= 2) ||
           (size(0) <= 2 && size(1) <= 2 && (size(2) == 4 || size(2) == 2));
}

/// Returns whether groups @p from to @p to look like a telephone number as written in several countries.
bool isPhone(std::string_view text, const NumberRun &run, std::size_t from, std::size_t to)
{
    const std::size_t count = countDigits(run, from, to);
    if (count < 7 || count > 15 || isDateOrTime(run, from, to))
        return false;
    const std::string digits = digitsOf(run, from, to);
    const std::string_view mark = run.gaps[from];
    const std::size_t begin = run.groups[from].begin;
    if (mark.find('+') != std::string_view::npos)
        return digits.size() >= 8;
    const std::size_t groups = to - from + 1;
    const auto size = [&](std::size_t i) { return run.groups[from + i].digits.size(); };
    if (from == 0 && isIdentifierLabel(labelBefore(text, begin)))
        return false;
    // A zero in the middle of a longer number does not begin a telephone number.
    if (digits[0] == '0' && from > 0 && run.groups[from - 1].digits.size() > 2)
        return false;
    if (digits.starts_with("00") && digits.size() >= 10 && groups >= 2)
        return true;
    // North America: 3-3-4, with or without the leading 1; an area code never begins with 0 or 1.
    const std::size_t skip = digits.size() == 11 && digits[0] == '1' && size(0) == 1 ? 1 : 0;
    if (digits.size() == 10 + skip && groups == 3 + skip && size(skip) == 3 && size(skip + 1) == 3 &&
        size(skip + 2) == 4 && digits[skip] >= '2')
        return true;
    if (digits[0] == '0' && groups >= 2 && digits.size() >= 9 && digits.size() <= 12) {
        if (size(0) >= 3 && size(0) <= 5)
            return true; // 0171 1234567, 020 7946 0958
        if (groups == 5 && size(0) == 2)
            return true; // 06 12 34 56 78
    }
    return from == 0 && (digits.size() >= 9 || groups >= 2) && speaksOfPhone(text, begin);
}

/// Reads the run of digits that begins at @p at and moves @p at past it.
NumberRun readNumberRun(std::string_view text, std::size_t &at)
{
    NumberRun run;
    std::size_t gapBegin = at;
    constexpr std::size_t kMaxMarks = 2; // "(+"
    while (at < text.size() && at - gapBegin < kMaxMarks && (text[at] == '+' || text[at] == '('))
        ++at;
    for (;;) {
        Group group{at, at, {}};
        while (at < text.size()) {
            std::size_t next = at;
            const char32_t point = decodeUtf8(text, next);
            const int digit = point < 0x80 ? (point >= '0' && point <= '9' ? static_cast<int>(point - '0') : -1)
                                           : QChar::digitValue(point);
            if (digit < 0)
                break;
            group.digits.push_back(static_cast<char>('0' + digit));
            at = next;
        }
        group.end = at;
        if (group.digits.empty()) {
            at = gapBegin;
            return run;
        }
        run.gaps.push_back(text.substr(gapBegin, group.begin - gapBegin));
        run.groups.push_back(std::move(group));
        gapBegin = at;
        std::size_t separators = 0;
        while (at < text.size() && separators < 3) {
            std::size_t next = at;
            const char32_t point = decodeUtf8(text, next);
            const bool isSeparator = point == ' ' || point == '-' || point == '.' || point == '(' || point == ')' ||
                                     point == 0xA0 || (point >= 0x2007 && point <= 0x2015) || point == 0x202F;
            if (!isSeparator)
                break;
            ++separators;
            at = next;
        }
        if (separators == 0 || separators == 3) {
            at = gapBegin;
            return run;
        }
    }
}

void findPhones(std::string_view text, std::vector<PiiSpan> &out)
{
    constexpr std::size_t kMaxGroups = 8; // a telephone number has no more
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at;
        const char32_t point = decodeUtf8(text, next);
        const bool isDigit = point < 0x80 ? point >= '0' && point <= '9' : QChar::digitValue(point) >= 0;
        if (!isDigit && point != '+' && point != '(') {
            at = next;
            continue;
        }
        const std::size_t start = at;
        const NumberRun run = readNumberRun(text, at);
        if (run.groups.empty()) {
            at = next;
            continue;
        }
        const char before = start > 0 ? text[start - 1] : ' ';
        const std::string_view money("$#_");
        const bool isPartOfWord = isAsciiAlnum(before) || money.find(before) != std::string_view::npos ||
                                  (before == '-' && start > 1 && isAsciiAlnum(text[start - 2]));
        for (std::size_t from = 0; from < run.groups.size();) {
            const std::size_t last = std::min(run.groups.size(), from + kMaxGroups);
            std::size_t taken = 0;
            for (std::size_t to = last; to-- > from && taken == 0;) {
                if (!(from == 0 && isPartOfWord) && isPhone(text, run, from, to))
                    taken = to + 1;
            }
            if (taken == 0) {
                ++from;
                continue;
            }
            std::size_t begin = run.groups[from].begin;
            while (begin > start && (text[begin - 1] == '+' || text[begin - 1] == '('))
                --begin;
            out.push_back(spanOf(PiiSpan::Kind::Phone, begin, run.groups[taken - 1].end));
            from = taken;
        }
        if (at == start)
            at = next;
    }
}

} // namespace

std::vector<PiiSpan> findPii(std::string_view utf8)
{
    std::vector<PiiSpan> found;
    findEmails(utf8, found);
    for (const auto &[begin, length] : findIbans(utf8))
        found.push_back(spanOf(PiiSpan::Kind::Iban, begin, begin + length));
    const auto cards = findCards(utf8);
    if (cards.empty()) {
        findPhones(utf8, found);
    } else {
        std::string rest(utf8);
        for (const auto &[begin, length] : cards) {
            found.push_back(spanOf(PiiSpan::Kind::Card, begin, begin + length));
            std::fill_n(rest.begin() + static_cast<std::ptrdiff_t>(begin), length, '|');
        }
        findPhones(rest, found);
    }
    if (found.size() < 2)
        return found;
    // Where two spans overlap, merge them; an e-mail address or IBAN takes precedence over a number inside it.
    std::stable_sort(found.begin(), found.end(), [](const PiiSpan &a, const PiiSpan &b) { return a.begin < b.begin; });
    std::vector<PiiSpan> out;
    out.reserve(found.size());
    for (const PiiSpan &span : found) {
        if (out.empty() || span.begin >= out.back().begin + out.back().length) {
            out.push_back(span);
            continue;
        }
        const bool isDigits = span.kind == PiiSpan::Kind::Card || span.kind == PiiSpan::Kind::Phone;
        const bool wasDigits = out.back().kind == PiiSpan::Kind::Card || out.back().kind == PiiSpan::Kind::Phone;
        const qsizetype end = std::max(out.back().begin + out.back().length, span.begin + span.length);
        const PiiSpan::Kind kind = wasDigits && !isDigits ? span.kind : out.back().kind;
        out.back() = {kind, out.back().begin, end - out.back().begin};
    }
    return out;
}

QString maskPii(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const std::vector<PiiSpan> spans =
        findPii(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
    if (spans.empty())
        return text;
    QString out;
    out.reserve(text.size());
    qsizetype done = 0;
    for (const PiiSpan &span : spans) {
        out += QString::fromUtf8(utf8.mid(done, span.begin - done));
        switch (span.kind) {
        case PiiSpan::Kind::Card: {
            QString digits;
            for (QChar each : QString::fromUtf8(utf8.mid(span.begin, span.length))) {
                if (each.isDigit())
                    digits += QChar(u'0' + each.digitValue());
            }
            out += u"[card ending %1]"_s.arg(digits.right(4));
            break;
        }
        case PiiSpan::Kind::Email:
            out += u"[email]"_s;
            break;
        case PiiSpan::Kind::Phone:
            out += u"[phone]"_s;
            break;
        case PiiSpan::Kind::Iban:
            out += u"[iban]"_s;
            break;
        }
        done = span.begin + span.length;
    }
    out += QString::fromUtf8(utf8.mid(done));
    return out;
}

} // namespace tierdesk::nlu
