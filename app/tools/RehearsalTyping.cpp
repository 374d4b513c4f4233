#include "app/tools/RehearsalTyping.h"

#include "core/base/Literals.h"

#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <algorithm>

namespace tierdesk::app {

namespace {

constexpr std::size_t MostFragments = 4;

/// Two letters the wrong way round, one left out, or one twice, in a word that is long enough to be read all the same.
void slip(QString &text, Random &random)
{
    std::vector<qsizetype> places;
    for (qsizetype i = 2; i + 2 < text.size(); ++i) {
        if (text[i - 2].isLetter() && text[i - 1].isLetter() && text[i].isLetter() && text[i + 1].isLetter())
            places.push_back(i);
    }
    if (places.empty())
        return;
    const qsizetype at = places[below(places.size(), random)];
    switch (below(3, random)) {
    case 0:
        std::swap(text[at], text[at + 1]);
        break;
    case 1:
        text.remove(at, 1);
        break;
    default:
        text.insert(at, text[at]);
    }
}

/// The words of @p text in small letters, and where they stand.
struct PlacedWord {
    QString text;
    qsizetype at = 0;
};

std::vector<PlacedWord> wordsOf(const QString &text)
{
    static const QRegularExpression Word(u"[\\p{L}\\p{N}][\\p{L}\\p{N}'-]*"_s);
    std::vector<PlacedWord> words;
    for (auto each = Word.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        words.push_back({match.captured().toLower(), match.capturedStart()});
    }
    return words;
}

/// The word without the ending of its plural.
QString singular(const QString &word)
{
    return word.size() > 3 && word.endsWith(u's') ? word.chopped(1) : word;
}

/// Order numbers in small letters, and the telling words of items' names.
struct OrderWords {
    QSet<QString> numbers;
    QSet<QString> items;

    explicit OrderWords(const QJsonArray &orders)
    {
        for (const QJsonValue &order : orders) {
            numbers.insert(order[u"number"].toString().toLower());
            for (const QJsonValue item : order[u"items"].toArray()) {
                for (const PlacedWord &each : wordsOf(item[u"name"].toString())) {
                    if (each.text.size() > 3)
                        items.insert(singular(each.text));
                }
            }
        }
    }
};

} // namespace

QString typedOtherwise(QString text, Random &random)
{
    if (happens(3, random))
        text = text.toLower();
    if (happens(3, random))
        text.remove(u'.').remove(u',').remove(u'\'');
    for (std::size_t slips = below(3, random); slips > 0; --slips)
        slip(text, random);
    static const QStringList Before{u"hi, "_s, u"hello there. "_s, u"ok so "_s, u"sorry, "_s, u"hey "_s, u"um, "_s};
    static const QStringList Behind{u" thanks"_s, u" please"_s, u"..."_s, u" thx"_s, u" cheers"_s, u"!!"_s};
    if (happens(4, random))
        text.prepend(pick(Before, random));
    if (happens(4, random))
        text.append(pick(Behind, random));
    return text;
}

QStringList fragmentsOf(const QString &text, Random &random)
{
    // Behind a mark, and before a word that begins a clause.
    static const QRegularExpression Border(
        u"(?<=[.!?;:,\\n])\\s+|\\s+-+\\s+|\\s+(?=(?:and|but|because|cause|cos|so)\\s)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QStringList pieces = text.split(Border, Qt::SkipEmptyParts);
    while (static_cast<std::size_t>(pieces.size()) > MostFragments) {
        const auto at = static_cast<qsizetype>(below(static_cast<std::size_t>(pieces.size()) - 1, random));
        pieces[at] += u' ' + pieces.takeAt(at + 1);
    }
    for (QString &each : pieces) {
        each = each.trimmed();
        if (each.endsWith(u',') || each.endsWith(u';') || each.endsWith(u':'))
            each.chop(1);
    }
    pieces.removeAll(QString());
    return pieces.isEmpty() ? QStringList{text} : pieces;
}

QString joined(const QString &first, const QString &second, Random &random)
{
    static const QStringList Between{u" "_s, u" and "_s, u"\n"_s, u" ... "_s};
    const bool isEnded = first.endsWith(u'.') || first.endsWith(u'?') || first.endsWith(u'!');
    return first + (isEnded ? u" "_s : pick(Between, random)) + second;
}

QString withoutOrders(const QString &text, const QJsonArray &orders)
{
    const OrderWords known(orders);
    QString other;
    qsizetype from = 0;
    bool isReplaced = false; // the word before was one of a name
    for (const PlacedWord &each : wordsOf(text)) {
        const bool isNumber = known.numbers.contains(each.text);
        const bool isItem = known.items.contains(singular(each.text));
        const QString between = text.mid(from, each.at - from);
        // "Squall jacket" is one name.
        const bool isSame = isItem && isReplaced && between == u" ";
        if (!isSame)
            other += between;
        if (isItem && !isSame)
            other += u"order"_s;
        else if (!isItem && !isNumber)
            other += text.mid(each.at, each.text.size());
        isReplaced = isItem;
        from = each.at + each.text.size();
    }
    other += text.mid(from);
    return other.simplified();
}

bool namesOrder(const QString &text, const QJsonArray &orders)
{
    const OrderWords known(orders);
    const auto words = wordsOf(text);
    return std::any_of(words.begin(), words.end(), [&known](const PlacedWord &each) {
        return known.numbers.contains(each.text) || known.items.contains(singular(each.text));
    });
}

bool refersBack(const QString &text)
{
    // Words of closed classes: whatever they stand for was said before.
    static const QSet<QString> Back{
        u"and"_s,     u"also"_s,  u"but"_s,   u"so"_s,    u"then"_s,   u"it"_s,   u"its"_s,  u"it's"_s,  u"that"_s,
        u"this"_s,    u"these"_s, u"those"_s, u"they"_s,  u"them"_s,   u"one"_s,  u"ones"_s, u"other"_s, u"same"_s,
        u"instead"_s, u"too"_s,   u"ok"_s,    u"okay"_s,  u"yes"_s,    u"no"_s,   u"yeah"_s, u"great"_s, u"thanks"_s,
        u"thx"_s,     u"there"_s, u"still"_s, u"again"_s, u"that's"_s, u"both"_s, u"else"_s, u"either"_s};
    constexpr std::size_t FewWords = 4;
    const auto words = wordsOf(text);
    return words.size() < FewWords ||
           std::any_of(words.begin(), words.end(), [](const PlacedWord &each) { return Back.contains(each.text); });
}

} // namespace tierdesk::app
