#include "core/store/SearchWords.h"

#include "core/store/Rows.h"
#include "core/store/SearchIndex.h"

#include <QtCore/QSet>

#include <algorithm>

namespace tierdesk::store {

using base::Result;

namespace {

constexpr int MostMatches = 10'000;
constexpr int MostUnindexed = 5'000;

QStringList split(const QString &text)
{
    QStringList words;
    QString word;
    for (const QChar c : folded(text) + u' ') {
        if (c.isLetterOrNumber()) {
            word += c;
        } else if (!word.isEmpty()) {
            words += word;
            word.clear();
        }
    }
    return words;
}

bool hasAll(const QStringList &wanted, const QStringList &present)
{
    return std::all_of(wanted.begin(), wanted.end(), [&present](const QString &word) {
        return std::any_of(present.begin(), present.end(),
                           [&word](const QString &each) { return each.startsWith(word); });
    });
}

Result<void> collect(Statement query, QSet<qint64> &sessions)
{
    if (auto run = query.run(); !run)
        return run;
    while (query.next())
        sessions.insert(query.integer(0));
    return query.error();
}

} // namespace

QString companyWord(CompanyId company)
{
    return u"c%1"_s.arg(company.value);
}

QStringList searchWords(const QString &text)
{
    QStringList words = split(text);
    words.removeDuplicates();
    return words.mid(0, 8);
}

Result<std::vector<qint64>> sessionsWith(Database &database, CompanyId company, const QString &text)
{
    QSet<qint64> sessions;
    const QString beginning = text.trimmed();
    const QStringList words = searchWords(text);
    if (words.isEmpty())
        return std::vector<qint64>();

    Statement byId = database.statement(
        u"select id from session where company = ? and public_id >= ? and public_id < ? order by public_id limit 1000"_s);
    byId.bind(company).bind(beginning).bind(beginning + QChar(0xffff));
    TRY(collect(std::move(byId), sessions));

    QStringList terms;
    for (const QString &word : words)
        terms += u'"' + word + "\"*"_L1;
    const QString match = u"company : %1 AND words : (%2)"_s.arg(companyWord(company), terms.join(u" AND "));
    Statement byMessage = database.statement(
        u"select session from message where id in (select rowid from message_text where message_text "
        "match ? order by rowid desc limit ?)"_s);
    byMessage.bind(match).bind(MostMatches);
    TRY(collect(std::move(byMessage), sessions));
    Statement bySession =
        database.statement(u"select rowid from session_text where session_text match ? order by rowid desc limit ?"_s);
    bySession.bind(match).bind(MostMatches);
    TRY(collect(std::move(bySession), sessions));

    // The cross join keeps the order: the newest messages first, then their sessions.
    Statement tail = database.statement(
        u"select m.session, m.text, s.summary, coalesce(c.name || ' ' || c.email, '') from message m cross join "
        u"session "
        "s left join customer c on c.id = s.customer where s.id = m.session and m.id > coalesce((select cast(value as "
        "bigint) from setting where company = 0 and name = 'search.indexedMessage'), 0) and s.company = ? order by "
        "m.id desc limit ?"_s);
    tail.bind(company).bind(MostUnindexed);
    TRY(tail.run());
    while (tail.next()) {
        if (hasAll(words, split(tail.text(1))) || hasAll(words, split(tail.text(2) + u' ' + tail.text(3))))
            sessions.insert(tail.integer(0));
    }
    TRY(tail.error());
    return std::vector<qint64>(sessions.begin(), sessions.end());
}

} // namespace tierdesk::store
