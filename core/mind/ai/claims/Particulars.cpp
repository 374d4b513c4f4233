#include "core/mind/ai/claims/Particulars.h"

#include "core/base/Literals.h"

#include <QtCore/QDate>
#include <QtCore/QHash>
#include <QtCore/QLocale>

#include <algorithm>
#include <array>

namespace tierdesk::ai {

namespace {

constexpr int MostCounted = 4; ///< bare numbers up to this only count things

struct Calendar {
    QHash<QString, int> months;
    QHash<QString, int> weekdays;
};

const Calendar &calendar()
{
    static const Calendar Made = [] {
        Calendar made;
        for (const char *language : {"en", "de", "es", "fr", "it", "pt", "nl", "pl"}) {
            const QLocale locale(QString::fromLatin1(language));
            const auto keep = [](QHash<QString, int> &in, QString name, int number) {
                name = name.toLower();
                while (name.endsWith(u'.'))
                    name.chop(1);
                if (name.size() >= 3)
                    in.insert(name, number);
            };
            for (int month = 1; month <= 12; ++month) {
                for (const auto format : {QLocale::LongFormat, QLocale::ShortFormat}) {
                    keep(made.months, locale.monthName(month, format), month);
                    keep(made.months, locale.standaloneMonthName(month, format), month);
                }
            }
            for (int day = 1; day <= 7; ++day) {
                keep(made.weekdays, locale.dayName(day, QLocale::LongFormat), day);
                keep(made.weekdays, locale.dayName(day, QLocale::LongFormat).section(u'-', 0, 0), day);
            }
        }
        // Portuguese weekdays without "-feira" are ordinals, which have other uses.
        for (const QString &ordinal : {u"segunda"_s, u"quarta"_s, u"quinta"_s})
            made.weekdays.remove(ordinal);
        return made;
    }();
    return Made;
}

bool isCurrency(QStringView word)
{
    static const std::array<QLatin1String, 26> Names{
        "usd"_L1,     "eur"_L1,    "gbp"_L1,     "pln"_L1,     "chf"_L1,     "cad"_L1,    "aud"_L1,
        "brl"_L1,     "dollar"_L1, "dollars"_L1, "euro"_L1,    "euros"_L1,   "pound"_L1,  "pounds"_L1,
        "bucks"_L1,   "quid"_L1,   "dólar"_L1,   "dólares"_L1, "dolarów"_L1, "dolary"_L1, "dolara"_L1,
        "dollari"_L1, "reais"_L1,  "złotych"_L1, "cents"_L1,   "zł"_L1};
    return std::any_of(Names.begin(), Names.end(), [word](QLatin1String each) {
        return word.compare(QString::fromUtf8(each.data(), each.size()), Qt::CaseInsensitive) == 0;
    });
}

/// A word, number or sign, as written.
struct Piece {
    QString text;
    bool isNumber = false; ///< digits and marks between them
    bool isId = false;     ///< letters and digits
    bool opensLine = false;
};

bool isJoint(QChar c)
{
    return c == u'.' || c == u',' || c == u'-' || c == u'_' || c == u'/' || c == u':' || c == u'#' || c == u'\'' ||
           c == QChar(0x2019) || c == QChar(0xA0) || c == QChar(0x202F);
}

/// Returns whether the parts of @p token between dashes are separate numbers and words: "5-10", "3-day".
bool isPlainJoint(const QStringList &parts)
{
    return std::all_of(parts.begin(), parts.end(), [](const QString &part) {
        const bool hasDigit = std::any_of(part.begin(), part.end(), [](QChar c) { return c.isDigit(); });
        const bool hasLetter = std::any_of(part.begin(), part.end(), [](QChar c) { return c.isLetter(); });
        return !(hasDigit && hasLetter) && (!hasDigit || part.size() <= 2);
    });
}

void addToken(const QString &token, bool opensLine, std::vector<Piece> &pieces)
{
    const bool hasDigit = std::any_of(token.begin(), token.end(), [](QChar c) { return c.isDigit(); });
    const bool hasLetter = std::any_of(token.begin(), token.end(), [](QChar c) { return c.isLetter(); });
    if (!hasDigit || !hasLetter) {
        pieces.push_back({token, hasDigit, false, opensLine});
        return;
    }
    // "4th", "1er", "10-day", "$5-10": numbers joined to words.
    qsizetype digits = 0;
    while (digits < token.size() && token[digits].isDigit())
        ++digits;
    const QString tail = token.mid(digits);
    const bool isOrdinal = digits > 0 && digits <= 2 && tail.size() <= 3 &&
                           std::all_of(tail.begin(), tail.end(), [](QChar c) { return c.isLetter(); });
    const QStringList parts = token.split(u'-');
    if (isOrdinal) {
        pieces.push_back({token.left(digits), true, false, opensLine});
        if (isCurrency(tail))
            pieces.push_back({tail, false, false, false});
    } else if (parts.size() > 1 && isPlainJoint(parts)) {
        for (const QString &part : parts)
            addToken(part, opensLine, pieces);
    } else {
        pieces.push_back({token, false, true, opensLine});
    }
}

std::vector<Piece> piecesOf(const QString &text)
{
    std::vector<Piece> pieces;
    bool opensLine = true;
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text[at];
        if (c.isLetterOrNumber()) {
            qsizetype end = at;
            while (end < text.size()) {
                if (text[end].isLetterOrNumber()) {
                    ++end;
                    continue;
                }
                const bool joins = isJoint(text[end]) && end + 1 < text.size() && text[end + 1].isLetterOrNumber();
                // A comma, point or narrow space belongs to a token only between digits.
                const bool isFlush = !(text[end] == u',' || text[end].isSpace() || text[end] == u'.') ||
                                     (text[end - 1].isDigit() && joins && text[end + 1].isDigit());
                if (!joins || !isFlush)
                    break;
                ++end;
            }
            QString token = text.mid(at, end - at);
            for (QChar &each : token)
                each = each.isDigit() ? QChar(u'0' + each.digitValue()) : each;
            // "6 500,00" is one number; "am 6. Mai 2026" is not.
            addToken(token, opensLine, pieces);
            opensLine = false;
            at = end;
            continue;
        }
        if (c == u'\n')
            opensLine = true;
        else if (c.category() == QChar::Symbol_Currency || c == u'%')
            pieces.push_back({QString(c), false, false, false});
        ++at;
    }
    return pieces;
}

bool isSign(const Piece &piece)
{
    return !piece.isNumber && !piece.isId &&
           ((piece.text.size() == 1 && piece.text[0].category() == QChar::Symbol_Currency) || isCurrency(piece.text) ||
            piece.text == u"R$");
}

bool isDay(const QString &number)
{
    const int value = number.toInt();
    return number.size() <= 2 && value >= 1 && value <= 31;
}

/// Returns whether @p word may be between a day and its month: "4 de mayo", "4th of May".
bool isBetween(const QString &word)
{
    return word.compare(u"de", Qt::CaseInsensitive) == 0 || word.compare(u"of", Qt::CaseInsensitive) == 0 ||
           word.compare(u"the", Qt::CaseInsensitive) == 0 || word.compare(u"di", Qt::CaseInsensitive) == 0;
}

/// Parses a number that is a date on its own: 2026-05-04, 04.05.2026, 5/4.
std::optional<std::vector<Particulars::Day>> dateOf(const QString &number)
{
    const QChar mark = number.contains(u'-') ? u'-' : number.contains(u'/') ? u'/' : u'.';
    const QStringList parts = number.split(mark);
    if (parts.size() < 2 || parts.size() > 3 || (parts.size() == 2 && mark != u'/'))
        return std::nullopt;
    if (std::any_of(parts.begin(), parts.end(), [](const QString &part) {
            return part.isEmpty() || part.size() > 4 ||
                   std::any_of(part.begin(), part.end(), [](QChar c) { return !c.isDigit(); });
        }))
        return std::nullopt;
    std::vector<Particulars::Day> all;
    const auto add = [&all](const QString &month, const QString &day) {
        if (QDate::isValid(2024, month.toInt(), day.toInt()))
            all.emplace_back(month.toInt(), day.toInt());
    };
    if (parts[0].size() == 4 && parts.size() == 3) {
        add(parts[1], parts[2]);
    } else {
        if (parts.size() == 3 && parts[2].size() != 4 && parts[2].size() != 2)
            return std::nullopt;
        add(parts[1], parts[0]);
        add(parts[0], parts[1]);
    }
    return all.empty() ? std::nullopt : std::optional(all);
}

} // namespace

void Particulars::add(const Particulars &others)
{
    sums.insert(others.sums.begin(), others.sums.end());
    numbers.insert(others.numbers.begin(), others.numbers.end());
    dates.insert(dates.end(), others.dates.begin(), others.dates.end());
    weekdays.insert(others.weekdays.begin(), others.weekdays.end());
}

void Particulars::addDate(int year, int month, int day)
{
    dates.push_back({{month, day}});
    numbers.insert(QString::number(year));
    weekdays.insert(QDate(year, month, day).dayOfWeek());
}

QString plainNumber(QString number)
{
    const qsizetype last = std::max(number.lastIndexOf(u'.'), number.lastIndexOf(u','));
    const bool isDecimal = last >= 0 && number.size() - last - 1 != 3;
    if (isDecimal)
        number[last] = u'#';
    number.removeIf([](QChar c) { return c != u'#' && !c.isDigit(); });
    number.replace(u'#', u'.');
    while (number.size() > 1 && number[0] == u'0' && number[1].isDigit())
        number.remove(0, 1);
    if (number.contains(u'.')) {
        while (number.endsWith(u'0'))
            number.chop(1);
        if (number.endsWith(u'.'))
            number.chop(1);
    }
    return number;
}

Particulars particularsIn(const QString &text)
{
    const Calendar &names = calendar();
    const std::vector<Piece> pieces = piecesOf(text);
    Particulars found;
    const auto at = [&](std::size_t i) -> const Piece * { return i < pieces.size() ? &pieces[i] : nullptr; };
    const auto monthAt = [&](std::size_t i) {
        const Piece *piece = at(i);
        return piece && !piece->isNumber && !piece->isId ? names.months.value(piece->text.toLower()) : 0;
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece &piece = pieces[i];
        if (!piece.isNumber) {
            if (piece.isId)
                found.numbers.insert(piece.text.toUpper());
            else if (const int day = names.weekdays.value(piece.text.toLower()))
                found.weekdays.insert(day);
            continue;
        }
        if (auto date = dateOf(piece.text)) {
            found.dates.push_back(std::move(*date));
            continue;
        }
        int month = 0;
        if (isDay(piece.text)) {
            month = monthAt(i + 1);
            if (month == 0 && at(i + 1) && isBetween(at(i + 1)->text))
                month = monthAt(i + 2);
            if (month == 0 && i > 0)
                month = monthAt(i - 1);
            if (month == 0 && i > 1 && isBetween(at(i - 1)->text))
                month = monthAt(i - 2);
        }
        if (month != 0) {
            found.dates.push_back({{month, piece.text.toInt()}});
            continue;
        }
        const bool isSum =
            (i > 0 && isSign(pieces[i - 1]) && !(i > 1 && pieces[i - 2].isNumber)) || (at(i + 1) && isSign(*at(i + 1)));
        const QString number = plainNumber(piece.text);
        if (isSum) {
            found.sums.insert(number);
            continue;
        }
        const bool isShare = at(i + 1) && at(i + 1)->text == u"%";
        const bool isCount = !isShare && piece.text.size() == 1 && number.toInt() <= MostCounted;
        if (!isCount && !(piece.opensLine && number.size() <= 2))
            found.numbers.insert(number);
    }
    return found;
}

QString firstUnknown(const Particulars &said, const Particulars &known)
{
    for (const QString &each : said.sums) {
        if (!known.sums.contains(each))
            return each;
    }
    for (const QString &each : said.numbers) {
        if (!known.numbers.contains(each) && !known.sums.contains(each))
            return each;
    }
    for (const std::vector<Particulars::Day> &each : said.dates) {
        const bool isKnown = std::any_of(each.begin(), each.end(), [&known](const Particulars::Day &day) {
            return std::any_of(known.dates.begin(), known.dates.end(), [&day](const auto &date) {
                return std::find(date.begin(), date.end(), day) != date.end();
            });
        });
        if (!isKnown)
            return QLocale::c().toString(QDate(2024, each.front().first, each.front().second), u"d MMMM"_s);
    }
    for (const int each : said.weekdays) {
        if (!known.weekdays.contains(each))
            return QLocale::c().dayName(each);
    }
    return {};
}

bool shares(const Particulars &said, const Particulars &known)
{
    const auto isIn = [](const std::set<QString> &all, const std::set<QString> &others) {
        return std::any_of(all.begin(), all.end(), [&](const QString &each) { return others.contains(each); });
    };
    if (isIn(said.sums, known.sums) || isIn(said.numbers, known.numbers))
        return true;
    Particulars dates;
    for (const auto &each : said.dates) {
        dates.dates = {each};
        if (firstUnknown(dates, known).isEmpty())
            return true;
    }
    return false;
}

} // namespace tierdesk::ai
