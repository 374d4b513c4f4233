#include "core/doors/client/Sessions.h"

#include "core/doors/client/Query.h"

namespace tierdesk::client {

Sessions::Sessions(Connection &connection)
    : m_connection(connection)
{}

void Sessions::list(const Filter &filter, QObject *context, Done<deskapi::SessionPage> done)
{
    QUrlQuery query;
    addWord(query, QStringLiteral("status"), filter.status);
    addWord(query, QStringLiteral("tier"), filter.tier);
    addWord(query, QStringLiteral("category"), filter.category);
    addWord(query, QStringLiteral("sentiment"), filter.sentiment);
    addWord(query, QStringLiteral("channel"), filter.channel);
    if (filter.holder.isSet())
        query.addQueryItem(QStringLiteral("holder"), QString::number(filter.holder.value));
    addText(query, QStringLiteral("customerId"), filter.customerRef);
    addWord(query, QStringLiteral("reason"), filter.reason);
    addWord(query, QStringLiteral("resolution"), filter.resolution);
    QStringList only;
    for (const auto &[trait, name] : Words<SessionTrait>::table) {
        if (filter.only.has(trait))
            only.append(QLatin1String(name));
    }
    addText(query, QStringLiteral("only"), only.join(u','));
    addTime(query, QStringLiteral("from"), filter.from);
    addEnd(query, QStringLiteral("to"), filter.to);
    addText(query, QStringLiteral("q"), filter.text);
    query.addQueryItem(QStringLiteral("sort"), filter.order.text());
    addText(query, QStringLiteral("after"), filter.after);
    query.addQueryItem(QStringLiteral("limit"), QString::number(filter.limit));
    m_connection.get(QStringLiteral("/desk/sessions"), query, context, Connection::decoded(std::move(done)));
}

void Sessions::open(const QString &id, QObject *context, Done<deskapi::SessionDetail> done)
{
    m_connection.get(QStringLiteral("/desk/sessions/") + id, {}, context, Connection::decoded(std::move(done)));
}

void Sessions::handle(const QString &id, QLatin1String verb, const QJsonObject &body, QObject *context,
                      Done<deskapi::Handled> done)
{
    // Ids are [A-Za-z0-9._:-]: nothing in them needs escaping in a path.
    m_connection.post(QStringLiteral("/desk/sessions/%1/%2").arg(id, verb), body, context,
                      Connection::decoded(std::move(done)));
}

void Sessions::claim(const QString &id, QObject *context, Done<deskapi::Handled> done)
{
    handle(id, QLatin1String("claim"), {}, context, std::move(done));
}

void Sessions::release(const QString &id, QObject *context, Done<deskapi::Handled> done)
{
    handle(id, QLatin1String("release"), {}, context, std::move(done));
}

void Sessions::takeOver(const QString &id, const deskapi::TakeOver &request, QObject *context,
                        Done<deskapi::Handled> done)
{
    handle(id, QLatin1String("take-over"), deskapi::encode(request), context, std::move(done));
}

void Sessions::reply(const QString &id, const deskapi::Reply &reply, const QByteArray &key, QObject *context,
                     Done<deskapi::Handled> done)
{
    m_connection.post(QStringLiteral("/desk/sessions/%1/reply").arg(id), deskapi::encode(reply), key, context,
                      Connection::decoded(std::move(done)));
}

void Sessions::note(const QString &id, const deskapi::Text &text, const QByteArray &key, QObject *context,
                    Done<deskapi::Handled> done)
{
    m_connection.post(QStringLiteral("/desk/sessions/%1/note").arg(id), deskapi::encode(text), key, context,
                      Connection::decoded(std::move(done)));
}

void Sessions::reply(const QString &id, const deskapi::Reply &reply, QObject *context, Done<deskapi::Handled> done)
{
    handle(id, QLatin1String("reply"), deskapi::encode(reply), context, std::move(done));
}

void Sessions::undo(const QString &id, HeldReplyId held, QObject *context, Done<deskapi::Handled> done)
{
    m_connection.post(QStringLiteral("/desk/sessions/%1/held/%2/undo").arg(id).arg(held.value), {}, context,
                      Connection::decoded(std::move(done)));
}

void Sessions::attach(const QString &id, const QString &name, const QByteArray &content, const QByteArray &key,
                      QObject *context, Done<Attachment> done)
{
    QUrlQuery query;
    addText(query, QStringLiteral("name"), name);
    m_connection.upload(QStringLiteral("/desk/sessions/%1/attachments").arg(id), query, content, key, context,
                        Connection::decoded(std::move(done)));
}

void Sessions::fetchFile(const QString &id, const QString &attachment, QObject *context, Done<QByteArray> done)
{
    m_connection.fetch(QStringLiteral("/desk/sessions/%1/attachments/%2").arg(id, segment(attachment)), context,
                       std::move(done));
}

void Sessions::draft(const QString &id, QObject *context, Done<deskapi::DraftedReply> done)
{
    m_connection.post(QStringLiteral("/desk/sessions/%1/draft").arg(id), {}, context,
                      Connection::decoded(std::move(done)));
}

void Sessions::note(const QString &id, const deskapi::Text &text, QObject *context, Done<deskapi::Handled> done)
{
    handle(id, QLatin1String("note"), deskapi::encode(text), context, std::move(done));
}

void Sessions::act(const QString &id, const deskapi::Act &request, QObject *context, Done<deskapi::Handled> done)
{
    handle(id, QLatin1String("act"), deskapi::encode(request), context, std::move(done));
}

void Sessions::transfer(const QString &id, const deskapi::Transfer &request, QObject *context,
                        Done<deskapi::Handled> done)
{
    handle(id, QLatin1String("transfer"), deskapi::encode(request), context, std::move(done));
}

void Sessions::transfer(const QString &id, const deskapi::Transfer &request, const QByteArray &key, QObject *context,
                        Done<deskapi::Handled> done)
{
    m_connection.post(QStringLiteral("/desk/sessions/%1/transfer").arg(id), deskapi::encode(request), key, context,
                      Connection::decoded(std::move(done)));
}

void Sessions::snooze(const QString &id, const deskapi::Snooze &request, QObject *context, Done<deskapi::Handled> done)
{
    handle(id, QLatin1String("snooze"), deskapi::encode(request), context, std::move(done));
}

void Sessions::handBack(const QString &id, const deskapi::HandBack &request, QObject *context,
                        Done<deskapi::Handled> done)
{
    handle(id, QLatin1String("hand-back"), deskapi::encode(request), context, std::move(done));
}

void Sessions::resolve(const QString &id, const deskapi::Resolve &request, const QByteArray &key, QObject *context,
                       Done<deskapi::Handled> done)
{
    m_connection.post(QStringLiteral("/desk/sessions/%1/resolve").arg(id), deskapi::encode(request), key, context,
                      Connection::decoded(std::move(done)));
}

void Sessions::setTags(const QString &id, const deskapi::Tags &request, QObject *context, Done<deskapi::Handled> done)
{
    handle(id, QLatin1String("tags"), deskapi::encode(request), context, std::move(done));
}

void Sessions::correct(const QString &id, const deskapi::Correct &request, QObject *context,
                       Done<deskapi::Handled> done)
{
    handle(id, QLatin1String("correct"), deskapi::encode(request), context, std::move(done));
}

} // namespace tierdesk::client
