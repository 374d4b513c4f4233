#include "core/domain/Session.h"

#include <QtCore/QJsonArray>

#include "core/base/Time.h"

#include <algorithm>
#include <numeric>

namespace tierdesk {

qint64 costOf(std::span<const Message> messages)
{
    return std::accumulate(messages.begin(), messages.end(), qint64{0}, [](qint64 sum, const Message &each) {
        return sum + (each.answer ? each.answer->costNanoUsd : 0);
    });
}

QString toldText(const Message &message)
{
    QStringList parts;
    if (!message.text.isEmpty())
        parts << message.text;
    for (const Attachment &each : message.attachments)
        parts << describe(each);
    return parts.join(u'\n');
}

bool isSessionId(QStringView id)
{
    return !id.isEmpty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'.' ||
               u == u'_' || u == u':' || u == u'-';
    });
}

bool canMove(Status from, Status to)
{
    // Rows: from; columns: to, in the order of the enum.
    //                                   Active Waiting Escalated Resolved Abandoned
    static constexpr bool Legal[5][5] = {
        {true, true, true, true, true},     // Active
        {true, true, true, true, true},     // WaitingCustomer
        {true, true, true, true, false},    // Escalated: a queue never runs out on a customer
        {true, false, false, false, false}, // Resolved: only reopened
        {true, false, false, true, false}}; // Abandoned: the customer came back, or it is closed
    return Legal[static_cast<int>(from)][static_cast<int>(to)];
}

QJsonObject toJson(const Resolution &resolution)
{
    QJsonObject json{{u"type"_s, word(resolution.type)},
                     {u"summary"_s, resolution.summary},
                     {u"actionsTaken"_s, QJsonArray::fromStringList(resolution.actionsTaken)},
                     {u"followUpRequired"_s, resolution.isFollowUpRequired}};
    if (resolution.followUpAt)
        json.insert(u"followUpAt"_s, base::isoText(*resolution.followUpAt));
    return json;
}

namespace {

QStringList stringsFrom(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &each : value.toArray())
        list.append(each.toString());
    return list;
}

} // namespace

base::Result<Resolution> resolutionFromJson(const QJsonObject &json)
{
    const QString type = json[u"type"].toString();
    const auto known = fromWord<ResolutionType>(type);
    if (!known)
        return base::fail(base::Fault::InvalidInput, u"there is no resolution \"%1\""_s.arg(type.left(40)), u"type"_s);
    Resolution resolution;
    resolution.type = *known;
    resolution.summary = json[u"summary"].toString();
    resolution.actionsTaken = stringsFrom(json[u"actionsTaken"]);
    resolution.isFollowUpRequired = json[u"followUpRequired"].toBool();
    if (const auto at = base::timestampFromIso(json[u"followUpAt"].toString()))
        resolution.followUpAt = *at;
    return resolution;
}

QJsonObject toJson(const AnswerFacts &facts)
{
    QJsonObject json{{u"model"_s, facts.model},
                     {u"tokensIn"_s, facts.tokensIn},
                     {u"tokensOut"_s, facts.tokensOut},
                     {u"latencyMs"_s, facts.latencyMs},
                     {u"actionsTaken"_s, QJsonArray::fromStringList(facts.actionsTaken)},
                     {u"suggestedActions"_s, QJsonArray::fromStringList(facts.suggestedActions)},
                     {u"articles"_s, QJsonArray::fromStringList(facts.articles)}};
    if (facts.tokensCached != 0)
        json.insert(u"tokensCached"_s, facts.tokensCached);
    if (facts.costNanoUsd != 0)
        json.insert(u"costNanoUsd"_s, facts.costNanoUsd);
    if (facts.isCached)
        json.insert(u"cached"_s, true);
    return json;
}

AnswerFacts answerFactsFromJson(const QJsonObject &json)
{
    AnswerFacts facts;
    facts.model = json[u"model"].toString();
    facts.tokensIn = json[u"tokensIn"].toInt();
    facts.tokensOut = json[u"tokensOut"].toInt();
    facts.latencyMs = json[u"latencyMs"].toInt();
    facts.actionsTaken = stringsFrom(json[u"actionsTaken"]);
    facts.suggestedActions = stringsFrom(json[u"suggestedActions"]);
    facts.articles = stringsFrom(json[u"articles"]);
    facts.tokensCached = json[u"tokensCached"].toInt();
    facts.costNanoUsd = json[u"costNanoUsd"].toInteger();
    facts.isCached = json[u"cached"].toBool();
    return facts;
}

} // namespace tierdesk
