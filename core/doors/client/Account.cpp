#include "core/doors/client/Account.h"

#include <QtCore/QPointer>

namespace tierdesk::client {

Account::Account(Connection &connection)
    : m_connection(connection)
{}

void Account::signIn(const QString &email, const QString &password, const QString &deviceToken, QObject *context,
                     Done<deskapi::SignedIn> done)
{
    const QPointer<Connection> connection(&m_connection);
    m_connection.post(u"/desk/sign-in"_s, deskapi::encode(deskapi::SignIn{email, password, deviceToken}), context,
                      Connection::decoded<deskapi::SignedIn>(
                          [connection, done = std::move(done)](base::Result<deskapi::SignedIn> signedIn) {
                              if (signedIn && connection)
                                  connection->setToken(signedIn->token.toLatin1());
                              done(std::move(signedIn));
                          }));
}

void Account::signOut(QObject *context, Done<void> done)
{
    m_connection.post(u"/desk/sign-out"_s, {}, context,
                      [done = std::move(done)](const base::Result<QJsonObject> &result) {
                          done(result ? base::Result<void>() : base::Result<void>(result.error()));
                      });
    m_connection.setToken({});
    m_connection.close();
}

void Account::me(QObject *context, Done<deskapi::Me> done)
{
    m_connection.get(u"/desk/me"_s, {}, context, Connection::decoded(std::move(done)));
}

void Account::companies(QObject *context, Done<deskapi::Companies> done)
{
    m_connection.get(u"/desk/companies"_s, {}, context, Connection::decoded(std::move(done)));
}

void Account::colleagues(QObject *context, Done<deskapi::Colleagues> done)
{
    m_connection.get(u"/desk/colleagues"_s, {}, context, Connection::decoded(std::move(done)));
}

void Account::setPresence(Presence presence, QObject *context, Done<deskapi::UserInfo> done)
{
    m_connection.post(u"/desk/presence"_s, deskapi::encode(deskapi::SetPresence{presence}), context,
                      Connection::decoded(std::move(done)));
}

} // namespace tierdesk::client
