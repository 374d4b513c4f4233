#include "core/mind/ai/remote/Sums.h"

#include "core/mind/ai/remote/PlainText.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// Words and codes that are a currency's in small letters too.
const QString Codes =
    QStringLiteral("usd|eur|gbp|jpy|cad|aud|nzd|chf|inr|sek|nok|dkk|pln|cny|rmb|mxn|brl|czk|huf|uah|rub|sgd|hkd|thb|"
                   "krw|zar|ils|aed|twd|vnd|rs|kr|kč");

/// What is said of money that goes back, up to the sum itself: "refunded you", "a credit of", "der Erstattung von".
const QRegularExpression &given()
{
    static const QRegularExpression Given = patternOf(
        "(?:\\b(?:refund|credit|reimburs|repa|pa(?:y|id)|amount|sum|total|rembours|crédit|erstatt|gutschrift|rimbors|"
        "reembols|devol|zwr[oó][tc]|vr[aá][ct]|возвр|верну|iade|επιστροφ)\\w*"
        "|(?:退款|退还|退回|返金|환불)(?:金额|金額|为|為|了|您)*)"
        "(?: (?:you|back|out|of|with|by|is|was|be|an?|the|in|has|been|for (?:the|an?)|only|just|exactly|about|over|"
        "full|worth|amount(?:ing|s)?|amounted|to|sum|total(?:l?ing)?|issued|made|processed|approved|granted|sent|"
        "(?:to )?(?:your|the) (?:store )?(?:account|balance|wallet)|ihnen|le|la|vous|de|von|di|do|da|van|höhe|"
        "hauteur|à|importo|importe|valor|montant|kwoty|wysokości|w|ve výši|на|сумму|в размере))*"
        "(?<for> (?:for|für|por|pour|per|za))?[\\s:(=\\x{2013}\\x{2014}-]*$");
    return Given;
}

/// Whether @p after, behind a number, makes it a time or a part of a date.
bool isTime(const QString &after)
{
    static const QRegularExpression Time = patternOf(
        "^(?:\\s?(?:to|or|bis|à|a|do|tot|[-\\x{2013}~])\\s?\\w+)?(?:[\\s-]?(?:hours?|hrs?|h|minutes?|min|days?|weeks?|"
        "months?|years?|business|working|stunden|(?:werk)?tagen?|wochen|jours|heures|semaines|horas|d[ií]as|semanas|"
        "giorni|ore|settimane|dagen|dni|dn[ůí]|дн\\w+|gün\\w*|ημέρες)\\b"
        "|\\s?(?:个?工作日|個?工作日|天|日|营业日|営業日|週間|周|小时|時間|个月|일|영업일|주|시간))"
        "|^\\s?(?:[ap]\\.?m\\b|o'clock|uhr\\b)"
        "|^(?:st|nd|rd|th)?\\s(?:of )?(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\b");
    return has(after, Time);
}

/// Whether @p after, behind @p number, makes it a number of things.
bool isCount(const QString &number, const QString &after)
{
    // No noun, though it ends as a plural does, and no adjective before one.
    static const QString Other = QStringLiteral(
        "(?!(?:is|was|has|as|its|this|thus|plus|minus|always|yes|us|posts|lands|arrives|comes|goes|reaches|clears|"
        "appears|shows|takes|gets|settles|processes|hits|drops|happens|follows|stands|counts|leaves|covers|makes|"
        "to|for|on|in|at|by|from|and|or|but|with|will|should|would|may|might|can|could|have|had|were|are|been|be|back|"
        "now|today|"
        "tomorrow|yesterday|already|off|into|onto|your|you|we|i|it|the|that|which|via|per|under|less|thanks|bucks|"
        "credits|points|\\w+ly|\\w+days?)\\b)");
    static const QRegularExpression Things =
        patternOf(QStringLiteral("^(?:st|nd|rd|th)\\b"
                                 "|^\\s?[x\\x{D7}]\\s?\\p{L}"
                                 "|^\\s(?:out )?of (?:(?:the|your|those|these|all) )*(?:\\d|them\\b|\\p{L}+s\\b)"
                                 "|^\\s?[件个個つ点枚개건]"
                                 "|^\\s(?:%1\\p{L}[\\p{L}'-]*\\s){0,2}?(?:%1\\p{L}[\\p{L}'-]*s"
                                 "|(?:item|piece|unit|pair|pack|set|box|artikel|stück|articol|sztuk|produkt|"
                                 "товар|adet|ürün)\\w*)\\b")
                      .arg(Other));
    static const QRegularExpression Thing =
        patternOf(QStringLiteral("^\\s%1(?:(?!\\w+ed\\b)|\\p{L}+\\s%1)\\p{L}").arg(Other));
    return has(after, Things) || (number == u"1" && has(after, Thing));
}

/// The sign of a currency right before or behind a number.
QString signOf(const QString &before, const QString &after)
{
    static const QRegularExpression Before =
        patternOf(QStringLiteral("(?<sign>\\p{Sc}|\\b(?:%1|%2))\\.?\\s*$").arg(Codes, currencyCodes()));
    static const QRegularExpression After = patternOf(
        QStringLiteral(
            "^\\s?(?<sign>\\p{Sc}|(?:us |canadian |australian )?(?:dollars?|bucks?|euros?|pounds?|quid|yen|yuan|"
            "rupees?|francs?|pesos?|reais|liras?|crowns?|kronor|kroner|korun\\w*|forints?|shekels?|dirhams?|riyals?|"
            "baht|rand|lei|cents?|pence|d[oó]lar\\w*|dollari|dólares|z[lł]ot\\w*|доллар\\w*|руб\\w*|евро|%1|%2)\\b|zł|"
            "元|円|원|달러|美元|欧元|ドル|ユーロ)")
            .arg(Codes, currencyCodes()));
    const auto sign = Before.match(before);
    return (sign.hasMatch() ? sign : After.match(after)).captured(QStringLiteral("sign"));
}

/// Whether what stands around a number makes it the sum that was given: "The 20 will be back", "a 20 refund", "sent 20
/// to your card".
bool isGivenAround(const QString &before, const QString &after)
{
    static const QRegularExpression Day =
        patternOf("(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?\\s$");
    static const QRegularExpression There = patternOf(
        "^\\s(?:back\\b|(?:on|onto|to|into|in) (?:your|the) (?:card|account|bank|balance|wallet|original payment)\\b)");
    static const QRegularExpression Alone =
        patternOf("(?:^|[.:;,(]\\s*|\\b(?:the|your|those|that|this|and|of|an?|my|our)\\s)$");
    static const QRegularExpression Gone = patternOf(
        "^\\)?\\s(?:has|have|had|was|were|is|are|will|should|went|goes)\\b[^.;]*?\\b(?:refund|credit|reimburs|repaid|"
        "back\\b|your (?:card|account|bank)|on (?:its|the|their) way|issued|sent\\b|returned|transferred)"
        "|^[\\s-](?:store |goodwill |full |partial )?(?:refund|credit|reimbursement|repayment)\\b");
    return !has(before, Day) && (has(after, There) || (has(before, Alone) && has(after, Gone)));
}

/// The code of the currency that @p sign, as it stands, is of alone.
QString currencyOf(const QString &sign)
{
    static const QRegularExpression Code(QStringLiteral("^%1$").arg(currencyCodes()));
    const QString word = sign.toUpper();
    if (word == u"€" || word.startsWith(u"EURO"))
        return QStringLiteral("EUR");
    if (word == u"£")
        return QStringLiteral("GBP");
    return has(word, Code) ? word : QString();
}

} // namespace

const QString &currencyCodes()
{
    static const QString All = QStringLiteral(
        "(?-i:AED|AFN|ALL|AMD|ANG|AOA|ARS|AUD|AWG|AZN|BAM|BBD|BDT|BGN|BHD|BIF|BMD|BND|BOB|BRL|BSD|BTN|BWP|BYN|BZD|CAD|"
        "CDF|CHF|CLP|CNY|COP|CRC|CUP|CVE|CZK|DJF|DKK|DOP|DZD|EGP|ERN|ETB|EUR|FJD|FKP|GBP|GEL|GHS|GIP|GMD|GNF|GTQ|GYD|"
        "HKD|HNL|HTG|HUF|IDR|ILS|INR|IQD|IRR|ISK|JMD|JOD|JPY|KES|KGS|KHR|KMF|KPW|KRW|KWD|KYD|KZT|LAK|LBP|LKR|LRD|LSL|"
        "LYD|MAD|MDL|MGA|MKD|MMK|MNT|MOP|MRU|MUR|MVR|MWK|MXN|MYR|MZN|NAD|NGN|NIO|NOK|NPR|NZD|OMR|PAB|PEN|PGK|PHP|PKR|"
        "PLN|PYG|QAR|RON|RSD|RUB|RWF|SAR|SBD|SCR|SDG|SEK|SGD|SHP|SLE|SOS|SRD|SSP|STN|SVC|SYP|SZL|THB|TJS|TMT|TND|TOP|"
        "TRY|TTD|TWD|TZS|UAH|UGX|USD|UYU|UZS|VED|VES|VND|VUV|WST|XAF|XCD|XCG|XOF|XPF|YER|ZAR|ZMW|ZWG)");
    return All;
}

std::optional<double> valueOf(QString number)
{
    const qsizetype last = std::max(number.lastIndexOf(u'.'), number.lastIndexOf(u','));
    const bool isDecimal = last >= 0 && number.size() - last - 1 != 3;
    if (isDecimal)
        number[last] = u'#';
    number.removeIf([](QChar c) { return c != u'#' && (c < u'0' || c > u'9'); });
    number.replace(u'#', u'.');
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

std::vector<Named> namedIn(const QString &text)
{
    static const QString Ones = QStringLiteral(
        "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen|twenty|thirty|forty|fifty|sixty|"
        "seventy|eighty|ninety|hundred|thousand|dozen");
    static const QRegularExpression Each =
        patternOf(QStringLiteral("(?<id>(?<![a-z\\d])[a-z]{1,8}[-_#]?\\d[a-z\\d]*(?:[-_][a-z\\d]+)*)"
                                 "|(?<number>\\d+(?:[.,']\\d+)*)"
                                 "|(?<words>\\b(?:%1)(?:[ -](?:and )?(?:%1))*\\b)")
                      .arg(Ones));
    static const QRegularExpression Date = patternOf(
        "(?<!\\d)(?:\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]+Z?)?|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{1,2}:\\d\\d|"
        "(?:jan|feb|m[aä]r|a[pv]r|ma[iyj]|jun|jul|jui|giu|lug|mag|aug|ago|ao[uû]|sep|set|o[ckt]t|out|nov|de[czs]|dic|"
        "янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек)\\w*\\.? (?:\\d{1,2}(?:st|nd|rd|th)?,? )?20\\d\\d)(?!\\d)");
    static const QRegularExpression Code =
        patternOf(QStringLiteral("^(?:us|ca|au|try|%1|%2)(?=\\d)").arg(Codes, currencyCodes()));
    static const QRegularExpression Share = patternOf("^\\s?(?:%|percent|per cent|prozent|por ciento|pour cent)");
    static const QRegularExpression Order = patternOf("(?:\\b(?:order|ord|number|no|nr|purchase)\\b[.:]?|#)\\s*$");
    static const QRegularExpression Card =
        patternOf("\\b(?:ending|ends|card)(?: in| with| on| number)?\\s*[*x.\\x{2022}]*$");
    static const QRegularExpression InWords = patternOf(
        "^(?:[ -]\\w+){0,2}? (?:dollars?|bucks?|euros?|pounds?|quid|yen|cents?|pence|francs?|rupees?|crowns?)\\b");
    QString rest = text;
    rest.replace(Date, QStringLiteral(" "));
    std::vector<Named> found;
    auto each = Each.globalMatch(rest);
    while (each.hasNext()) {
        const auto match = each.next();
        QString token = match.captured();
        QString before = rest.left(match.capturedStart());
        const QString after = rest.mid(match.capturedEnd());
        const auto gift = given().match(before);
        const bool isGiven =
            !isCount(token, after) && !isTime(after) && (gift.hasMatch() || isGivenAround(before, after));
        if (!match.captured(QStringLiteral("words")).isEmpty()) {
            if (has(after, InWords) || (isGiven && token.compare(u"one", Qt::CaseInsensitive) != 0))
                found.push_back({.text = token, .isSum = true, .isWhole = false});
            continue;
        }
        if (!match.captured(QStringLiteral("id")).isEmpty()) {
            const auto code = Code.match(token);
            if (!code.hasMatch()) {
                if (std::count_if(token.begin(), token.end(), [](QChar c) { return c.isDigit(); }) >= 3)
                    found.push_back({.text = token});
                continue;
            }
            before += code.captured();
            token.remove(0, code.capturedLength());
        }
        const qsizetype point = std::max(token.lastIndexOf(u'.'), token.lastIndexOf(u','));
        // "The refund for 1001", "1001 was refunded": it may be an order's.
        const bool isNumber =
            token.size() >= 3 && (!gift.hasMatch() || !gift.captured(QStringLiteral("for")).isEmpty());
        const QString sign = signOf(before, after);
        const bool isSum = !sign.isEmpty() || (isGiven && !isNumber) || (point > 0 && token.size() - point - 1 == 2);
        if (has(after, Share))
            found.push_back({.text = token, .isSum = true, .isWhole = false});
        else if (isSum)
            found.push_back({.text = token, .isSum = true, .currency = currencyOf(sign)});
        else if (has(before, Order) || (token.size() >= 3 && !has(before, Card) && !isTime(after)))
            found.push_back({.text = token});
    }
    return found;
}

} // namespace tierdesk::ai
