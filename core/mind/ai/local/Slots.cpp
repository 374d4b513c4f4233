#include "core/mind/ai/local/Slots.h"

#include "core/mind/ai/local/Amounts.h"
#include "core/mind/ai/local/Pieces.h"

#include <algorithm>
#include <array>
#include <string_view>

using namespace std::string_view_literals;

namespace tierdesk::ai {

namespace {

void readNumbers(const std::vector<Piece> &pieces, std::array<char, 3> currency, Slots &found)
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
            const bool isMoney = i + 1 < pieces.size() && currencyNamed(pieces[i + 1].low, currency).has_value();
            if (isOrder)
                found.orderNumbers.append(text.toString());
            else if (!isMoney)
                found.bareNumbers.append(text.toString());
            continue;
        }
        // Letters, then digits, possibly more groups: "ORD-9876", "ord9876", "A-2024-001".
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
        // Join the groups of a phone number.
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
            written += (written.isEmpty() ? QString() : u" "_s) + pieces[j].text.toString();
        }
        if (digits.size() >= 7 && digits.size() <= 15)
            found.phone = written;
    }
}

void readQuantity(const std::vector<Piece> &pieces, Slots &found)
{
    for (size_t i = 0; i < pieces.size(); ++i) {
        // "2 of them" is a quantity; "for the two of us" and "box 1 of 2" are not.
        const bool isOfThem =
            i + 2 < pieces.size() && pieces[i + 1].low == u"of" &&
            (pieces[i + 2].low == u"them" || pieces[i + 2].low == u"these" || pieces[i + 2].low == u"those");
        if (pieces[i].low == u"both") {
            found.isBoth = true;
        } else if (isOfThem) {
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

/// Returns whether @p low has a street with a number.
bool namesStreet(const QString &low)
{
    static const QRegularExpression Street(
        u"\\b\\d{1,5}[a-z]?\\s+(?:[a-z'.]+\\s+){1,3}(?:street|st|road|rd|avenue|ave|court|ct|lane|ln|way|"
        "drive|dr|row|close|"
        "place|pl|square|sq|terrace|boulevard|blvd|crescent|gardens)\\b"_s);
    return std::any_of(low.begin(), low.end(), [](QChar c) { return c.isDigit(); }) && low.contains(Street);
}

} // namespace

Slots readSlots(QStringView text, std::array<char, 3> currency)
{
    Slots found;
    QString low = text.toString().toLower();
    if (low.size() != text.size())
        low = text.toString(); // lower case of other lengths occurs only in other scripts
    const std::vector<Piece> pieces = piecesOf(text, low);
    readNumbers(pieces, currency, found);
    readAmounts(pieces, currency, found);
    readReach(pieces, found);
    readQuantity(pieces, found);
    found.hasStreet = namesStreet(low);
    return found;
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
    // "order9876" means the same as "9876".
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

/// Returns the significant words of an item's name, without sizes and filler.
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

std::optional<int> countSpoken(const QStringList &words, const OrderItem &item)
{
    static constexpr std::array Between{u"x"sv,      u"of"sv,     u"the"sv,  u"my"sv,     u"these"sv, u"those"sv,
                                        u"pieces"sv, u"pairs"sv,  u"pair"sv, u"broken"sv, u"torn"sv,  u"damaged"sv,
                                        u"wrong"sv,  u"single"sv, u"more"sv, u"units"sv};
    const QStringList nouns = nounsOf(item);
    const QStringList ofName = item.name.toLower().split(u' ', Qt::SkipEmptyParts);
    const auto isOfItem = [&nouns](const QString &word) {
        return std::any_of(nouns.begin(), nouns.end(), [&word](const QString &noun) { return isSameNoun(word, noun); });
    };
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!isOfItem(words[i]))
            continue;
        qsizetype at = i - 1;
        while (at >= 0 && i - at < 6 && (isOneOf(QStringView(words[at]), Between) || isOfItem(words[at])))
            --at;
        if (at < 0)
            continue;
        QString word = words[at];
        // "Ridge 3 tent" has no quantity; "1x" is one.
        if (ofName.contains(word))
            continue;
        if (word.size() > 1 && word.endsWith(u'x') && isDigits(QStringView(word).chopped(1)))
            word.chop(1);
        // "3 of 4 tents" and "one of the 3 hats": the first number counts.
        qsizetype of = at - 1;
        while (of > 0 && (words[of] == u"the" || words[of] == u"my" || words[of] == u"these" || words[of] == u"those"))
            --of;
        const bool isCounted = isDigits(word) || numberWord(word);
        if (of > 0 && words[of] == u"of" && isCounted && (isDigits(words[of - 1]) || numberWord(words[of - 1])))
            word = words[of - 1];
        const bool isSize = at > 0 && (words[at - 1] == u"size" || words[at - 1] == u"order");
        if (isDigits(word) && word.size() <= 2 && word.toInt() > 0 && !isSize)
            return word.toInt();
        if (const auto named = numberWord(word); named && *named > 0 && *named <= 20)
            return *named;
        const bool isPlural = words[i].endsWith(u's');
        if ((word == u"a" || word == u"an") && at == i - 1 && !isPlural && item.quantity > 1)
            return 1;
    }
    return std::nullopt;
}

QString variantMeant(const QStringList &words, const QStringList &variants, const QString &now)
{
    static const QRegularExpression Between(u"[\\s,]+"_s);
    const auto partsOf = [](const QString &variant) { return variant.toLower().split(Between, Qt::SkipEmptyParts); };
    const QStringList has = partsOf(now);
    QStringList wanted; // named parts that the present one lacks
    for (const QString &variant : variants) {
        for (const QString &part : partsOf(variant)) {
            if (words.contains(part) && !has.contains(part) && !wanted.contains(part))
                wanted.append(part);
        }
    }
    QStringList best;
    qsizetype most = -1;
    for (const QString &variant : variants) {
        const QStringList parts = partsOf(variant);
        const bool isMeant =
            !wanted.isEmpty() &&
            std::all_of(wanted.begin(), wanted.end(), [&parts](const QString &each) { return parts.contains(each); });
        if (!isMeant)
            continue;
        const auto kept =
            std::count_if(parts.begin(), parts.end(), [&has](const QString &each) { return has.contains(each); });
        if (kept > most)
            best.clear();
        if (kept >= most)
            best.append(variant);
        most = std::max<qsizetype>(most, kept);
    }
    return best.size() == 1 ? best.front() : QString();
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
