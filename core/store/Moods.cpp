#include "core/store/Moods.h"

#include "core/store/Rows.h"
#include "core/store/Snapshot.h"

#include <algorithm>

namespace tierdesk::store {

using base::Result;

namespace {

constexpr qint64 MinuteMs = 60'000;

struct MoodRow {
    qint64 bucket = 0;
    Sentiment sentiment = Sentiment::Unknown;
    qint64 messages = 0, scored = 0;
    double score = 0;
};

MoodRow moodRow(const Statement &row)
{
    return {row.integer(0), row.enumerator<Sentiment>(1), row.integer(2), row.integer(3), row.real(4)};
}

/// The last message that is in the sums.
Result<qint64> watermark(Database &database)
{
    return rows::number(database.statement(
        u"select cast(value as bigint) from setting where company = 0 and name = 'moods.message'"_s));
}

} // namespace

void MoodSums::add(Sentiment sentiment, qint64 count, qint64 countScored, double sum)
{
    messages += count;
    scored += countScored;
    score += sum;
    const auto known =
        std::find_if(words.begin(), words.end(), [&](const auto &each) { return each.first == sentiment; });
    if (known != words.end())
        known->second += count;
    else
        words.emplace_back(sentiment, count);
}

Result<int> Moods::advance(int limit)
{
    const auto from = TRY(watermark(m_database));
    // Summed here and not by SQL, which would sort the messages into their groups: they come in the order of time.
    Statement read = m_database.statement(
        u"select m.id, m.speaker, s.company, m.at / 60000, m.sentiment, m.score from message m join "
        "session s on s.id = m.session where m.id > ? order by m.id limit ?"_s);
    read.bind(from).bind(limit);
    TRY(read.run());
    struct Sum {
        qint64 company, minute;
        Sentiment sentiment;
        qint64 messages, scored;
        double score;
    };
    std::vector<Sum> sums;
    qint64 last = from;
    int count = 0;
    while (read.next()) {
        last = read.integer(0);
        ++count;
        if (read.enumerator<Speaker>(1) != Speaker::Customer)
            continue;
        const Sum fresh{read.integer(2), read.integer(3), read.enumerator<Sentiment>(4), 0, 0, 0};
        auto sum = std::find_if(sums.begin(), sums.end(), [&fresh](const Sum &each) {
            return each.company == fresh.company && each.minute == fresh.minute && each.sentiment == fresh.sentiment;
        });
        if (sum == sums.end())
            sum = sums.insert(sums.end(), fresh);
        sum->messages += 1;
        sum->scored += read.isNull(5) ? 0 : 1;
        sum->score += read.real(5);
    }
    TRY(read.error());
    if (count == 0)
        return 0;
    for (const Sum &sum : sums) {
        Statement add = m_database.statement(
            u"insert into mood (company, minute, sentiment, messages, scored, score) values (?, ?, ?, ?, ?, ?) on "
            "conflict (company, minute, sentiment) do update set messages = mood.messages + excluded.messages, "
            "scored = mood.scored + excluded.scored, score = mood.score + excluded.score"_s);
        add.bind(sum.company).bind(sum.minute).bind(sum.sentiment).bind(sum.messages).bind(sum.scored).bind(sum.score);
        TRY(add.finish());
    }
    Statement mark =
        m_database.statement(u"insert into setting (company, name, value) values (0, 'moods.message', ?) on conflict "
                             "(company, name) do update set value = excluded.value"_s);
    mark.bind(QString::number(last));
    TRY(mark.finish());
    return count;
}

Result<MoodSeries> Moods::series(CompanyId company, Timestamp from, Timestamp to, int minutes) const
{
    const qint64 first = from.ms / MinuteMs;
    const qint64 end = (to.ms + MinuteMs - 1) / MinuteMs;
    MoodSeries series;
    series.from = {first * MinuteMs};
    series.to = {end * MinuteMs};
    for (qint64 start = first; start < end; start += minutes)
        series.buckets.emplace_back(Timestamp{start * MinuteMs}, MoodSums{});

    // Else a message that is taken in meanwhile would count twice or not at all.
    const Snapshot snapshot(m_database);
    const auto last = TRY(watermark(m_database));
    Statement summed = m_database.statement(
        u"select (minute - ?) / ? as bucket, sentiment, sum(messages), sum(scored), sum(score) from mood where company "
        "= ? and minute >= ? and minute < ? group by (minute - ?) / ?, sentiment"_s);
    summed.bind(first).bind(minutes).bind(company).bind(first).bind(end).bind(first).bind(minutes);
    auto found = TRY(rows::all(std::move(summed), moodRow));
    Statement tail = m_database.statement(
        u"select (m.at / 60000 - ?) / ? as bucket, m.sentiment, 1, case when m.score is null then 0 else "
        "1 end, coalesce(m.score, 0) from message m join session s on s.id = m.session where m.id > ? "
        "and m.speaker = 'customer' and m.at >= ? and m.at < ? and s.company = ?"_s);
    tail.bind(first).bind(minutes).bind(last).bind(series.from).bind(series.to).bind(company);
    auto fresh = TRY(rows::all(std::move(tail), moodRow));
    for (const auto *part : {&found, &fresh}) {
        for (const MoodRow &row : *part) {
            series.all.add(row.sentiment, row.messages, row.scored, row.score);
            series.buckets.at(static_cast<size_t>(row.bucket))
                .second.add(row.sentiment, row.messages, row.scored, row.score);
        }
    }
    return series;
}

} // namespace tierdesk::store
