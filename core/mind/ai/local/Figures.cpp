#include "core/mind/ai/local/Figures.h"

using namespace std::string_view_literals;

namespace tierdesk::ai {

namespace {

qsizetype digitsAt(QStringView text, qsizetype from)
{
    qsizetype count = 0;
    while (from + count < text.size() && text[from + count] >= u'0' && text[from + count] <= u'9')
        ++count;
    return count;
}

/// Returns the value of hundred, thousand or million; 0 for any other word.
double scaleOf(QStringView word)
{
    return word == u"hundred" ? 100. : word == u"thousand" || word == u"grand" ? 1e3 : word == u"million" ? 1e6 : 0.;
}

/// Reads "seven", "twenty", "twenty-five", 0 to 99.
std::optional<int> smallNumber(QStringView word)
{
    if (word == u"both" || word == u"hundred")
        return std::nullopt;
    const qsizetype dash = word.indexOf(u'-');
    if (dash < 0)
        return numberWord(word);
    const auto tens = numberWord(word.left(dash));
    const auto ones = numberWord(word.mid(dash + 1));
    const bool isOne = tens && ones && *tens >= 20 && *tens < 100 && *ones > 0 && *ones < 10;
    return isOne ? std::optional(*tens + *ones) : std::nullopt;
}

/// Also true for "seven-five", which is some kind of number.
bool isSpelled(QStringView word)
{
    if (word == u"both")
        return false;
    for (QStringView rest = word;;) {
        const qsizetype dash = rest.indexOf(u'-');
        const QStringView part = dash < 0 ? rest : rest.left(dash);
        if (!numberWord(part) && scaleOf(part) <= 0)
            return false;
        if (dash < 0)
            return true;
        rest = rest.mid(dash + 1);
    }
}

bool isFigure(QStringView word)
{
    return !word.isEmpty() && (word.front().isDigit() || (word.size() > 1 && word.front() == u'.')) &&
           figureFrom(word).has_value();
}

bool isNumberPiece(const Piece &piece)
{
    return isFigure(piece.text) || isSpelled(piece.low);
}

/// Returns the value of words that form one number in English word order.
std::optional<double> valueOf(const std::vector<Piece> &pieces, size_t from, size_t to)
{
    double sum = 0;
    double group = 0;   // the part below the next thousand
    double below = 1e9; // scales must decrease from left to right
    double open = 100;  // upper bound for the next addition to the group
    bool hasGroup = false;
    for (size_t i = from; i < to; ++i) {
        const QStringView low = pieces[i].low;
        if (low == u"and" || low == u"a" || low == u"an")
            continue;
        const double scale = scaleOf(low);
        if (scale == 100.) {
            if (group >= 100)
                return std::nullopt;
            group = (hasGroup ? group : 1) * 100;
            open = 100;
            hasGroup = true;
        } else if (scale > 0) {
            if (scale >= below || (hasGroup && group == 0))
                return std::nullopt;
            sum += (hasGroup ? group : 1) * scale;
            below = scale;
            group = 0;
            open = 100;
            hasGroup = false;
        } else if (isFigure(pieces[i].text)) {
            // "2 hundred", "1.5 million"; "1 000" and "two 50" are ambiguous.
            const bool isScaled = i == from && i + 1 < to && scaleOf(pieces[i + 1].low) > 0;
            if (!isScaled && !(i == from && i + 1 == to))
                return std::nullopt;
            group = *figureFrom(pieces[i].text);
            open = 0;
            hasGroup = true;
        } else {
            const auto part = smallNumber(low);
            if (!part || *part >= open || (*part == 0 && to - from > 1))
                return std::nullopt;
            group += *part;
            open = *part >= 20 && *part % 10 == 0 ? 10 : 0;
            hasGroup = true;
        }
    }
    return sum + group;
}

} // namespace

std::optional<double> figureFrom(QStringView text)
{
    const bool isThousands = text.size() > 1 && (text.back() == u'k' || text.back() == u'K');
    if (isThousands)
        text.chop(1);
    qsizetype at = digitsAt(text, 0);
    QString plain = text.left(at).toString();
    const qsizetype lead = at;
    bool isGrouped = false;
    while (lead > 0 && lead <= 3 && at < text.size() && text[at] == u',' && digitsAt(text, at + 1) == 3) {
        plain += text.mid(at + 1, 3);
        at += 4;
        isGrouped = true;
    }
    if (at < text.size() && (text[at] == u'.' || (text[at] == u',' && !isGrouped && lead > 0))) {
        const qsizetype decimals = digitsAt(text, at + 1);
        const QStringView part = text.mid(at + 1, decimals);
        // "1.500" may mean 1500; "1,5000" is invalid.
        if (decimals == 0 || (text[at] == u',' && decimals > 2) ||
            (decimals == 3 && part.back() == u'0' && !isGrouped && lead > 0))
            return std::nullopt;
        plain += u'.' + part.toString();
        at += 1 + decimals;
    }
    bool isNumber = false;
    const double value = plain.toDouble(&isNumber);
    if (!isNumber || at != text.size())
        return std::nullopt;
    return isThousands ? value * 1000 : value;
}

std::optional<NumberRun> numberAt(const std::vector<Piece> &pieces, size_t from)
{
    const auto isLinked = [&pieces](size_t at) { return at + 1 < pieces.size() && !pieces[at].isClauseEnd; };
    size_t to = from;
    const bool isArticle = pieces[from].low == u"a" || pieces[from].low == u"an";
    if (isArticle) {
        if (!isLinked(from) || scaleOf(pieces[from + 1].low) <= 0)
            return std::nullopt;
    } else if (!isNumberPiece(pieces[from])) {
        return std::nullopt;
    }
    to = from + 1;
    bool isBroken = false;
    while (isLinked(to - 1)) {
        const Piece &next = pieces[to];
        if (isNumberPiece(next)) {
            ++to;
            continue;
        }
        const bool hasMore = isLinked(to) && isNumberPiece(pieces[to + 1]);
        // "Two hundred and fifty" is one number; "five point five" counts only in digits.
        if (next.low == u"and" && hasMore && scaleOf(pieces[to - 1].low) > 0) {
            to += 2;
        } else if (next.low == u"point" && hasMore) {
            isBroken = true;
            to += 2;
        } else {
            break;
        }
    }
    return NumberRun{isBroken ? std::nullopt : valueOf(pieces, from, to), to};
}

} // namespace tierdesk::ai
