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

/// Handles sign-in: with a typed password or a stored token, after the user has trusted an unknown certificate. Errors
/// are shown on the page. GUI thread.
class Entrance final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this; questions stand over @p window. Settings: signin/server, signin/email, trust/*.
    Entrance(client::Connection &connection, QSettings &settings, SignInPage &page, QWidget &window);

    /// Signs in with this token or, if it is empty, as the user whom the server assigns to local callers.
    void resume(const QByteArray &token);
    /// Sets the device token from an earlier sign-in; see deviceChanged().
    void setDevice(const QByteArray &token) { m_device = token; }
    /// Revokes the token and signs the user out.
    void signOut();
    /// Signs the user out here only.
    void leave();

Q_SIGNALS:
    void entered(const tierdesk::deskapi::UserInfo &user, const std::vector<tierdesk::deskapi::CompanyRef> &companies);
    /// The stored token is no longer valid.
    void ended();
    /// The server issued a token, to be stored as a secret; empty: forget the stored one.
    void tokenChanged(const QByteArray &token);
    /// The server identifies this device by @p token from now on; to be stored as a secret.
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
