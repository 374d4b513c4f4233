#include "core/mind/ai/local/Slots.h"

#include <algorithm>
#include <array>
#include <string_view>

using namespace std::string_view_literals;

namespace tierdesk::ai {

namespace {

struct Piece {
    QStringView text; ///< without the punctuation around it
    QStringView low;  ///< the same in lower case
    bool isAsked = false;
    qsizetype begin = 0;
};

bool isTrim(QChar c)
{
    return QStringView(u".,;:!?()[]{}\"'\u201c\u201d\u2019<>*_").contains(c);
}

/// @p low is @p text in lower case, letter for letter; the pieces look into both.
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
        while (begin < end && isTrim(text[begin]))
            ++begin;
        while (end > begin && isTrim(text[end - 1])) {
            isAsked = isAsked || text[end - 1] == u'?';
            --end;
        }
        if (begin < end) {
            const QStringView piece = text.mid(begin, end - begin);
            pieces.push_back({piece, low.mid(begin, end - begin), isAsked, begin});
        }
    }
    return pieces;
}

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

template<size_t N>
bool isOneOf(QStringView word, const std::array<std::u16string_view, N> &list)
{
    const std::u16string_view view(word.utf16(), static_cast<size_t>(word.size()));
    return std::any_of(list.begin(), list.end(), [view](std::u16string_view each) { return view == each; });
}

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

std::optional<int> numberWord(QStringView word)
{
    struct Named {
        const char16_t *word;
        int value;
    };
    static constexpr Named Names[] = {{u"one", 1},     {u"two", 2},       {u"three", 3},    {u"four", 4},
                                      {u"five", 5},    {u"six", 6},       {u"seven", 7},    {u"eight", 8},
                                      {u"nine", 9},    {u"ten", 10},      {u"fifteen", 15}, {u"twenty", 20},
                                      {u"thirty", 30}, {u"forty", 40},    {u"fifty", 50},   {u"sixty", 60},
                                      {u"eighty", 80}, {u"hundred", 100}, {u"both", 2}};
    for (const Named &name : Names) {
        if (word == QStringView(name.word))
            return name.value;
    }
    return std::nullopt;
}

bool isCurrencyWord(QStringView word)
{
    static constexpr std::array Words{u"dollars"sv, u"dollar"sv, u"bucks"sv, u"buck"sv,   u"usd"sv,
                                      u"euro"sv,    u"euros"sv,  u"eur"sv,   u"pounds"sv, u"gbp"sv,
                                      u"quid"sv,    u"francs"sv, u"chf"sv};
    return isOneOf(word, Words);
}

bool isCurrencySign(QChar c)
{
    return c == u'$' || c == u'\u20ac' || c == u'\u00a3' || c == u'\u00a5';
}

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

void readNumbers(const std::vector<Piece> &pieces, Slots &found)
{
    static constexpr std::array Between{u"number"sv, u"no"sv,  u"nr"sv,  u"id"sv,       u"#"sv,
                                        u"is"sv,     u"num"sv, u"ref"sv, u"reference"sv};
    static constexpr std::array Heads{u"order"sv, u"ord"sv, u"orders"sv, u"purchase"sv};
    for (size_t i = 0; i < pieces.size(); ++i) {
        QStringView text = pieces[i].text;
        const bool hasHash = text.front() == u'#';
        if (hasHash)
            text = text.mid(1);
        if (text.isEmpty() || text.size() > 32)
            continue;
        if (isDigits(text)) {
            if (text.size() < 3 || text.size() > 12)
                continue;
            bool isOrder = hasHash;
            for (size_t back = 1; back <= 3 && back <= i && !isOrder; ++back) {
                QStringView before = pieces[i - back].low;
                while (before.endsWith(u'-') || before.endsWith(u'#') || before.endsWith(u'.'))
                    before.chop(1);
                if (isOneOf(before, Heads))
                    isOrder = true;
                else if (!before.isEmpty() && !isOneOf(before, Between))
                    break;
            }
            const bool isMoney = i + 1 < pieces.size() && isCurrencyWord(pieces[i + 1].low);
            if (isOrder)
                found.orderNumbers.append(text.toString());
            else if (!isMoney)
                found.bareNumbers.append(text.toString());
            continue;
        }
        // Letters, then digits, perhaps more groups: "ORD-9876", "ord9876", "A-2024-001".
        qsizetype letters = 0;
        while (letters < text.size() && text[letters].isLetter())
            ++letters;
        const bool hasDash = letters < text.size() && (text[letters] == u'-' || text[letters] == u'_');
        const QStringView rest = text.mid(letters + (hasDash ? 1 : 0));
        const auto digits = std::count_if(rest.begin(), rest.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        const bool isPlain = std::all_of(rest.begin(), rest.end(), [](QChar c) {
            return (c >= u'0' && c <= u'9') || c == u'-' || c == u'_' || (c.isLetter() && c.unicode() < 0x80);
        });
        if (letters == 0 || letters > 8 || rest.isEmpty() || !isPlain || !rest.front().isDigit())
            continue;
        const QString head = text.left(letters).toString().toLower();
        if (head == u"sub" && digits >= 2)
            found.subscriptions.append(text.toString().toUpper());
        else if (digits >= 3 && (hasDash || head == u"ord" || head == u"order" || digits >= 4))
            found.orderNumbers.append(text.toString().toUpper());
    }
}

void readReach(const std::vector<Piece> &pieces, Slots &found)
{
    for (size_t i = 0; i < pieces.size(); ++i) {
        const QStringView text = pieces[i].text;
        const qsizetype at = text.indexOf(u'@');
        if (at > 0 && text.indexOf(u'.', at) > at + 1 && found.email.isEmpty())
            found.email = text.toString();
        if (!found.phone.isEmpty() || !(text.front() == u'+' || text.front() == u'(' || text.front().isDigit()))
            continue;
        // A phone number may be written in groups: gather them.
        QString digits;
        QString written;
        for (size_t j = i; j < pieces.size(); ++j) {
            const bool isGroup = std::all_of(pieces[j].text.begin(), pieces[j].text.end(),
                                             [](QChar c) { return c.isDigit() || QStringView(u"+-()./").contains(c); });
            if (!isGroup)
                break;
            for (QChar c : pieces[j].text) {
                if (c.isDigit())
                    digits += c;
            }
            written += (written.isEmpty() ? QString() : QStringLiteral(" ")) + pieces[j].text.toString();
        }
        if (digits.size() >= 7 && digits.size() <= 15)
            found.phone = written;
    }
}

void readQuantity(const std::vector<Piece> &pieces, Slots &found)
{
    for (size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].low == u"both") {
            found.quantity = 2;
        } else if (i + 1 < pieces.size() && pieces[i + 1].low == u"of") {
            bool isNumber = false;
            const int count = pieces[i].text.toInt(&isNumber);
            if (isNumber && count > 0 && count < 100)
                found.quantity = count;
            else if (const auto named = numberWord(pieces[i].low))
                found.quantity = *named;
        } else if (pieces[i].low.size() >= 2 && pieces[i].low.front() == u'x' && isDigits(pieces[i].text.mid(1))) {
            found.quantity = pieces[i].text.mid(1).toInt();
        }
    }
}

} // namespace

Slots readSlots(QStringView text, std::array<char, 3> currency)
{
    Slots found;
    QString low = text.toString().toLower();
    if (low.size() != text.size())
        low = text.toString(); // a script whose lower case is longer has no words of ours
    const std::vector<Piece> pieces = piecesOf(text, low);
    readAmounts(pieces, currency, found);
    readNumbers(pieces, found);
    readReach(pieces, found);
    readQuantity(pieces, found);
    return found;
}

std::optional<Address> readAddress(QStringView text)
{
    // What leads up to the address is cut off at the last of these that stands before the first digit.
    static constexpr std::array Leads{
        u"address is"sv,    u"address to"sv, u"address:"sv, u"ship it to"sv, u"send it to"sv,
        u"deliver it to"sv, u"ship to"sv,    u"send to"sv,  u"deliver to"sv, u"it is"sv,
        u"it's"sv,          u"to:"sv,        u" to "sv,     u": "sv};
    QString low = text.toString().toLower();
    const auto isWordStart = [&text](qsizetype at) { return at == 0 || !text[at - 1].isLetterOrNumber(); };
    qsizetype begin = 0;
    for (const std::u16string_view lead : Leads) {
        const QStringView view(lead);
        const qsizetype at = low.lastIndexOf(view);
        if (at >= 0 && at + view.size() > begin && (isWordStart(at) || view.front() == u' ' || view.front() == u':')) {
            const QStringView rest = text.mid(at + view.size());
            if (std::any_of(rest.begin(), rest.end(), [](QChar c) { return c.isDigit(); }) && rest.contains(u','))
                begin = at + view.size();
        }
    }
    QString body = text.mid(begin).toString().trimmed();
    body.replace(u'\n', u',');
    static constexpr std::array Tails{u"please"sv, u"thanks"sv, u"thank you"sv, u"thx"sv};
    for (bool isCut = true; isCut;) {
        isCut = false;
        while (!body.isEmpty() && (body.back().isSpace() || QStringView(u".,!?;").contains(body.back())))
            body.chop(1);
        for (const std::u16string_view tail : Tails) {
            if (body.endsWith(QStringView(tail), Qt::CaseInsensitive)) {
                body.chop(QStringView(tail).size());
                isCut = true;
            }
        }
    }
    QStringList parts;
    for (const QString &part : body.split(u',')) {
        if (!part.trimmed().isEmpty())
            parts.append(part.simplified());
    }
    const auto hasDigit = [](const QString &part) {
        return std::any_of(part.begin(), part.end(), [](QChar c) { return c.isDigit(); });
    };
    const auto hasLetter = [](const QString &part) {
        return std::any_of(part.begin(), part.end(), [](QChar c) { return c.isLetter(); });
    };
    if (parts.size() < 2 || parts.size() > 7 || body.size() > 240)
        return std::nullopt;
    Address address;
    if (!hasDigit(parts[0]) && hasDigit(parts[1]) && parts.size() > 2)
        address.name = parts.takeFirst();
    if (!hasDigit(parts[0]) || !hasLetter(parts[0]))
        return std::nullopt;
    address.line1 = parts.takeFirst();
    // The part with the postcode, counted from the end; a country may stand behind it.
    qsizetype code = parts.size() - 1;
    while (code >= 0 && !hasDigit(parts[code]))
        --code;
    if (code >= 0) {
        QStringList before, digits, after;
        for (const QString &word : parts[code].split(u' ')) {
            if (hasDigit(word))
                digits.append(word);
            else if (digits.isEmpty())
                before.append(word);
            else
                after.append(word);
        }
        address.postcode = digits.join(u' ');
        if (!after.isEmpty())
            address.city = after.join(u' ');
        if (before.size() == 1 && before.front().size() <= 3)
            address.region = before.front().toUpper();
        else if (!before.isEmpty())
            address.city = before.join(u' ');
        if (code + 1 < parts.size())
            address.country = parts.mid(code + 1).join(QStringLiteral(", "));
        parts = parts.mid(0, code);
    }
    if (address.city.isEmpty() && !parts.isEmpty())
        address.city = code >= 0 ? parts.takeLast() : parts.takeFirst();
    if (!parts.isEmpty())
        address.line2 = parts.join(QStringLiteral(", "));
    return address.city.isEmpty() && address.postcode.isEmpty() ? std::nullopt : std::optional(address);
}

QString addressLine(const Address &address)
{
    QStringList parts;
    const QString place = QStringList{address.region, address.postcode}.join(u' ').trimmed();
    for (const QString &part : {address.name, address.line1, address.line2, address.city, place, address.country}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(QStringLiteral(", "));
}

bool isSameNumber(QStringView spoken, QStringView number)
{
    const auto plain = [](QStringView text, bool isDigitsOnly) {
        QString kept;
        for (QChar c : text) {
            if (isDigitsOnly ? c.isDigit() : c.isLetterOrNumber())
                kept += c.toLower();
        }
        return kept;
    };
    if (isDigits(spoken))
        return plain(number, true) == spoken;
    QString left = plain(spoken, false);
    const QString right = plain(number, false);
    // "order9876" says no more than "9876" does.
    if (left.startsWith(u"order") && isDigits(QStringView(left).mid(5)))
        return plain(number, true) == QStringView(left).mid(5);
    return left == right;
}

namespace {

bool isSameNoun(QStringView a, QStringView b)
{
    const auto singular = [](QStringView word) {
        return word.size() > 3 && word.endsWith(u's') && !word.endsWith(u"ss") ? word.chopped(1) : word;
    };
    return singular(a) == singular(b);
}

/// Telling words of an item's name: no sizes, no filler.
QStringList nounsOf(const OrderItem &item)
{
    static constexpr std::array Filler{u"the"sv,  u"and"sv, u"with"sv, u"for"sv, u"set"sv,
                                       u"pack"sv, u"of"sv,  u"in"sv,   u"one"sv, u"item"sv};
    QStringList nouns;
    QString word;
    const auto close = [&] {
        if (word.size() > 2 && !isOneOf(QStringView(word), Filler))
            nouns.append(word);
        word.clear();
    };
    for (QChar c : item.name) {
        if (c.isLetterOrNumber())
            word += c.toLower();
        else if (c != u'\'' && c != u'\u2019')
            close();
    }
    close();
    return nouns;
}

} // namespace

std::vector<const OrderItem *> itemsSpokenOf(const QStringList &words, const Order &order)
{
    std::vector<std::pair<int, const OrderItem *>> found;
    for (const OrderItem &item : order.items) {
        int count = 0;
        for (const QString &noun : nounsOf(item)) {
            count +=
                std::any_of(words.begin(), words.end(), [&noun](const QString &word) { return isSameNoun(word, noun); })
                    ? 1
                    : 0;
        }
        const QString spoken = words.join(u' ');
        QString sku;
        for (QChar c : item.sku)
            sku += c.isLetterOrNumber() ? c.toLower() : QChar(u' ');
        if (!sku.isEmpty() && spoken.contains(sku))
            count += 10;
        if (count > 0)
            found.emplace_back(count, &item);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<const OrderItem *> items;
    for (const auto &[count, item] : found) {
        if (count == found.front().first)
            items.push_back(item);
    }
    return items;
}

QString headNoun(const OrderItem &item)
{
    const QStringList nouns = nounsOf(item);
    const auto last = std::find_if(nouns.rbegin(), nouns.rend(), [](const QString &noun) {
        return std::all_of(noun.begin(), noun.end(), [](QChar c) { return c.isLetter(); });
    });
    return last == nouns.rend() ? QString() : *last;
}

QString wordFor(const QStringList &words, const OrderItem &item)
{
    QString best;
    for (const QString &noun : nounsOf(item)) {
        for (const QString &word : words) {
            if (isSameNoun(word, noun))
                best = word; // the last one is the head of an English name
        }
    }
    return best;
}

} // namespace tierdesk::ai
