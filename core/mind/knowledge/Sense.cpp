#include "core/mind/knowledge/Sense.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace tierdesk::knowledge {

namespace {

constexpr quint32 Start = 2166136261U; // FNV-1a

quint32 goOn(quint32 number, QByteArrayView text)
{
    for (const char c : text)
        number = (number ^ static_cast<quint8>(c)) * 16777619U;
    return number;
}

Numbers distinct(Numbers numbers)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

struct Kind {
    const char16_t *pattern;
    bool isExact = false; ///< case-sensitive
};

/// In the order of their bits. Models depend on this order; a change requires retraining.
constexpr std::array<Kind, ReadFlagCount> Kinds{{
    {uR"([€£$¥]|\b(kr|nok|eur|usd|gbp|dollars?|euros?|cents?)\b)"},
    {uR"(\bfree\b|prepaid|nothing|no charge|no extra|at our (cost|expense)|included)"},
    {uR"(\b(minutes?|hours?|days?|weeks?|months?|years?|nights?|overnight|same day|at once|immediately)\b)"},
    {uR"(\d\s?(a\.?m|p\.?m)\b|\d:\d\d|o.clock|noon|midnight)"},
    {uR"(\b(mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|\bmay \d|june|july|august|september)"
     uR"(|october|november|december|spring|summer|autumn|winter)"},
    {uR"(%|per ?cent|half)"},
    {uR"(\d)"},
    {uR"(\bnot?\b|n't|never|cannot|nothing|without|neither|nor\b|except)"},
    {uR"(\b(if|unless|until|otherwise|once|when)\b)"},
    {uR"(^(choose|enter|send|ask|write|open|click|tap|go|call|check|look|wash|dry|use|take|put|keep|wait|tell|measure)"
     uR"(|rinse|store|sign|pick|set|give|hold|press|bring|contact|log|select|type|turn|clean|charge|add|remove|place)"
     uR"(|follow|reply|email|return|pack|print|fill|switch|please)\b)"},
    {uR"(e-?mail|text message|\bsms\b|message|\bchat\b|phone|call)"},
    {uR"((account|under|page|settings|app|link|button|menu)\b)"},
    {uR"((?<=[a-z,;] )[A-Z][a-z]{2,})", true},
    {uR"(\b(can|may|could|allowed|possible)\b)"},
    {uR"(\b(card|paypal|visa|mastercard|bank|credit|debit|wallet|transfer|invoice)\b)"},
    {uR"(\b(we|our|us)\b)"},
    {uR"(\byou\b)"},
    {uR"(\b(carrier|driver|courier|post|customs|bank|ups|dhl|fedex|crew)\b)"},
    {uR"(\d+ [A-Z]\w+ (street|road|row|lane|avenue|st|quay|square)|street|road|corner|near|next to|opposite)"},
    {uR"(^(it|they|this|that|these|then|both|otherwise|after that|if so)\b)"},
    {uR"(\bto\b \d|between|at most|at least|up to|only|more than|less than|over \d|under \d|from \d)"},
    {uR"(because|since|so that|this is why|reason|usually|most often|means)"},
    // Lines written by ProductPage.
    {uR"(^The price is \S+\.$)"},
    {uR"(^We have \d+ in stock\.$|^Out of stock at the moment\.$)"},
    {uR"(^Comes in )", true},
}};

const std::vector<QRegularExpression> &patterns()
{
    static const std::vector<QRegularExpression> Patterns = [] {
        std::vector<QRegularExpression> made;
        for (const Kind &kind : Kinds) {
            made.emplace_back(QString::fromUtf16(kind.pattern), kind.isExact
                                                                    ? QRegularExpression::NoPatternOption
                                                                    : QRegularExpression::CaseInsensitiveOption);
            made.back().optimize();
        }
        return made;
    }();
    return Patterns;
}

bool leansBack(QStringView sentence)
{
    static const std::initializer_list<QLatin1String> Openings{"it "_L1,   "they "_L1,     "this "_L1,     "that "_L1,
                                                               "then "_L1, "otherwise"_L1, "if so"_L1,     "these "_L1,
                                                               "both "_L1, "the first"_L1, "after that"_L1};
    return std::any_of(Openings.begin(), Openings.end(),
                       [sentence](QLatin1String each) { return sentence.startsWith(each, Qt::CaseInsensitive); });
}

/// Returns words in lower case ("don't" is one), "#" for each number and "$" for each currency symbol.
std::vector<QByteArray> tokensOf(QStringView text)
{
    const auto lower = [](QChar c) -> char {
        const char16_t u = c.unicode();
        return u >= u'a' && u <= u'z'   ? static_cast<char>(u)
               : u >= u'A' && u <= u'Z' ? static_cast<char>(u + 32)
                                        : '\0';
    };
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    std::vector<QByteArray> tokens;
    for (qsizetype i = 0; i < text.size();) {
        if (text[i] == u'$' || text[i] == u'€' || text[i] == u'£') {
            tokens.push_back("$");
            ++i;
        } else if (isDigit(text[i])) {
            while (i < text.size() && isDigit(text[i]))
                ++i;
            tokens.push_back("#");
        } else if (lower(text[i])) {
            QByteArray &token = tokens.emplace_back();
            bool isCut = false;
            for (; i < text.size(); ++i) {
                const bool isApostrophe = text[i] == u'\'' || text[i] == u'\u2019';
                if (lower(text[i]))
                    token += lower(text[i]);
                else if (isApostrophe && !isCut && i + 1 < text.size() && lower(text[i + 1]))
                    token += '\'';
                else
                    break;
                isCut = isCut || isApostrophe;
            }
        } else {
            ++i;
        }
    }
    return tokens;
}

} // namespace

quint32 numberOf(QByteArrayView text)
{
    return goOn(Start, text);
}

quint32 digestOf(QStringView text)
{
    quint32 number = Start;
    for (const QChar c : text)
        number = (number ^ c.unicode()) * 16777619U;
    return number;
}

Numbers numbersOf(std::span<const QByteArray> words)
{
    Numbers numbers;
    numbers.reserve(words.size());
    for (const QByteArray &word : words)
        numbers.push_back(numberOf(word));
    return distinct(std::move(numbers));
}

Numbers lettersOf(std::span<const QByteArray> words)
{
    constexpr qsizetype Length = 4;
    Numbers numbers;
    QByteArray fenced;
    for (const QByteArray &word : words) {
        fenced.clear();
        fenced.append('<').append(word).append('>');
        for (qsizetype i = 0; i + Length <= fenced.size(); ++i)
            numbers.push_back(numberOf(QByteArrayView(fenced).sliced(i, Length)));
    }
    return distinct(std::move(numbers));
}

Numbers questionGrams(QStringView question)
{
    const std::vector<QByteArray> tokens = tokensOf(question);
    Numbers numbers;
    numbers.reserve(2 * tokens.size() + 2);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        numbers.push_back(numberOf(tokens[i]));
        if (i > 0)
            numbers.push_back(goOn(goOn(numberOf(tokens[i - 1]), " "), tokens[i]));
    }
    if (!tokens.empty())
        numbers.push_back(goOn(numberOf("^"), tokens.front()));
    if (question.contains(u'?'))
        numbers.push_back(numberOf("?"));
    return distinct(std::move(numbers));
}

quint64 flagsOf(const QString &sentence)
{
    quint64 flags = leansBack(sentence) ? LeansBack : 0;
    for (std::size_t i = 0; i < patterns().size(); ++i) {
        if (patterns()[i].match(sentence).hasMatch())
            flags |= quint64{1} << i;
    }
    return flags;
}

} // namespace tierdesk::knowledge
