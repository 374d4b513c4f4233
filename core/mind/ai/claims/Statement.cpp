#include "core/mind/ai/claims/Statement.h"

#include <QtCore/QStringView>

namespace tierdesk::ai {

namespace {

bool isMark(QChar c)
{
    return c == u'*' || c == u'_' || c == u'#' || c == u'`' || c == u'~' || c == u'>' || c == u'|';
}

/// Returns whether the full stop at @p at belongs to the word before it: "4. Mai", "e.g.", "Nr.", an initial.
bool isInner(QStringView line, qsizetype at)
{
    qsizetype begin = at;
    while (begin > 0 && (line[begin - 1].isLetterOrNumber() || line[begin - 1] == u'.'))
        --begin;
    const QStringView word = line.sliced(begin, at - begin);
    if (word.isEmpty())
        return false;
    const bool isNumber = word.back().isDigit();
    qsizetype next = at + 1;
    while (next < line.size() && line[next].isSpace())
        ++next;
    const bool goesOn = next < line.size() && (line[next].isLower() || line[next].isDigit());
    if (isNumber) // a day or an ordinal, unless a sentence clearly ends
        return word.size() <= 2 && next < line.size();
    return word.size() == 1 || word.contains(u'.') || goesOn;
}

bool closes(QChar c)
{
    return c == u')' || c == u'"' || c == u'\'' || c == QChar(0x201D) || c == QChar(0x2019) || c == QChar(0xBB) ||
           c == u'*' || c == u'_';
}

void add(QStringView line, qsizetype offset, std::vector<Statement> &all)
{
    QString words;
    words.reserve(line.size());
    bool hasLetters = false;
    for (const QChar c : line) {
        if (!isMark(c))
            words += c;
        else if (c == u'|')
            words += u' ';
        hasLetters = hasLetters || c.isLetterOrNumber();
    }
    words = std::move(words).simplified();
    while (!words.isEmpty() && (words.front() == u'-' || words.front() == QChar(0x2022) || words.front() == u' '))
        words.remove(0, 1);
    if (hasLetters)
        all.push_back({offset, offset + line.size(), std::move(words)});
    else if (!all.empty()) // a separate mark belongs to the text before it
        all.back().end = offset + line.size();
}

} // namespace

std::vector<Statement> statementsOf(const QString &reply)
{
    std::vector<Statement> all;
    const QStringView text(reply);
    qsizetype begin = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        bool ends = c == u'\n';
        qsizetype end = at;
        if (c == u'.' || c == u'!' || c == u'?' || c == QChar(0x2026)) {
            qsizetype lineEnd = text.indexOf(u'\n', at);
            lineEnd = lineEnd < 0 ? text.size() : lineEnd;
            end = at + 1;
            while (end < lineEnd && (closes(text[end]) || text[end] == u'!' || text[end] == u'?' || text[end] == u'.'))
                ++end;
            const bool isApart = end == lineEnd || text[end].isSpace();
            ends = isApart && !(c == u'.' && isInner(text.sliced(begin, lineEnd - begin), at - begin));
        } else if (c == QChar(0x3002) || c == QChar(0xFF01) || c == QChar(0xFF1F)) {
            end = at + 1;
            ends = true;
        }
        if (!ends)
            continue;
        if (end > begin)
            add(text.sliced(begin, end - begin), begin, all);
        begin = std::max(end, at + (c == u'\n' ? 1 : 0));
        at = std::max(at, end - 1);
    }
    if (begin < text.size())
        add(text.sliced(begin), begin, all);
    return all;
}

} // namespace tierdesk::ai
