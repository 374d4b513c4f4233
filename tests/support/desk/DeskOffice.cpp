#include "core/base/Json.h"
#include "tests/support/desk/DeskDouble.h"

#include <QtCore/QDateTime>

#include <algorithm>

/// What is not a case: lists, figures, the configuration, saved replies.
namespace tierdesk::test {

using namespace deskapi;

namespace {

base::Error noSuchPath()
{
    return base::fail(base::Fault::NotFound, u"no such path"_s);
}

QString value(const QUrlQuery &query, const char *key)
{
    return query.queryItemValue(QString::fromLatin1(key), QUrl::FullyDecoded);
}

template<class E>
bool fits(const QUrlQuery &query, const char *key, const std::optional<E> &has)
{
    const QString wanted = value(query, key);
    return wanted.isEmpty() || (has && word(*has) == wanted);
}

bool isWithin(const QUrlQuery &query, Timestamp at)
{
    const auto from = base::timestampFromIso(value(query, "from"));
    const auto to = base::timestampFromIso(value(query, "to"));
    return (value(query, "from").isEmpty() || (from && at >= *from)) &&
           (value(query, "to").isEmpty() || (to && at < *to));
}

bool isFound(const QUrlQuery &query, const SessionRow &row)
{
    const QString text = QStringList{row.id, row.customerName, row.summary, row.preview}.join(u' ');
    return text.contains(value(query, "q"), Qt::CaseInsensitive);
}

bool isOnly(const QUrlQuery &query, const SessionRow &row)
{
    const QStringList only = value(query, "only").split(u',', Qt::SkipEmptyParts);
    const bool isOpen = row.status != Status::Resolved && row.status != Status::Abandoned;
    const QString resolution = value(query, "resolution");
    return (!only.contains("escalated"_L1) || row.reason) &&
           (!only.contains("ai"_L1) || row.tier != Tier::HumanAgent) && (!only.contains("rated"_L1) || row.rating) &&
           (!only.contains("open"_L1) || isOpen) &&
           (!only.contains("waiting"_L1) || (isOpen && row.waitingSince && !row.holder.isSet())) &&
           (!only.contains("held"_L1) || (isOpen && row.holder.isSet())) &&
           (resolution.isEmpty() || (row.resolution && word(row.resolution->type) == resolution));
}

} // namespace

SessionPage DeskDouble::page(const QUrlQuery &query) const
{
    std::vector<SessionRow> all;
    for (const auto &[id, row] : m_rows) {
        const QString holder = value(query, "holder");
        if (fits(query, "status", std::optional(row.status)) && fits(query, "tier", std::optional(row.tier)) &&
            fits(query, "sentiment", std::optional(row.sentiment)) && fits(query, "category", row.category) &&
            fits(query, "channel", std::optional(row.channel)) && isWithin(query, row.createdAt) &&
            fits(query, "reason", row.reason) && isOnly(query, row) && isFound(query, row) &&
            (holder.isEmpty() || QString::number(row.holder.value) == holder))
            all.push_back(row);
    }
    const SessionOrder order = SessionOrder::fromText(value(query, "sort")).value_or(SessionOrder());
    std::sort(all.begin(), all.end(),
              [&order](const SessionRow &a, const SessionRow &b) { return isBefore(a, b, order); });
    SessionPage page;
    page.total = static_cast<int>(all.size());
    if (value(query, "status") == "ACTIVE"_L1)
        page.total += activeSessions;
    page.limit = value(query, "limit").isEmpty() ? 50 : value(query, "limit").toInt();
    const QString after = value(query, "after"); // here it is the id of the last one
    auto from = std::find_if(all.cbegin(), all.cend(), [&](const SessionRow &row) { return row.id == after; });
    from = after.isEmpty() ? all.cbegin() : from == all.cend() ? from : from + 1;
    const auto to = from + std::min<std::ptrdiff_t>(page.limit, all.cend() - from);
    page.sessions.assign(from, to);
    if (to != all.cend())
        page.next = page.sessions.back().id;
    return page;
}

void DeskDouble::tell(const QStringList &kinds)
{
    Event event;
    event.seq = ++m_seq;
    event.at = clock();
    event.kinds = kinds;
    m_journal.push_back(event);
    for (QWebSocket *socket : m_greeted)
        send(socket, event);
}

void DeskDouble::tellReplies()
{
    tell({u"savedreplies.changed"_s});
}

void DeskDouble::saveConfig(const QJsonObject &patch, const QString &by)
{
    const auto was = mergeConfig(defaultConfig(), config);
    const auto merged = was ? mergeConfig(*was, patch) : was;
    if (!merged)
        qFatal("no configuration: %s", qPrintable(merged.error().message));
    configVersions.insert(configVersions.begin(), {++configVersion, clock(), by, config, toJson(*merged)});
    config = toJson(*merged);
    tell({u"config.saved"_s});
}

base::Result<QJsonObject> DeskDouble::serveReplies(const Asked &asked)
{
    const auto find = [this](auto is) { return std::find_if(savedReplies.begin(), savedReplies.end(), is); };
    const SavedReplyId id{asked.path.section(u'/', 3, 3).toLongLong()};
    const auto same = find([&](const SavedReply &each) { return each.id == id; });
    if (asked.method == "GET")
        return encode(SavedReplies{savedReplies});
    if (id.isSet() && same == savedReplies.end())
        return base::fail(base::Fault::NotFound, u"no such saved reply"_s);
    if (asked.method == "DELETE") {
        savedReplies.erase(same);
        tellReplies();
        return QJsonObject{};
    }
    const auto json = base::parseJsonObject(asked.body);
    const auto request = json ? decode<SaveReply>(*json) : base::Result<SaveReply>(json.error());
    if (!request)
        return request.error();
    const auto taken =
        find([&](const SavedReply &each) { return each.shortcut == request->shortcut && each.id != id; });
    if (taken != savedReplies.end())
        return base::fail(base::Fault::Conflict, u"the shortcut is taken"_s, u"shortcut"_s);
    SavedReply reply;
    reply.id = id.isSet() ? id : SavedReplyId{++m_lastId};
    reply.shortcut = request->shortcut;
    reply.title = request->title;
    reply.text = request->text;
    reply.updatedAt = {clock().ms + ++m_seq}; // later than any before it
    if (id.isSet())
        *same = reply;
    else
        savedReplies.push_back(reply);
    tellReplies();
    return encode(reply);
}

base::Result<QJsonObject> DeskDouble::office(const Asked &asked)
{
    if (asked.path.startsWith("/desk/saved-replies"_L1))
        return serveReplies(asked);
    if (asked.path.startsWith("/desk/models"_L1))
        return serveModels(asked);
    if (asked.path.startsWith("/desk/training"_L1))
        return serveTraining(asked);
    if (asked.path.startsWith("/desk/endpoints"_L1))
        return serveEndpoints(asked);
    if (asked.path.startsWith("/desk/deliveries"_L1))
        return serveDeliveries(asked);
    if (asked.path.startsWith(u"/desk/accounts/"))
        return serveAccount(asked);
    if (asked.path == u"/desk/letters/ignored")
        return serveLetters(asked);
    if (asked.path == "/desk/config/versions"_L1)
        return encode(ConfigVersions{configVersions});
    if (asked.path == "/desk/config"_L1) {
        if (asked.method == "PUT") {
            const auto patch = base::parseJsonObject(asked.body);
            const auto was = mergeConfig(defaultConfig(), config);
            const auto merged = patch && was ? mergeConfig(*was, *patch) : was;
            if (!merged)
                return merged.error();
            saveConfig(*patch, me.email);
        }
        return encode(Config{asked.company.isEmpty() ? me.company : asked.company, configVersion, config});
    }
    if (asked.path == u"/desk/webchat") {
        if (asked.method == "PUT") {
            const auto patch = base::parseJsonObject(asked.body);
            const auto merged = patch ? mergeWebChat(webChat, *patch) : base::Result<WebChatBrand>(patch.error());
            if (!merged)
                return merged.error();
            webChat = *merged;
        }
        return toJson(webChat);
    }
    if (asked.path == "/desk/analytics"_L1) {
        const auto end = base::timestampFromIso(value(asked.query, "endDate"));
        const bool isBefore = end && *end < clock() - Millis::minutes(1);
        return encode(isBefore ? analyticsBefore : analytics);
    }
    if (asked.path == "/desk/sentiment"_L1) {
        if (sentiment.bucketMinutes > 0)
            return encode(sentiment);
        const auto from = base::timestampFromIso(value(asked.query, "from"));
        const auto to = base::timestampFromIso(value(asked.query, "to"));
        if (!from || !to)
            return base::fail(base::Fault::InvalidInput, u"from and to"_s, u"from"_s);
        return encode(designMoods(*from, *to, value(asked.query, "bucketMinutes").toInt()));
    }
    return noSuchPath();
}

// --- data

Analytics designFigures(Timestamp now)
{
    Analytics figures;
    figures.overview = {450, 421, 93.6, 312, 4.8, 4.3, 118};
    figures.byTier = {{Tier::AiRep, {350, 340, 97.1, 140}},
                      {Tier::AiManager, {80, 66, 82.5, 420}},
                      {Tier::HumanAgent, {20, 15, 75.0, 1860}}};
    figures.byChannel = {{Channel::Chat, {301, 288, 95.7, 250}},
                         {Channel::Email, {96, 86, 89.6, 640}},
                         {Channel::Voice, {38, 34, 89.5, 410}},
                         {Channel::Sms, {15, 13, 86.7, 300}}};
    figures.escalations.sessions = 100;
    figures.escalations.rate = 22.2;
    figures.escalations.averageSeconds = 95;
    figures.escalations.byReason.counts = {{Reason::RefundRequest, 35}, {Reason::IrateCustomer, 20},
                                           {Reason::ComplexIssue, 16},  {Reason::CustomerRequest, 15},
                                           {Reason::RepeatContact, 8},  {Reason::LegalMention, 4},
                                           {Reason::PolicyException, 2}};
    figures.sentiment.distribution.counts = {{Sentiment::Happy, 96},    {Sentiment::Satisfied, 140},
                                             {Sentiment::Neutral, 120}, {Sentiment::Frustrated, 58},
                                             {Sentiment::Angry, 24},    {Sentiment::Irate, 12}};
    figures.sentiment.irateIncidents = 17;
    figures.sentiment.improvement = 61.4;
    figures.byResolution.counts = {
        {ResolutionType::InformationProvided, 188}, {ResolutionType::IssueResolved, 121},
        {ResolutionType::RefundProcessed, 58},      {ResolutionType::ReplacementSent, 31},
        {ResolutionType::CreditApplied, 17},        {ResolutionType::SubscriptionModified, 6}};
    figures.active = {42, 7, 8, {{{Tier::AiRep, 22}, {Tier::AiManager, 5}, {Tier::HumanAgent, 15}}}};
    figures.groupBy = GroupBy::Day;
    constexpr std::array Days{18, 19, 18, 20, 21, 20, 20, 19, 16, 14, 15, 12, 14, 11,
                              12, 12, 13, 12, 15, 14, 17, 17, 20, 21, 20, 20, 14, 6};
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.ms, Qt::UTC).date();
    for (int day = 0; day < static_cast<int>(Days.size()); ++day) {
        FiguresBucket bucket;
        bucket.start = {today.addDays(day + 1 - static_cast<int>(Days.size())).startOfDay(Qt::UTC).toMSecsSinceEpoch()};
        bucket.figures.sessions = Days.at(static_cast<std::size_t>(day));
        bucket.escalated = bucket.figures.sessions / 4 - day % 2;
        const qint64 people = 1 + day % 2;
        bucket.byTier.counts = {{Tier::AiRep, bucket.figures.sessions - bucket.escalated},
                                {Tier::AiManager, bucket.escalated - people},
                                {Tier::HumanAgent, people}};
        figures.series.push_back(bucket);
    }
    return figures;
}

SentimentSeries designMoods(Timestamp from, Timestamp to, int minutes)
{
    SentimentSeries series;
    series.from = from;
    series.to = to;
    series.bucketMinutes = std::max(1, minutes);
    std::array<qint64, 6> sums{};
    double score = 0;
    int step = 0;
    for (Timestamp at = from; at < to; at = at + Millis::minutes(series.bucketMinutes), ++step) {
        SentimentSeries::Bucket bucket;
        bucket.at = at;
        const int wave = step % 12 < 6 ? step % 12 : 12 - step % 12;
        const std::array<qint64, 6> counts{20 + 2 * wave, 34 - wave, 26 + wave, 12 - wave, 6 + wave % 3, 2 + wave % 2};
        for (std::size_t word = 0; word < counts.size(); ++word) {
            bucket.words.counts.emplace_back(static_cast<Sentiment>(word), counts.at(word));
            bucket.count += counts.at(word);
            sums.at(word) += counts.at(word);
        }
        bucket.score = 0.12 - 0.06 * wave;
        score += *bucket.score * static_cast<double>(bucket.count);
        series.count += bucket.count;
        series.buckets.push_back(bucket);
    }
    for (std::size_t word = 0; word < sums.size(); ++word)
        series.words.counts.emplace_back(static_cast<Sentiment>(word), sums.at(word));
    if (series.count > 0)
        series.score = score / static_cast<double>(series.count);
    return series;
}

} // namespace tierdesk::test
