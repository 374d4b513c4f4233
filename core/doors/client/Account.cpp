#include "core/doors/client/Account.h"

#include <QtCore/QPointer>

namespace tierdesk::client {

void Account::signIn(const QString &email, const QString &password, const QString &deviceToken, QObject *context,
                     Done<deskapi::SignedIn> done)
{
    const QPointer<Connection> connection(&m_connection);
    Done<deskapi::SignedIn> admitted = [connection, done = std::move(done)](base::Result<deskapi::SignedIn> signedIn) {
        if (signedIn && connection)
            connection->setToken(signedIn->token.toLatin1());
        done(std::move(signedIn));
    };
    m_connection.call(route::SignInUser, {}, deskapi::SignIn{email, password, deviceToken}, context,
                      std::move(admitted));
}

void Account::signOut(QObject *context, Done<void> done)
{
    m_connection.call(route::SignOutUser, {}, context, std::move(done));
    m_connection.setToken({});
    m_connection.close();
}

void Account::me(QObject *context, Done<deskapi::Me> done)
{
    m_connection.call(route::ShowMe, {}, context, std::move(done));
}

void Account::companies(QObject *context, Done<deskapi::Companies> done)
{
    m_connection.call(route::ListCompanies, {}, context, std::move(done));
}

void Account::colleagues(QObject *context, Done<deskapi::Colleagues> done)
{
    m_connection.call(route::ListColleagues, {}, context, std::move(done));
}

void Account::setPresence(Presence presence, QObject *context, Done<deskapi::UserInfo> done)
{
    m_connection.call(route::UpdatePresence, {}, deskapi::SetPresence{presence}, context, std::move(done));
}

} // namespace tierdesk::client
