#include "core/doors/dialects/cs/Codec.h"
#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/ModelDesk.h"
#include "core/doors/dialects/Validation.h"
#include "core/store/Readers.h"

#include <algorithm>

namespace tierdesk::dialects::desk {

namespace {

constexpr Millis Day = Millis::days(1);
constexpr qint64 MaxBuckets = 2000;

Timestamp dayOf(Timestamp at)
{
    return {at.ms - at.ms % Day.count};
}

void showAnalytics(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    QueryFields query(call);
    cs::Period period;
    // Without dates: the thirty days up to now.
    period.to = query.timeAfter(u"endDate").value_or(call.receivedAt);
    period.from = query.time(u"startDate").value_or(period.to - Millis::days(30));
    period.groupBy = query.oneOf<store::GroupBy>(u"groupBy");
    if (period.to <= period.from)
        query.refuse(u"endDate", u"must be after startDate"_s);
    else if (period.to - period.from > Millis::days(1100))
        query.refuse(u"startDate", u"must be at most three years before endDate"_s);
    if (query.error())
        return reply(refusal(*query.error()));
    desk.readJson(reply, [company, period](store::Readers &readers) -> base::Result<QByteArray> {
        const auto figures = TRY(readers.analytics.analytics(company, period.from, period.to, period.groupBy));
        const auto active = TRY(readers.analytics.active(company));
        QJsonObject json = cs::analyticsJson(figures, period);
        QJsonObject byResolution;
        for (const auto &[type, count] : figures.byResolution)
            byResolution.insert(word(type), count);
        json.insert(u"byResolution", byResolution);
        QJsonObject byTier;
        for (const auto &[tier, count] : active.byTier)
            byTier.insert(word(tier), count);
        json.insert(u"active", QJsonObject{{u"open"_s, active.open},
                                           {u"waiting"_s, active.waiting},
                                           {u"held"_s, active.held},
                                           {u"byTier"_s, byTier}});
        return base::toJson(json);
    });
}

deskapi::Tally<Sentiment> tallyOf(const store::MoodSums &sums)
{
    deskapi::Tally<Sentiment> tally;
    for (const auto &[sentiment, text] : Words<Sentiment>::table) {
        const auto found = std::find_if(sums.words.begin(), sums.words.end(),
                                        [each = sentiment](const auto &pair) { return pair.first == each; });
        // The six are always there, what could not be read only when it occurs.
        if (found != sums.words.end())
            tally.counts.push_back(*found);
        else if (sentiment != Sentiment::Unknown)
            tally.counts.emplace_back(sentiment, 0);
    }
    return tally;
}

base::Result<deskapi::SentimentSeries> readSentiment(const store::Readers &readers, CompanyId company, Timestamp from,
                                                     Timestamp to, int minutes)
{
    const auto read = TRY(readers.rows.moods.series(company, from, to, minutes));
    deskapi::SentimentSeries series;
    series.from = read.from;
    series.to = read.to;
    series.bucketMinutes = minutes;
    series.count = read.all.messages;
    series.score = read.all.mean();
    series.words = tallyOf(read.all);
    series.buckets.reserve(read.buckets.size());
    for (const auto &[at, sums] : read.buckets)
        series.buckets.push_back({at, sums.messages, sums.mean(), tallyOf(sums)});
    return series;
}

void showSentiment(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    QueryFields query(call);
    // Without times: the day so far.
    const Timestamp to = query.timeAfter(u"to").value_or(call.receivedAt);
    const Timestamp from = query.time(u"from").value_or(dayOf(to));
    const int minutes = query.integer(u"bucketMinutes", 5, 1, 24 * 60);
    if (to <= from)
        query.refuse(u"to", u"must be after from"_s);
    else if (to - from > Millis::days(31))
        query.refuse(u"from", u"must be at most 31 days before to"_s);
    else if ((to - from).count / (Millis::minutes(1).count * minutes) >= MaxBuckets)
        query.refuse(u"bucketMinutes", u"must make at most %1 buckets"_s.arg(MaxBuckets));
    if (query.error())
        return reply(refusal(*query.error()));
    desk.read(route::ShowSentiment, reply,
              [=](store::Readers &readers) { return readSentiment(readers, company, from, to, minutes); });
}

/// Who is the company's first choice for a tier; none where the embedded responder is.
const ModelProvider *firstChoice(const engine::CompanyEntry &entry, Tier tier)
{
    const QStringList &chain = entry.company.config.models.of(tier).chain;
    if (chain.isEmpty())
        return nullptr;
    const auto at = std::find_if(entry.providers.begin(), entry.providers.end(),
                                 [&chain](const ModelProvider &each) { return each.name == chain.front(); });
    return at == entry.providers.end() ? nullptr : &*at;
}

QString namesOf(const ModelProvider &provider)
{
    const QString &small = provider.model(ModelSize::Small);
    const QString &large = provider.model(ModelSize::Large);
    return small == large ? small : small + u", "_s + large;
}

deskapi::ServerStatus statusOf(const Desk &desk, const Place &place, const engine::CompanyEntry &entry)
{
    const CompanyConfig &config = entry.company.config;
    using State = deskapi::ServerStatus::ModelState;
    deskapi::ServerStatus status;
    status.version = QStringLiteral(TIERDESK_VERSION);
    if (place.addresses)
        status.listen = place.addresses();
    status.isTls = std::any_of(status.listen.begin(), status.listen.end(),
                               [](const QString &url) { return url.startsWith(u"https:"); });
    status.startedAt = place.startedAt;
    const engine::Engine::Vitals vitals = desk.engine.vitals();
    status.p95TurnMs = vitals.p95TurnMs;
    for (const auto &model : vitals.models) {
        const ModelProvider *first = firstChoice(entry, model.tier);
        const ModelDesk::State its = first && place.models ? place.models->state(*first) : ModelDesk::State();
        const bool canSpeak =
            !first || !place.models || (!its.isResting && (its.hasKey || first->wire == ModelWire::OpenAi));
        const bool isWell = !model.isFailing && desk.engine.isHealthy() && canSpeak;
        status.models.push_back({model.tier, first ? namesOf(*first) : model.name,
                                 !config.isTierEnabled(model.tier) ? State::Off
                                 : isWell                          ? State::Ready
                                                                   : State::Degraded});
    }
    return status;
}

base::Result<deskapi::ServerStatus> readStatus(const store::Readers &readers, CompanyId company, Timestamp now,
                                               deskapi::ServerStatus status)
{
    const auto active = TRY(readers.analytics.active(company));
    status.activeSessions = active.open;
    const auto answers = TRY(readers.analytics.firstAnswers(company, dayOf(now), now));
    status.slaMetToday = answers.share();
    return status;
}

/// The series comes to whoever asks for one.
QJsonObject analyticsSchema()
{
    QJsonObject schema = deskapi::schemaOf<deskapi::Analytics>();
    QJsonArray required = schema[u"required"].toArray();
    for (qsizetype i = required.size(); i-- > 0;) {
        if (const QString name = required[i].toString(); name == u"groupBy" || name == u"series")
            required.removeAt(i);
    }
    schema.insert(u"required", required);
    return schema;
}

void showStatus(const Place &place, Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const auto entry = desk.engine.directory()->companies.value(company.value);
    if (!entry)
        return reply(refusal(base::fail(base::Fault::NotFound, u"no such company"_s)));
    desk.read(route::ShowStatus, reply,
              [company, now = call.receivedAt, status = statusOf(desk, place, *entry)](store::Readers &readers) {
                  return readStatus(readers, company, now, status);
              });
}

} // namespace

void addReports(std::vector<Route> &routes, Desk &desk, const Place &place)
{
    add(routes, desk, route::ShowAnalytics, &showAnalytics).doc.responseSchema = analyticsSchema();
    add(routes, desk, route::ShowSentiment, &showSentiment);
    add(routes, desk, route::ShowStatus, std::bind_front(&showStatus, std::cref(place)));
}

} // namespace tierdesk::dialects::desk
