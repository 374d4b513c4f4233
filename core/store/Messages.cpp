#include "core/store/Messages.h"

#include "core/base/Json.h"
#include "core/base/JsonText.h"
#include "core/store/Rows.h"

#include <algorithm>
#include <limits>

namespace tierdesk::store {

using base::Result;

namespace {

/// The facts without what is empty: answerFactsFromJson() gives that back, and a turn writes them once.
QByteArray storedFacts(const AnswerFacts &facts)
{
    base::JsonText json;
    json.member("model"_L1, facts.model);
    const auto put = [&json](const char *key, qint64 value) {
        if (value != 0)
            json.member(QLatin1String(key), value);
    };
    put("tokensIn", facts.tokensIn);
    put("tokensOut", facts.tokensOut);
    put("latencyMs", facts.latencyMs);
    put("tokensCached", facts.tokensCached);
    put("costNanoUsd", facts.costNanoUsd);
    if (facts.isCached)
        json.member("cached"_L1, true);
    const auto putList = [&json](const char *key, const QStringList &list) {
        if (!list.isEmpty())
            json.list(QLatin1String(key), list);
    };
    putList("actionsTaken", facts.actionsTaken);
    putList("suggestedActions", facts.suggestedActions);
    putList("articles", facts.articles);
    return json.finish();
}

} // namespace

template<class Io, Is<Message> T>
void columns(Io &io, T &v)
{
    io.table("message", "m");
    io.key("id", v.id);
    io.fixed("session", v.session);
    io.fixed("at", v.at);
    io.fixed("speaker", v.speaker);
    io.fixed("is_internal", v.isInternal);
    io.fixed("score", v.score);
    io.fixed("sentiment", v.sentiment);
    io.fixed("cue", v.trigger);
    io.fixed("author", v.author);
    io.fixed("author_name", v.authorName);
    io.fixed("answer", Converted(v.answer, storedFacts, answerFactsFromJson));
    io.fixed("text", v.text);
    io.optional(v.topic, [](auto &facts, auto &topic) {
        facts.fixed("category", topic.category);
        facts.fixed("category_confidence", topic.confidence);
        facts.fixed("intent", NullIf(topic.intent.isEmpty(), topic.intent));
        facts.fixed("intent_confidence", NullIf(topic.intent.isEmpty(), topic.intentConfidence));
    });
    io.fixed("complexity", v.complexity);
    io.fixed("attachments", Converted(v.attachments, ToJson, attachmentsFromJson));
}

Result<MessageId> Messages::append(const Message &message)
{
    return rows::insert<MessageId>(m_database, message);
}

Result<std::vector<Message>> Messages::of(SessionKey session, MessageId after, int limit) const
{
    static const QString text = rows::select<Message>("where m.session = ? and m.id > ? order by m.id limit ?");
    const int most = limit > 0 ? limit : std::numeric_limits<int>::max();
    return rows::all<Message>(m_database.statement(text, session, after.value, most));
}

Result<std::vector<Message>> Messages::lastOf(SessionKey session, int count, bool withNotes) const
{
    static const QString text =
        rows::select<Message>("where m.session = ? and m.is_internal <= ? order by m.id desc limit ?");
    auto messages = rows::all<Message>(m_database.statement(text, session, withNotes, count));
    if (messages)
        std::reverse(messages->begin(), messages->end());
    return messages;
}

Result<std::optional<Message>> Messages::byId(MessageId id) const
{
    static const QString text = rows::select<Message>("where m.id = ?");
    return rows::one<Message>(m_database.statement(text, id));
}

Result<void> Messages::beginWait(MessageId message)
{
    return m_database.statement(u"insert into unanswered (message) values (?)"_s, message).finish();
}

Result<void> Messages::endWait(MessageId message)
{
    return m_database.statement(u"delete from unanswered where message = ?"_s, message).finish();
}

Result<std::vector<Message>> Messages::waiting() const
{
    static const QString text =
        u"select %1 from unanswered u join message m on m.id = u.message order by u.message"_s.arg(
            rows::texts<Message>().columns);
    return rows::all<Message>(m_database.statement(text));
}

} // namespace tierdesk::store
