#pragma once

#include "core/doors/client/Account.h"
#include "core/doors/client/Connection.h"

#include <QtCore/QObject>

#include <optional>
#include <vector>

class QSettings;
class QWidget;

namespace tierdesk::ui {

class SignInPage;

/// The way in: with a password that was typed, or a token that was kept, past a certificate that a person vouches for.
/// What is the matter is said on the page. GUI thread.
class Entrance final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this; questions stand over @p window. Settings: signin/server, signin/email, trust/*.
    Entrance(client::Connection &connection, QSettings &settings, SignInPage &page, QWidget &window);

    /// With this token, or, where it is empty, as whoever the server takes a local caller for.
    void resume(const QByteArray &token);
    /// The next sign-in shows what an earlier one on this device was given: deviceChanged().
    void setDevice(const QByteArray &token) { m_device = token; }
    /// Ends the token, and who is in is so no more.
    void signOut();
    /// Who was in is so no more.
    void leave();

Q_SIGNALS:
    void entered(const tierdesk::deskapi::UserInfo &user, const std::vector<tierdesk::deskapi::CompanyRef> &companies);
    /// The token that was kept is not valid any more.
    void ended();
    /// A token was given by the server, to keep where secrets are kept; empty: forget what is kept.
    void tokenChanged(const QByteArray &token);
    /// The server knows this device by @p token from now on; to keep where secrets are kept.
    void deviceChanged(const QByteArray &token);

private:
    void signIn(const QString &server, const QString &email, const QString &password);
    void enter(const deskapi::UserInfo &user, const std::vector<deskapi::CompanyRef> &companies);
    void refuse(const base::Error &error);
    void setServer(const QUrl &server);
    void askTrust(const client::Certificate &certificate);
    void trust(const QByteArray &fingerprint);

    client::Connection &m_connection;
    QSettings &m_settings;
    SignInPage &m_page;
    QWidget &m_window;
    client::Account m_account;
    QByteArray m_device;                 ///< empty: this device has not signed in before
    std::optional<QByteArray> m_resumed; ///< the token that is being tried
    bool m_isIn = false;
    bool m_isAskingTrust = false;
    bool m_isTrustNew = false; ///< and a sign-in under way that does not know it yet
};

} // namespace tierdesk::ui
