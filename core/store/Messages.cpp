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

Result<MessageId> Messages::append(const Message &message)
{
    Statement query =
        m_database.statement(u"insert into message (session, at, speaker, is_internal, score, sentiment, cue, author, "
                             "author_name, answer, text, category, category_confidence, intent, intent_confidence, "
                             "complexity, attachments) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    query.bind(message.session)
        .bind(message.at)
        .bind(message.speaker)
        .bind(message.isInternal)
        .bind(message.score)
        .bind(message.sentiment)
        .bind(message.trigger)
        .bind(message.author)
        .bind(message.authorName);
    if (message.answer)
        query.json(storedFacts(*message.answer));
    else
        query.null();
    query.bind(message.text);
    if (message.topic) {
        query.bind(message.topic->category).bind(message.topic->confidence);
        if (message.topic->intent.isEmpty())
            query.null().null();
        else
            query.bind(message.topic->intent).bind(message.topic->intentConfidence);
    } else {
        query.null().null().null().null();
    }
    query.bind(message.complexity);
    if (message.attachments.empty())
        query.null();
    else
        query.json(base::toJson(toJson(message.attachments)));
    const auto id = TRY(query.insert());
    return MessageId{id};
}

Result<std::vector<Message>> Messages::of(SessionKey session, MessageId after, int limit) const
{
    static const QString text =
        rows::select(rows::MessageColumns, "from message m where m.session = ? and m.id > ? order by m.id limit ?");
    Statement query = m_database.statement(text);
    query.bind(session).bind(after.value).bind(limit > 0 ? limit : std::numeric_limits<int>::max());
    return rows::all(std::move(query), rows::message);
}

Result<std::vector<Message>> Messages::lastOf(SessionKey session, int count, bool withNotes) const
{
    static const QString text = rows::select(
        rows::MessageColumns, "from message m where m.session = ? and m.is_internal <= ? order by m.id desc limit ?");
    Statement query = m_database.statement(text);
    query.bind(session).bind(withNotes).bind(count);
    auto messages = rows::all(std::move(query), rows::message);
    if (messages)
        std::reverse(messages->begin(), messages->end());
    return messages;
}

Result<std::optional<Message>> Messages::byId(MessageId id) const
{
    static const QString text = rows::select(rows::MessageColumns, "from message m where m.id = ?");
    Statement query = m_database.statement(text);
    query.bind(id);
    return rows::one(std::move(query), rows::message);
}

Result<void> Messages::beginWait(MessageId message)
{
    Statement query = m_database.statement(u"insert into unanswered (message) values (?)"_s);
    query.bind(message);
    return query.finish();
}

Result<void> Messages::endWait(MessageId message)
{
    Statement query = m_database.statement(u"delete from unanswered where message = ?"_s);
    query.bind(message);
    return query.finish();
}

Result<std::vector<Message>> Messages::waiting() const
{
    static const QString text =
        rows::select(rows::MessageColumns, "from unanswered u join message m on m.id = u.message order by u.message");
    return rows::all(m_database.statement(text), rows::message);
}

} // namespace tierdesk::store
