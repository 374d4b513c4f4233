#include "core/store/SearchIndex.h"

#include "core/store/Rows.h"
#include "core/store/SearchWords.h"

#include <QtCore/QSet>

#include <algorithm>
#include <utility>

namespace tierdesk::store {

using base::Result;

namespace {

const QString &watermarkText()
{
    static const QString text =
        u"select cast(value as bigint) from setting where company = 0 and name = 'search.indexedMessage'"_s;
    return text;
}

struct Pending {
    qint64 message = 0;
    qint64 session = 0;
    qint64 company = 0;
    QString text;
};

} // namespace

QString folded(QStringView text)
{
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; }))
        return text.toString().toLower(); // nothing to take apart
    QString result;
    result.reserve(text.size());
    const QString parts = text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : parts) {
        if (c == u'\u00df') // the one common letter whose folding is two
            result += "ss"_L1;
        else if (c.category() != QChar::Mark_NonSpacing)
            result += c;
    }
    return result;
}

Result<int> SearchIndex::advance(int limit)
{
    const auto from = TRY(rows::number(m_database.statement(watermarkText())));
    Statement query = m_database.statement(
        u"select m.id, m.session, s.company, m.text from message m join session s on s.id = m.session "
        "where m.id > ? order by m.id limit ?"_s);
    query.bind(from).bind(limit);
    const auto batch = rows::all(std::move(query), [](const Statement &row) {
        return Pending{row.integer(0), row.integer(1), row.integer(2), row.text(3)};
    });
    if (!batch)
        return batch.error();
    if (batch->empty())
        return 0;
    QSet<qint64> sessions;
    for (const Pending &each : *batch) {
        Statement add = m_database.statement(u"insert into message_text (rowid, company, words) values (?, ?, ?)"_s);
        add.bind(each.message).bind(companyWord(CompanyId{each.company})).bind(folded(each.text));
        TRY(add.finish());
        sessions.insert(each.session);
    }
    for (qint64 session : std::as_const(sessions)) {
        // A session's own words change with its messages; the last batch that it is in has the last of them.
        Statement read = m_database.statement(
            u"select s.company, s.public_id || ' ' || s.customer_ref || ' ' || s.summary || ' ' || "
            "coalesce(c.name || ' ' || c.email, '') from session s left join customer c on c.id = "
            "s.customer where s.id = ?"_s);
        read.bind(session);
        const auto words = rows::one(std::move(read), [](const Statement &row) {
            return std::pair{row.id<CompanyId>(0), folded(row.text(1))};
        });
        if (!words)
            return words.error();
        if (!words->has_value())
            continue;
        Statement add =
            m_database.statement(u"insert or replace into session_text (rowid, company, words) values (?, ?, ?)"_s);
        add.bind(session).bind(companyWord((*words)->first)).bind((*words)->second);
        TRY(add.finish());
    }
    Statement mark = m_database.statement(
        u"insert into setting (company, name, value) values (0, 'search.indexedMessage', ?) on conflict "
        "(company, name) do update set value = excluded.value"_s);
    mark.bind(QString::number(batch->back().message));
    TRY(mark.finish());
    return static_cast<int>(batch->size());
}

Result<qint64> SearchIndex::backlog() const
{
    const auto from = TRY(rows::number(m_database.statement(watermarkText())));
    return rows::number(m_database.statement(u"select count(*) from message where id > ?"_s, from));
}

} // namespace tierdesk::store
