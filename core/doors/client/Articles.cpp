#include "core/doors/client/Articles.h"

#include <QtCore/QUrl>

namespace tierdesk::client {

Articles::Articles(Connection &connection)
    : m_connection(connection)
{}

void Articles::list(QObject *context, Done<deskapi::Articles> done)
{
    m_connection.get(u"/desk/articles"_s, {}, context, Connection::decoded(std::move(done)));
}

void Articles::remove(const QString &ref, QObject *context, Done<void> done)
{
    m_connection.remove(u"/desk/articles/"_s + QString::fromLatin1(QUrl::toPercentEncoding(ref)), context,
                        [done = std::move(done)](const base::Result<QJsonObject> &result) {
                            done(result ? base::Result<void>() : base::Result<void>(result.error()));
                        });
}

} // namespace tierdesk::client
