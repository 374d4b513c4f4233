#include "core/mind/nlu/PaymentCards.h"

#include "core/mind/nlu/Iban.h"
#include "core/mind/nlu/Tokens.h"
#include "core/mind/nlu/Utf8.h"

#include <QtCore/QChar>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

namespace tierdesk::nlu {

namespace {

constexpr std::size_t MinDigits = 12;
constexpr std::size_t MaxDigits = 19;

/// Separators that may stand between two digits of one number.
constexpr int MaxSeparators = 3;

constexpr std::uint32_t length(std::size_t digits)
{
    return 1U << digits;
}
constexpr std::uint32_t From16 = length(16) | length(17) | length(18) | length(19);
constexpr std::uint32_t From12 = length(12) | length(13) | length(14) | length(15) | From16;

/// Six-digit prefixes of an issuer's numbers, and how many digits those have.
struct Issuer {
    int first;
    int last;
    std::uint32_t lengths;
};

/// After the ranges that the networks publish; where two overlap, either serves. Short Maestro numbers are told by
/// their own prefixes alone, since telephone numbers with a country code (57, 58, 63, …) have twelve digits, too.
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

bool hasIssuer(std::string_view digits)
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

/// An article number (GTIN-13). Numbers of products begin with 4 as often as old card numbers of that length.
bool isArticleNumber(std::string_view digits)
{
    if (digits.size() != 13)
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i)
        sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
    return sum % 10 == 0;
}

int digitOf(char32_t point)
{
    if (point < 0x80)
        return point >= '0' && point <= '9' ? static_cast<int>(point - '0') : -1;
    return QChar::digitValue(point);
}

/// Characters that nobody sees, and marks upon a digit.
bool isUnseen(char32_t point)
{
    if (point < 0x80)
        return false;
    const QChar::Category category = QChar::category(point);
    return category == QChar::Other_Format || category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

bool isSeparator(char32_t point)
{
    if (point < 0x80)
        return point == ' ' || point == '-' || point == '.' || point == '\t' || point == '\n' || point == '\r';
    const QChar::Category category = QChar::category(point);
    return category == QChar::Separator_Space || category == QChar::Punctuation_Dash || point == 0x2212 ||
           point == 0xB7 || point == 0x30FB;
}

/// Digits that no separator parts.
struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string digits;
    std::string gap; ///< the separators before it; empty for the first
};
using Run = std::vector<Group>;

/// Reads the digits from @p at on, which is moved behind the last.
Run readRun(std::string_view text, std::size_t &at)
{
    Run run;
    std::string gap;
    int separators = 0;
    bool isNewGroup = true;
    for (std::size_t next = at; next < text.size();) {
        const std::size_t here = next;
        const char32_t point = decodeUtf8(text, next);
        if (const int digit = digitOf(point); digit >= 0) {
            if (isNewGroup)
                run.push_back({here, next, {}, std::exchange(gap, {})});
            run.back().digits.push_back(static_cast<char>('0' + digit));
            run.back().end = at = next;
            separators = 0;
            isNewGroup = false;
        } else if (isSeparator(point)) {
            if (++separators > MaxSeparators)
                break;
            gap += text.substr(here, next - here);
            isNewGroup = true;
        } else if (isUnseen(point)) {
            if (!isNewGroup && QChar::isMark(point))
                run.back().end = at = next;
        } else {
            break;
        }
    }
    return run;
}

/// Groups `from` to `to` of a run.
struct Part {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string digits;
};

/// As cards are printed: 4-4-4-4, 4-4-4-4-3, 4-6-5, 4-6-4.
bool isPrintedAsCard(const Run &run, const Part &part)
{
    std::string sizes;
    for (std::size_t i = part.from; i <= part.to; ++i)
        sizes += std::to_string(run[i].digits.size());
    return sizes == "4444" || sizes == "44443" || sizes == "465" || sizes == "464";
}

/// Amounts and addresses in a row ("12.50 14.99") have dots between some of their groups.
bool hasEvenGaps(const Run &run, const Part &part)
{
    bool hasDot = false;
    bool isSame = true;
    for (std::size_t i = part.from + 1; i <= part.to; ++i) {
        hasDot |= run[i].gap.find('.') != std::string::npos;
        isSame &= run[i].gap == run[part.from + 1].gap;
    }
    return !hasDot || isSame;
}

bool isLatin(char32_t point)
{
    return (point < 0x250 && QChar::isLetter(point));
}

/// Words for which a number behind them is no card's.
bool isOtherNumber(std::string_view word)
{
    static constexpr std::array words{std::string_view("order"),
                                      std::string_view("ord"),
                                      std::string_view("orders"),
                                      std::string_view("ordernumber"),
                                      std::string_view("tracking"),
                                      std::string_view("trackingnumber"),
                                      std::string_view("trk"),
                                      std::string_view("parcel"),
                                      std::string_view("package"),
                                      std::string_view("shipment"),
                                      std::string_view("awb"),
                                      std::string_view("invoice"),
                                      std::string_view("inv"),
                                      std::string_view("ticket"),
                                      std::string_view("tkt"),
                                      std::string_view("reference"),
                                      std::string_view("ref"),
                                      std::string_view("rma"),
                                      std::string_view("serial"),
                                      std::string_view("imei"),
                                      std::string_view("ean"),
                                      std::string_view("gtin"),
                                      std::string_view("isbn"),
                                      std::string_view("upc"),
                                      std::string_view("sku"),
                                      std::string_view("iban"),
                                      std::string_view("phone"),
                                      std::string_view("telephone"),
                                      std::string_view("tel"),
                                      std::string_view("mobile"),
                                      std::string_view("whatsapp"),
                                      std::string_view("fax"),
                                      std::string_view("bestellung"),
                                      std::string_view("bestellnummer"),
                                      std::string_view("auftrag"),
                                      std::string_view("auftragsnummer"),
                                      std::string_view("sendung"),
                                      std::string_view("sendungsnummer"),
                                      std::string_view("paket"),
                                      std::string_view("rechnung"),
                                      std::string_view("rechnungsnummer"),
                                      std::string_view("seriennummer"),
                                      std::string_view("telefon"),
                                      std::string_view("handy"),
                                      std::string_view("commande"),
                                      std::string_view("facture"),
                                      std::string_view("suivi"),
                                      std::string_view("colis"),
                                      std::string_view("pedido"),
                                      std::string_view("factura"),
                                      std::string_view("seguimiento"),
                                      std::string_view("ordine"),
                                      std::string_view("fattura"),
                                      std::string_view("encomenda"),
                                      std::string_view("bestelling"),
                                      std::string_view("factuur")};
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words between the name of a number and the number.
bool isFiller(std::string_view word)
{
    static constexpr std::array words{
        std::string_view("number"), std::string_view("no"),     std::string_view("nr"),   std::string_view("num"),
        std::string_view("nummer"), std::string_view("id"),     std::string_view("code"), std::string_view("is"),
        std::string_view("ist"),    std::string_view("the"),    std::string_view("n"),    std::string_view("numéro"),
        std::string_view("numero"), std::string_view("número"), std::string_view("de"),   std::string_view("es"),
        std::string_view("est")};
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isOfCards(std::string_view word)
{
    static constexpr std::array stems{std::string_view("card"),
                                      std::string_view("visa"),
                                      std::string_view("mastercard"),
                                      std::string_view("maestro"),
                                      std::string_view("amex"),
                                      std::string_view("kreditkarte"),
                                      std::string_view("karte"),
                                      std::string_view("carte"),
                                      std::string_view("tarjeta"),
                                      std::string_view("cartão"),
                                      std::string_view("carta"),
                                      std::string_view("kaart"),
                                      std::string_view("creditcard"),
                                      std::string_view("pan"),
                                      std::string_view("cc"),
                                      std::string_view("mc"),
                                      std::string_view("discover"),
                                      std::string_view("diners"),
                                      std::string_view("jcb"),
                                      std::string_view("unionpay"),
                                      std::string_view("карта"),
                                      std::string_view("карты"),
                                      std::string_view("بطاقة"),
                                      std::string_view("البطاقة"),
                                      std::string_view("kart"),
                                      std::string_view("kort"),
                                      std::string_view("kortti"),
                                      std::string_view("cards"),
                                      std::string_view("kartennummer"),
                                      std::string_view("cardnumber"),
                                      std::string_view("kreditkartennummer")};
    return std::find(stems.begin(), stems.end(), word) != stems.end();
}

enum class Named {
    Card,
    Other, ///< an order, a parcel, a telephone
    None
};

/// What the words before @p at call the number there.
Named namedBefore(std::string_view text, std::size_t at)
{
    constexpr std::size_t Back = 64;
    constexpr std::size_t MaxWords = 5;
    const std::string_view before = text.substr(at > Back ? at - Back : 0, std::min(at, Back));
    const auto isOfWord = [](unsigned char byte) { return byte >= 0x80 || std::isalpha(byte) != 0; };
    if (std::none_of(before.begin(), before.end(), isOfWord))
        return Named::None; // long rows of digits cost no tokens
    const TokenList words(before);
    bool isNear = true; // only fillers stand between
    std::size_t seen = 0;
    for (std::size_t i = words.size(); i-- > 0 && seen < MaxWords;) {
        if (!words[i].isContent())
            continue;
        ++seen;
        const std::string_view word = words.folded(i);
        if (isOfCards(word))
            return i > 0 && words.folded(i - 1) == "gift" ? Named::None : Named::Card;
        if (isNear && isOtherNumber(word))
            return Named::Other;
        isNear = isNear && isFiller(word);
    }
    return Named::None;
}

/// Whether the number at @p at hangs on a word, as those of "ORD-4111…" and "AB4111…" do, and is part of that name.
bool isPartOfName(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    const auto isHyphen = [](char c) { return c == '-' || c == '_' || c == '#' || c == '/'; };
    const bool isHung = end > 0 && isHyphen(text[end - 1]);
    if (isHung)
        --end;
    std::size_t begin = end;
    bool isUpper = true;
    while (begin > 0 && end - begin < 24) {
        std::size_t previous = begin - 1;
        while (previous > 0 && (static_cast<unsigned char>(text[previous]) & 0xC0U) == 0x80)
            --previous;
        std::size_t next = previous;
        const char32_t point = decodeUtf8(text, next);
        if (!isLatin(point))
            break;
        isUpper &= QChar::isUpper(point);
        begin = previous;
    }
    if (begin == end)
        return false;
    const std::string word = foldCase(text.substr(begin, end - begin));
    if (isOfCards(word) || isFiller(word))
        return false;
    return isHung || isUpper || isOtherNumber(word);
}

/// The telephone's mark, or the end of a decimal number, before a part.
bool hasForeignMark(std::string_view text, const Run &run, const Part &part)
{
    const std::size_t begin = run[part.from].begin;
    const char before = begin > 0 ? text[begin - 1] : ' ';
    if (part.from == 0)
        return before == '+' || (part.digits.starts_with("00") && part.digits.size() < 16);
    return part.from == part.to && run[part.from].gap == ".";
}

/// How a part is told from other numbers, the surest way first.
enum class Way {
    Printed,
    Bare,
    Spaced, ///< with separators anywhere
    Called  ///< of no issuer that is known here, but called a card
};
constexpr std::array Ways{Way::Printed, Way::Bare, Way::Spaced, Way::Called};

bool isCard(std::string_view text, const Run &run, const Part &part, Way way)
{
    const bool isPrinted = isPrintedAsCard(run, part);
    if ((way == Way::Printed && !isPrinted) || (way == Way::Bare && part.from != part.to))
        return false;
    if (way != Way::Called && (!hasIssuer(part.digits) || isArticleNumber(part.digits)))
        return false;
    const bool isOneDigit = part.digits.find_first_not_of(part.digits[0]) == std::string::npos;
    if (isOneDigit || !passesLuhn(part.digits) || !hasEvenGaps(run, part) || hasForeignMark(text, run, part))
        return false;
    if (part.from == 0 && isPartOfName(text, run[0].begin))
        return false;
    const Named named = namedBefore(text, run[part.from].begin);
    return way == Way::Called ? named == Named::Card : isPrinted || named != Named::Other;
}

/// The longest card of @p way that begins at group @p from, none of whose groups is @p taken.
std::optional<Part> cardFrom(std::string_view text, const Run &run, std::size_t from, const std::vector<bool> &taken,
                             Way way)
{
    std::optional<Part> found;
    Part part{from, from, {}};
    for (; part.to < run.size() && !taken[part.to]; ++part.to) {
        part.digits += run[part.to].digits;
        if (part.digits.size() > MaxDigits)
            break;
        if (part.digits.size() >= MinDigits && isCard(text, run, part, way))
            found = part;
    }
    return found;
}

using Span = std::pair<std::size_t, std::size_t>;

void findInRun(std::string_view text, const Run &run, std::vector<Span> &out)
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

bool hasDigits(const QString &text, std::size_t wanted)
{
    std::size_t count = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit < 0x80)
            count += unit >= u'0' && unit <= u'9' ? 1 : 0;
        else if (QChar::isHighSurrogate(unit)) // digits beyond the first plane: looked at closely
            ++count;
        else
            count += text[i].isDigit() || text[i].digitValue() >= 0 ? 1 : 0;
        if (count >= wanted)
            return true;
    }
    return false;
}

QRegularExpression expression(const QString &pattern)
{
    QRegularExpression made(pattern,
                            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    made.optimize();
    return made;
}

const QString &hiddenCode()
{
    static const QString code = QStringLiteral("•••");
    return code;
}

/// Replaces the second group of every match.
QString hideCodes(const QString &text, const QRegularExpression &where)
{
    QString out;
    qsizetype done = 0;
    for (auto matches = where.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        out += QStringView(text).mid(done, match.capturedStart(2) - done);
        out += hiddenCode();
        done = match.capturedEnd(2);
    }
    out += QStringView(text).mid(done);
    return out;
}

QString withoutCodes(const QString &text, bool hasCard)
{
    static const QString follows = QStringLiteral(
        R"re()[\s:=#"'.-]*(?:(?:is|number|no|code|ist|est|es|lautet)\b[\s:=#"'.-]*)?)(\d{3,4})(?!\d))re");
    static const QRegularExpression named = expression(QStringLiteral("(\\b(?:(?:cvv|cvc|cvn)2?") + follows);
    static const QRegularExpression besideCard = expression(
        QStringLiteral(
            "(\\b(?:csc|cid|cv2|(?:card )?security (?:code|number)|verification (?:code|number)|"
            "(?:karten)?pr(?:ü|ue)f(?:nummer|ziffer|code)|sicherheits(?:code|nummer)|cryptogramme(?: visuel)?|"
            "code de s[ée]curit[ée]|c[óo]digo de seguridad|codice di sicurezza|رمز الأمان|رمز التحقق|安全码|"
            "セキュリティコード") +
        follows);
    // The number, when it expires, the code.
    static const QRegularExpression afterExpiry =
        expression(QStringLiteral("(•••• •••• •••• \\d{4}[\\s,;|/-]+(?:exp\\w*[\\s:.]*)?"
                                  "\\d{1,2}\\s?[/.-]\\s?\\d{2,4}[\\s,;|/-]+)(\\d{3,4})(?!\\d)"));
    QString out = text.contains(u"cv", Qt::CaseInsensitive) ? hideCodes(text, named) : text;
    if (hasCard) {
        out = hideCodes(out, besideCard);
        out = hideCodes(out, afterExpiry);
    }
    return out;
}

/// The value of a member called @p name: its text, redacted with the name before it.
QString redactNamed(const QString &name, const QString &text)
{
    QString before; // "orderId" and "order_id" as "order id: "
    for (const QChar each : name) {
        if (each.isUpper() && !before.isEmpty() && before.back().isLower())
            before += u' ';
        before += each == u'_' ? QChar(u' ') : each;
    }
    before += QStringLiteral(": ");
    const QString whole = redactCards(QString(before + text));
    // A card in the name itself leaves nothing to cut by.
    return whole.startsWith(before) ? whole.mid(before.size()) : redactCards(text);
}

QJsonValue redactValue(const QString &name, const QJsonValue &value)
{
    if (value.isString())
        return redactNamed(name, value.toString());
    if (value.isDouble()) {
        // Up to 2^53 every whole number is exact; a code has three digits.
        const double number = value.toDouble();
        constexpr double Exact = 9007199254740992.;
        if (number < 100 || number > Exact || number != std::floor(number))
            return value;
        const QString digits = QString::number(static_cast<qint64>(number));
        const QString kept = redactNamed(name, digits);
        return kept == digits ? value : QJsonValue(kept);
    }
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue &each : value.toArray())
            out.append(redactValue(name, each));
        return out;
    }
    return value.isObject() ? QJsonValue(redactCards(value.toObject())) : value;
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

QString redactCards(const QString &text)
{
    if (!hasDigits(text, 3))
        return text;
    QString out;
    bool hasCard = text.contains(QStringLiteral("•••• •••• •••• "));
    if (hasDigits(text, MinDigits)) {
        const QByteArray utf8 = text.toUtf8();
        std::size_t done = 0;
        for (const auto &[begin, length] : findCards({utf8.constData(), static_cast<std::size_t>(utf8.size())})) {
            const auto part = [&](std::size_t from, std::size_t to) {
                return std::string_view(utf8.constData() + from, to - from);
            };
            std::string digits;
            for (std::size_t at = begin; at < begin + length;) {
                if (const int digit = digitOf(decodeUtf8(part(0, begin + length), at)); digit >= 0)
                    digits.push_back(static_cast<char>('0' + digit));
            }
            out += QString::fromUtf8(part(done, begin).data(), static_cast<qsizetype>(begin - done));
            out += QStringLiteral("•••• •••• •••• ") + QString::fromLatin1(digits.data() + digits.size() - 4, 4);
            done = begin + length;
            hasCard = true;
        }
        out += QString::fromUtf8(utf8.constData() + done, utf8.size() - static_cast<qsizetype>(done));
    }
    return withoutCodes(out.isEmpty() ? text : out, hasCard);
}

QJsonObject redactCards(const QJsonObject &object)
{
    QJsonObject out;
    for (auto at = object.begin(); at != object.end(); ++at)
        out.insert(redactCards(at.key()), redactValue(at.key(), at.value()));
    return out;
}

} // namespace tierdesk::nlu
