#include "core/domain/Session.h"

#include "core/domain/Fields.h"

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
        {true, true, true, true, false},    // Escalated: never abandoned while the customer waits in a queue
        {true, false, false, false, false}, // Resolved: can only be reopened
        {true, false, false, true, false}}; // Abandoned: the customer returned, or it is resolved
    return Legal[static_cast<int>(from)][static_cast<int>(to)];
}

template<FieldIo Io, Is<Resolution> T>
void fields(Io &io, T &v)
{
    io(u"type", v.type);
    io(u"summary", v.summary);
    io(u"actionsTaken", v.actionsTaken);
    io(u"followUpRequired", v.isFollowUpRequired);
    optionalField(io, u"followUpAt", v.followUpAt);
}

template<FieldIo Io, Is<AnswerFacts> T>
void fields(Io &io, T &v)
{
    io(u"model", v.model);
    io(u"tokensIn", v.tokensIn);
    io(u"tokensOut", v.tokensOut);
    io(u"latencyMs", v.latencyMs);
    io(u"actionsTaken", v.actionsTaken);
    io(u"suggestedActions", v.suggestedActions);
    io(u"articles", v.articles);
    io.optional(v.tokensCached != 0, [&](auto &inner) { inner(u"tokensCached", v.tokensCached); });
    io.optional(v.costNanoUsd != 0, [&](auto &inner) { inner(u"costNanoUsd", v.costNanoUsd); });
    io.optional(v.isCached, [&](auto &inner) { inner(u"cached", v.isCached); });
}

TIERDESK_STORED_FIELDS(Resolution)
TIERDESK_STORED_FIELDS(AnswerFacts)

QJsonObject toJson(const Resolution &resolution)
{
    return written(resolution);
}

base::Result<Resolution> resolutionFromJson(const QJsonObject &json)
{
    return readLeniently<Resolution>(json, LenientReader::UnknownWord::IsBad);
}

QJsonObject toJson(const AnswerFacts &facts)
{
    return written(facts);
}

AnswerFacts answerFactsFromJson(const QJsonObject &json)
{
    return readOrEmpty<AnswerFacts>(json);
}

} // namespace tierdesk
