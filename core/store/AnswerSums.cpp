#include "core/store/AnswerSums.h"

#include "core/domain/Session.h"
#include "core/store/Rows.h"
#include "core/store/Snapshot.h"

#include <QtCore/QJsonDocument>

#include <algorithm>

namespace tierdesk::store {

using base::Result;

namespace {

constexpr qint64 MinuteMs = 60'000;

/// The last message that is in the sums.
Result<qint64> watermark(Database &database)
{
    return rows::number(database.statement(
        u"select cast(value as bigint) from setting where company = 0 and name = 'answers.message'"_s));
}

qint64 numberAfter(const QByteArray &facts, QByteArrayView key)
{
    const qsizetype at = facts.indexOf(key);
    if (at < 0)
        return 0;
    qint64 value = 0;
    for (qsizetype i = at + key.size(); i < facts.size() && facts[i] >= '0' && facts[i] <= '9'; ++i)
        value = value * 10 + (facts[i] - '0');
    return value;
}

/// One answer's share, from its facts as they are stored. A key in quotes can stand only where it is one: within a text
/// its quotes would be escaped. So thousands are read without a tree each.
AnswerSum shareOf(const QByteArray &facts)
{
    constexpr QByteArrayView ModelKey = "\"model\":\"";
    AnswerSum share;
    const qsizetype at = facts.indexOf(ModelKey);
    const qsizetype begin = at + ModelKey.size();
    const qsizetype end = at < 0 ? -1 : facts.indexOf('"', begin);
    const QByteArray name = end < 0 ? QByteArray() : facts.mid(begin, end - begin);
    if (name.contains('\\'))
        share.model = QJsonDocument::fromJson(facts)[u"model"].toString();
    else
        share.model = QString::fromUtf8(name);
    share.answers = 1;
    share.latencyMs = numberAfter(facts, "\"latencyMs\":");
    share.cached = facts.contains("\"cached\":true") ? 1 : 0;
    share.costNanoUsd = numberAfter(facts, "\"costNanoUsd\":");
    return share;
}

void add(AnswerSum &to, const AnswerSum &share)
{
    to.answers += share.answers;
    to.latencyMs += share.latencyMs;
    to.cached += share.cached;
    to.costNanoUsd += share.costNanoUsd;
}

} // namespace

Result<int> AnswerSums::advance(int limit)
{
    const auto from = TRY(watermark(m_database));
    Statement read =
        m_database.statement(u"select m.id, m.answer, s.company, m.at / 60000 from message m join session s on s.id = "
                             "m.session where m.id > ? order by m.id limit ?"_s);
    read.bind(from).bind(limit);
    TRY(read.run());
    struct Row {
        qint64 company, minute;
        AnswerSum sum;
    };
    std::vector<Row> sums;
    qint64 last = from;
    int count = 0;
    while (read.next()) {
        last = read.integer(0);
        ++count;
        if (read.isNull(1))
            continue;
        Row fresh{read.integer(2), read.integer(3), shareOf(read.utf8(1))};
        // They come in the order of time: the row to add to is among the last.
        const auto known = std::find_if(sums.rbegin(), sums.rend(), [&fresh](const Row &each) {
            return each.company == fresh.company && each.minute == fresh.minute && each.sum.model == fresh.sum.model;
        });
        if (known == sums.rend())
            sums.push_back(std::move(fresh));
        else
            add(known->sum, fresh.sum);
    }
    TRY(read.error());
    if (count == 0)
        return 0;
    for (const auto &[company, minute, sum] : sums) {
        Statement put = m_database.statement(
            u"insert into answer_sum (company, minute, model, answers, latency_ms, cached, cost) values (?, ?, ?, ?, "
            u"?, "
            "?, ?) on conflict (company, minute, model) do update set answers = answer_sum.answers + "
            "excluded.answers, latency_ms = answer_sum.latency_ms + excluded.latency_ms, cached = answer_sum.cached + "
            "excluded.cached, cost = answer_sum.cost + excluded.cost"_s);
        put.bind(company).bind(minute).bind(sum.model).bind(sum.answers).bind(sum.latencyMs).bind(sum.cached);
        put.bind(sum.costNanoUsd);
        TRY(put.finish());
    }
    Statement mark =
        m_database.statement(u"insert into setting (company, name, value) values (0, 'answers.message', ?) on conflict "
                             "(company, name) do update set value = excluded.value"_s);
    mark.bind(QString::number(last));
    TRY(mark.finish());
    return count;
}

Result<void> AnswerSums::charge(CompanyId company, Timestamp at, const QString &model, qint64 costNanoUsd)
{
    Statement put = m_database.statement(
        u"insert into answer_sum (company, minute, model, answers, latency_ms, cached, cost) values (?, ?, ?, 0, 0, 0, "
        "?) on conflict (company, minute, model) do update set cost = answer_sum.cost + excluded.cost"_s);
    put.bind(company).bind(at.ms / MinuteMs).bind(model).bind(costNanoUsd);
    return put.finish();
}

Result<std::vector<AnswerSum>> AnswerSums::of(CompanyId company, Timestamp from, Timestamp to) const
{
    const qint64 first = from.ms / MinuteMs;
    const qint64 end = (to.ms + MinuteMs - 1) / MinuteMs;
    // Else an answer that is taken in meanwhile would count twice or not at all.
    const Snapshot snapshot(m_database);
    const auto last = TRY(watermark(m_database));
    Statement summed = m_database.statement(
        u"select model, sum(answers), sum(latency_ms), sum(cached), sum(cost) from answer_sum where "
        "company = ? and minute >= ? and minute < ? group by model"_s);
    summed.bind(company).bind(first).bind(end);
    auto sums = rows::all(std::move(summed), [](const Statement &row) {
        return AnswerSum{row.text(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4)};
    });
    if (!sums)
        return sums.error();
    Statement tail = m_database.statement(
        u"select m.answer from message m join session s on s.id = m.session where m.id > ? and m.answer "
        "is not null and m.at >= ? and m.at < ? and s.company = ?"_s);
    tail.bind(last).bind(Timestamp{first * MinuteMs}).bind(Timestamp{end * MinuteMs}).bind(company);
    const auto fresh = rows::all(std::move(tail), [](const Statement &row) { return shareOf(row.utf8(0)); });
    if (!fresh)
        return fresh.error();
    for (const AnswerSum &share : *fresh) {
        const auto known = std::find_if(sums->begin(), sums->end(),
                                        [&share](const AnswerSum &each) { return each.model == share.model; });
        if (known == sums->end())
            sums->push_back(share);
        else
            add(*known, share);
    }
    std::sort(sums->begin(), sums->end(), [](const AnswerSum &a, const AnswerSum &b) { return a.model < b.model; });
    return sums;
}

} // namespace tierdesk::store
