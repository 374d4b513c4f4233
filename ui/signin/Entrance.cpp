#include "ui/signin/Entrance.h"

#include "core/doors/client/Address.h"
#include "core/doors/client/Failures.h"
#include "ui/models/Failures.h"
#include "ui/signin/SignInPage.h"
#include "ui/signin/TrustDialog.h"

#include <QtCore/QSettings>

#include <utility>

namespace tierdesk::ui {

using client::Connection;

namespace {

QString serverKey()
{
    return u"signin/server"_s;
}
QString emailKey()
{
    return u"signin/email"_s;
}
/// A pinned certificate belongs to a host and port. No slash may be in a key.
QString trustKey(const QUrl &server)
{
    return u"trust/%1_%2"_s.arg(server.host()).arg(server.port(443));
}

} // namespace

Entrance::Entrance(Connection &connection, QSettings &settings, SignInPage &page, QWidget &window)
    : QObject(&window)
    , m_connection(connection)
    , m_settings(settings)
    , m_page(page)
    , m_window(window)
    , m_account(connection)
{
    m_page.setServer(m_connection.server().isEmpty() ? m_settings.value(serverKey()).toString()
                                                     : client::addressText(m_connection.server()));
    m_page.setEmail(m_settings.value(emailKey()).toString());
    connect(&m_page, &SignInPage::submitted, this, &Entrance::signIn);
    connect(&m_connection, &Connection::certificateUntrusted, this, &Entrance::askTrust);
}

void Entrance::signIn(const QString &server, const QString &email, const QString &password)
{
    const auto address = client::serverAddress(server);
    if (!address) {
        m_page.showError(tr("Enter a valid server address."), SignInPage::Field::Server);
        return;
    }
    m_page.setBusy(true);
    m_resumed.reset();
    setServer(*address);
    m_connection.setCompany({});
    m_account.signIn(email, password, QString::fromLatin1(m_device), this,
                     [this](const base::Result<deskapi::SignedIn> &signedIn) {
                         if (!signedIn) {
                             refuse(signedIn.error());
                             return;
                         }
                         m_settings.setValue(serverKey(), client::addressText(m_connection.server()));
                         m_settings.setValue(emailKey(), signedIn->user.email);
                         m_device = signedIn->deviceToken.toLatin1();
                         Q_EMIT deviceChanged(m_device);
                         Q_EMIT tokenChanged(m_page.isKept() ? signedIn->token.toLatin1() : QByteArray());
                         enter(signedIn->user, signedIn->companies);
                     });
}

void Entrance::resume(const QByteArray &token)
{
    m_page.setBusy(true);
    m_resumed = token;
    setServer(m_connection.server()); // what was trusted for it
    m_connection.setToken(token);
    m_account.me(this, [this](const base::Result<deskapi::Me> &me) {
        if (me)
            enter(me->user, me->companies);
        else if (me.error().fault == base::Fault::Unauthenticated)
            Q_EMIT ended();
        else
            refuse(me.error());
    });
}

void Entrance::enter(const deskapi::UserInfo &user, const std::vector<deskapi::CompanyRef> &companies)
{
    m_isIn = true;
    m_page.setBusy(false);
    m_page.forgetPassword();
    Q_EMIT entered(user, companies);
}

void Entrance::leave()
{
    m_isIn = false;
    m_page.setBusy(false);
    m_page.forgetPassword();
}

void Entrance::signOut()
{
    m_account.signOut(this, [](const base::Result<void> &) {}); // forgotten here, whether or not the server hears it
    Q_EMIT tokenChanged({});
}

void Entrance::refuse(const base::Error &error)
{
    using Field = SignInPage::Field;
    m_page.setBusy(false);
    if (std::exchange(m_isTrustNew, false)) {
        m_page.submit();
        return;
    }
    if (error.fault == base::Fault::Unauthenticated) {
        m_page.showError(tr("The e-mail address or password is incorrect."), Field::Password);
    } else if (const int wait = error.details.value(u"retryAfter"_s).toInt();
               error.fault == base::Fault::RateLimited && wait > 0) {
        m_page.showError(wait < 60 ? tr("Too many failed attempts. Try again in %1 s.").arg(wait)
                                   : tr("Too many failed attempts. Try again in %1 min.").arg((wait + 59) / 60));
    } else {
        const FailureWords words = failureWords(error);
        m_page.showError(u"%1. %2"_s.arg(words.heading, words.sentence),
                         client::reasonOf(error).isEmpty() ? Field::None : Field::Server);
    }
}

// --- a certificate that nobody vouches for

void Entrance::setServer(const QUrl &server)
{
    m_connection.setServer(server);
    const QByteArray pinned = m_settings.value(trustKey(server)).toByteArray();
    if (!pinned.isEmpty() && m_connection.trusted() != pinned)
        m_connection.trust(pinned);
}

void Entrance::askTrust(const client::Certificate &certificate)
{
    if (m_isAskingTrust)
        return;
    m_isAskingTrust = true;
    const bool wasTrusted = m_settings.contains(trustKey(m_connection.server()));
    auto *dialog = new TrustDialog(m_connection.server(), certificate, wasTrusted, &m_window);
    connect(dialog, &TrustDialog::trusted, this, &Entrance::trust);
    connect(dialog, &QDialog::finished, this, [this] { m_isAskingTrust = false; });
    dialog->open();
}

void Entrance::trust(const QByteArray &fingerprint)
{
    m_settings.setValue(trustKey(m_connection.server()), fingerprint);
    m_connection.trust(fingerprint);
    if (m_isIn)
        return; // the stream tries again by itself
    if (m_resumed)
        resume(*m_resumed);
    else if (m_page.isBusy())
        m_isTrustNew = true; // the try that found it untrusted is still ending
    else
        m_page.submit();
}

} // namespace tierdesk::ui
