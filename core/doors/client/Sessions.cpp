#include "core/doors/client/Sessions.h"

#include "core/doors/client/Query.h"

namespace tierdesk::client {

Sessions::Sessions(Connection &connection)
    : m_connection(connection)
{}

void Sessions::list(const Filter &filter, QObject *context, Done<deskapi::SessionPage> done)
{
    QUrlQuery query;
    addWord(query, u"status"_s, filter.status);
    addWord(query, u"tier"_s, filter.tier);
    addWord(query, u"category"_s, filter.category);
    addWord(query, u"sentiment"_s, filter.sentiment);
    addWord(query, u"channel"_s, filter.channel);
    if (filter.holder.isSet())
        query.addQueryItem(u"holder"_s, QString::number(filter.holder.value));
    addText(query, u"customerId"_s, filter.customerRef);
    addWord(query, u"reason"_s, filter.reason);
    addWord(query, u"resolution"_s, filter.resolution);
    QStringList only;
    for (const auto &[trait, name] : Words<SessionTrait>::table) {
        if (filter.only.has(trait))
            only.append(QLatin1String(name));
    }
    addText(query, u"only"_s, only.join(u','));
    addTime(query, u"from"_s, filter.from);
    addEnd(query, u"to"_s, filter.to);
    addText(query, u"q"_s, filter.text);
    query.addQueryItem(u"sort"_s, filter.order.text());
    addText(query, u"after"_s, filter.after);
    query.addQueryItem(u"limit"_s, QString::number(filter.limit));
    m_connection.get(u"/desk/sessions"_s, query, context, Connection::decoded(std::move(done)));
}

void Sessions::open(const QString &id, QObject *context, Done<deskapi::SessionDetail> done)
{
    m_connection.get(u"/desk/sessions/"_s + id, {}, context, Connection::decoded(std::move(done)));
}

void Sessions::handle(const QString &id, QLatin1String verb, const QJsonObject &body, QObject *context,
                      Done<deskapi::Handled> done)
{
    // Ids are [A-Za-z0-9._:-]: nothing in them needs escaping in a path.
    m_connection.post(u"/desk/sessions/%1/%2"_s.arg(id, verb), body, context, Connection::decoded(std::move(done)));
}

void Sessions::claim(const QString &id, QObject *context, Done<deskapi::Handled> done)
{
    handle(id, "claim"_L1, {}, context, std::move(done));
}

void Sessions::release(const QString &id, QObject *context, Done<deskapi::Handled> done)
{
    handle(id, "release"_L1, {}, context, std::move(done));
}

void Sessions::takeOver(const QString &id, const deskapi::TakeOver &request, QObject *context,
                        Done<deskapi::Handled> done)
{
    handle(id, "take-over"_L1, deskapi::encode(request), context, std::move(done));
}

void Sessions::reply(const QString &id, const deskapi::Reply &reply, const QByteArray &key, QObject *context,
                     Done<deskapi::Handled> done)
{
    m_connection.post(u"/desk/sessions/%1/reply"_s.arg(id), deskapi::encode(reply), key, context,
                      Connection::decoded(std::move(done)));
}

void Sessions::note(const QString &id, const deskapi::Text &text, const QByteArray &key, QObject *context,
                    Done<deskapi::Handled> done)
{
    m_connection.post(u"/desk/sessions/%1/note"_s.arg(id), deskapi::encode(text), key, context,
                      Connection::decoded(std::move(done)));
}

void Sessions::reply(const QString &id, const deskapi::Reply &reply, QObject *context, Done<deskapi::Handled> done)
{
    handle(id, "reply"_L1, deskapi::encode(reply), context, std::move(done));
}

void Sessions::undo(const QString &id, HeldReplyId held, QObject *context, Done<deskapi::Handled> done)
{
    m_connection.post(u"/desk/sessions/%1/held/%2/undo"_s.arg(id).arg(held.value), {}, context,
                      Connection::decoded(std::move(done)));
}

void Sessions::attach(const QString &id, const QString &name, const QByteArray &content, const QByteArray &key,
                      QObject *context, Done<Attachment> done)
{
    QUrlQuery query;
    addText(query, u"name"_s, name);
    m_connection.upload(u"/desk/sessions/%1/attachments"_s.arg(id), query, content, key, context,
                        Connection::decoded(std::move(done)));
}

void Sessions::fetchFile(const QString &id, const QString &attachment, QObject *context, Done<QByteArray> done)
{
    m_connection.fetch(u"/desk/sessions/%1/attachments/%2"_s.arg(id, segment(attachment)), context, std::move(done));
}

void Sessions::draft(const QString &id, QObject *context, Done<deskapi::DraftedReply> done)
{
    m_connection.post(u"/desk/sessions/%1/draft"_s.arg(id), {}, context, Connection::decoded(std::move(done)));
}

void Sessions::note(const QString &id, const deskapi::Text &text, QObject *context, Done<deskapi::Handled> done)
{
    handle(id, "note"_L1, deskapi::encode(text), context, std::move(done));
}

void Sessions::act(const QString &id, const deskapi::Act &request, QObject *context, Done<deskapi::Handled> done)
{
    handle(id, "act"_L1, deskapi::encode(request), context, std::move(done));
}

void Sessions::transfer(const QString &id, const deskapi::Transfer &request, QObject *context,
                        Done<deskapi::Handled> done)
{
    handle(id, "transfer"_L1, deskapi::encode(request), context, std::move(done));
}

void Sessions::transfer(const QString &id, const deskapi::Transfer &request, const QByteArray &key, QObject *context,
                        Done<deskapi::Handled> done)
{
    m_connection.post(u"/desk/sessions/%1/transfer"_s.arg(id), deskapi::encode(request), key, context,
                      Connection::decoded(std::move(done)));
}

void Sessions::snooze(const QString &id, const deskapi::Snooze &request, QObject *context, Done<deskapi::Handled> done)
{
    handle(id, "snooze"_L1, deskapi::encode(request), context, std::move(done));
}

void Sessions::handBack(const QString &id, const deskapi::HandBack &request, QObject *context,
                        Done<deskapi::Handled> done)
{
    handle(id, "hand-back"_L1, deskapi::encode(request), context, std::move(done));
}

void Sessions::resolve(const QString &id, const deskapi::Resolve &request, const QByteArray &key, QObject *context,
                       Done<deskapi::Handled> done)
{
    m_connection.post(u"/desk/sessions/%1/resolve"_s.arg(id), deskapi::encode(request), key, context,
                      Connection::decoded(std::move(done)));
}

void Sessions::setTags(const QString &id, const deskapi::Tags &request, QObject *context, Done<deskapi::Handled> done)
{
    handle(id, "tags"_L1, deskapi::encode(request), context, std::move(done));
}

void Sessions::correct(const QString &id, const deskapi::Correct &request, QObject *context,
                       Done<deskapi::Handled> done)
{
    handle(id, "correct"_L1, deskapi::encode(request), context, std::move(done));
}

} // namespace tierdesk::client
