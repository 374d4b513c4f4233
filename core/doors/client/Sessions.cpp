#include "core/doors/client/Sessions.h"

#include "core/doors/client/Query.h"

namespace tierdesk::client {

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
    m_connection.call(route::ListSessions, {}, query, context, std::move(done));
}

void Sessions::open(const QString &id, QObject *context, Done<deskapi::SessionDetail> done)
{
    m_connection.call(route::ShowSession, {id}, context, std::move(done));
}

void Sessions::claim(const QString &id, QObject *context, Done<deskapi::Handled> done)
{
    m_connection.call(route::ClaimSession, {id}, context, std::move(done));
}

void Sessions::release(const QString &id, QObject *context, Done<deskapi::Handled> done)
{
    m_connection.call(route::ReleaseSession, {id}, context, std::move(done));
}

void Sessions::takeOver(const QString &id, const deskapi::TakeOver &request, QObject *context,
                        Done<deskapi::Handled> done)
{
    m_connection.call(route::TakeOverSession, {id}, request, context, std::move(done));
}

void Sessions::reply(const QString &id, const deskapi::Reply &reply, const QByteArray &key, QObject *context,
                     Done<deskapi::Handled> done)
{
    m_connection.call(route::SendReply, {id}, reply, key, context, std::move(done));
}

void Sessions::note(const QString &id, const deskapi::Text &text, const QByteArray &key, QObject *context,
                    Done<deskapi::Handled> done)
{
    m_connection.call(route::AddNote, {id}, text, key, context, std::move(done));
}

void Sessions::reply(const QString &id, const deskapi::Reply &reply, QObject *context, Done<deskapi::Handled> done)
{
    m_connection.call(route::SendReply, {id}, reply, context, std::move(done));
}

void Sessions::undo(const QString &id, HeldReplyId held, QObject *context, Done<deskapi::Handled> done)
{
    m_connection.call(route::UndoReply, {id, held}, context, std::move(done));
}

void Sessions::attach(const QString &id, const QString &name, const QByteArray &content, const QByteArray &key,
                      QObject *context, Done<Attachment> done)
{
    QUrlQuery query;
    addText(query, u"name"_s, name);
    m_connection.upload(route::AttachFile, {id}, query, content, key, context, std::move(done));
}

void Sessions::fetchFile(const QString &id, const QString &attachment, QObject *context, Done<QByteArray> done)
{
    m_connection.fetch(route::FetchFile, {id, attachment}, context, std::move(done));
}

void Sessions::draft(const QString &id, QObject *context, Done<deskapi::DraftedReply> done)
{
    m_connection.call(route::DraftReply, {id}, context, std::move(done));
}

void Sessions::note(const QString &id, const deskapi::Text &text, QObject *context, Done<deskapi::Handled> done)
{
    m_connection.call(route::AddNote, {id}, text, context, std::move(done));
}

void Sessions::act(const QString &id, const deskapi::Act &request, QObject *context, Done<deskapi::Handled> done)
{
    m_connection.call(route::PerformAction, {id}, request, context, std::move(done));
}

void Sessions::transfer(const QString &id, const deskapi::Transfer &request, QObject *context,
                        Done<deskapi::Handled> done)
{
    m_connection.call(route::TransferSession, {id}, request, context, std::move(done));
}

void Sessions::transfer(const QString &id, const deskapi::Transfer &request, const QByteArray &key, QObject *context,
                        Done<deskapi::Handled> done)
{
    m_connection.call(route::TransferSession, {id}, request, key, context, std::move(done));
}

void Sessions::snooze(const QString &id, const deskapi::Snooze &request, QObject *context, Done<deskapi::Handled> done)
{
    m_connection.call(route::SnoozeSession, {id}, request, context, std::move(done));
}

void Sessions::handBack(const QString &id, const deskapi::HandBack &request, QObject *context,
                        Done<deskapi::Handled> done)
{
    m_connection.call(route::HandBackSession, {id}, request, context, std::move(done));
}

void Sessions::resolve(const QString &id, const deskapi::Resolve &request, const QByteArray &key, QObject *context,
                       Done<deskapi::Handled> done)
{
    m_connection.call(route::ResolveSession, {id}, request, key, context, std::move(done));
}

void Sessions::setTags(const QString &id, const deskapi::Tags &request, QObject *context, Done<deskapi::Handled> done)
{
    m_connection.call(route::TagSession, {id}, request, context, std::move(done));
}

void Sessions::correct(const QString &id, const deskapi::Correct &request, QObject *context,
                       Done<deskapi::Handled> done)
{
    m_connection.call(route::CorrectSession, {id}, request, context, std::move(done));
}

} // namespace tierdesk::client
