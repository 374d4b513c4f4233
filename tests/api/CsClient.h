#pragma once

#include "app/Application.h"
#include "app/Await.h"
#include "core/engine/CommandContext.h"
#include "core/engine/Commands.h"

#include "tests/support/TokenSigner.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpSocket>

#include <map>

namespace tierdesk::test {

/// An answer as it came over the socket.
struct HttpAnswer {
    int status = 0;
    std::map<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QString code() const { return json()[u"error"][u"code"].toString(); }
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? QByteArray() : found->second;
    }
};

/// The whole program behind a real socket, with two companies that have a JWT credential each. What fails while it is
/// put up is fatal.
class CsProgram final
{
public:
    explicit CsProgram(const QList<std::pair<QString, QString>> &settings = {})
    {
        set(m_settings, u"data-dir"_s, m_folder.path());
        set(m_settings, u"listen"_s, u"127.0.0.1:0"_s);
        for (const auto &[name, value] : settings)
            set(m_settings, name, value);
        build();
        acme = addCompany(u"acme"_s, acmeSecret);
        globex = addCompany(u"globex"_s, globexSecret);
        listen();
    }
    ~CsProgram() { m_app->stop(); }
    CsProgram(const CsProgram &) = delete;
    CsProgram &operator=(const CsProgram &) = delete;

    /// Ends it and starts it anew on the same folder, at another port.
    void restart()
    {
        m_app->stop();
        m_app.reset();
        build();
        listen();
    }

    [[nodiscard]] app::Application &app() { return *m_app; }

    [[nodiscard]] static QByteArray tokenOf(const QByteArray &secret, const QString &company, qint64 lifeSeconds = 600)
    {
        return TokenSigner::hs256(secret).token(
            {{u"companyId"_s, company}, {u"exp"_s, QDateTime::currentSecsSinceEpoch() + lifeSeconds}});
    }
    [[nodiscard]] QByteArray acmeToken() const { return tokenOf(acmeSecret, u"acme"_s); }
    [[nodiscard]] QByteArray globexToken() const { return tokenOf(globexSecret, u"globex"_s); }

    /// Acme's, with @p claims besides.
    [[nodiscard]] QByteArray acmeToken(QJsonObject claims) const
    {
        claims.insert(u"companyId"_s, u"acme"_s);
        return TokenSigner::hs256(acmeSecret).token(claims);
    }

    /// A request as it stands; the answer is read to the end of its body.
    [[nodiscard]] HttpAnswer raw(const QByteArray &request) const
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_port);
        if (!socket.waitForConnected(5000))
            qFatal("no connection");
        socket.write(request);
        QByteArray got;
        while (socket.waitForReadyRead(20'000))
            got += socket.readAll();
        got += socket.readAll();
        HttpAnswer answer;
        const qsizetype end = got.indexOf("\r\n\r\n");
        const QList<QByteArray> lines = got.first(std::max<qsizetype>(0, end)).split('\n');
        answer.status = lines.front().mid(9, 3).toInt();
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            answer.headers[line.first(colon).toLower()] = line.sliced(colon + 1).trimmed();
        }
        answer.body = got.sliced(end + 4);
        return answer;
    }

    /// One request below /api/momentum/cs. @p headers are whole lines with their ends.
    [[nodiscard]] HttpAnswer send(const QByteArray &method, const QByteArray &path, const QByteArray &body,
                                  const QByteArray &token, const QByteArray &headers = {}) const
    {
        QByteArray request = method + " /api/momentum/cs" + path +
                             " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) + "\r\nConnection: close\r\n";
        if (!token.isEmpty())
            request += "Authorization: Bearer " + token + "\r\n";
        if (!body.isEmpty())
            request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        if (!body.isEmpty() && !headers.contains("Content-Type"))
            request += "Content-Type: application/json\r\n";
        return raw(request + headers + "\r\n" + body);
    }
    [[nodiscard]] HttpAnswer get(const QByteArray &path, const QByteArray &token) const
    {
        return send("GET", path, {}, token);
    }
    [[nodiscard]] HttpAnswer post(const QByteArray &path, const QJsonObject &body, const QByteArray &token,
                                  const QByteArray &headers = {}) const
    {
        return send("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact), token, headers);
    }
    /// A fresh session of Acme's; its id.
    [[nodiscard]] QByteArray session(const QString &message = {}) const
    {
        QJsonObject body{{u"companyId"_s, u"acme"_s}, {u"customerId"_s, u"cus-1"_s}, {u"channel"_s, u"chat"_s}};
        if (!message.isEmpty())
            body.insert(u"initialMessage"_s, message);
        return post("/sessions", body, acmeToken()).json()[u"id"].toString().toLatin1();
    }

    const QByteArray acmeSecret = "acme's secret of at least thirty-two bytes";
    const QByteArray globexSecret = "globex's secret of at least thirty-two bytes";
    CompanyId acme, globex;

private:
    void build()
    {
        auto built = app::Application::build(m_settings);
        if (!built)
            qFatal("the program: %s", qPrintable(built.error().message));
        m_app = std::move(*built);
    }
    void listen()
    {
        const auto url = m_app->listen();
        if (!url)
            qFatal("the door: %s", qPrintable(url.error().message));
        m_port = static_cast<quint16>(url->port());
    }
    static void set(app::Settings &settings, const QString &name, const QString &value)
    {
        if (const auto done = settings.set(name, value, app::Source::CommandLine, u"test"_s); !done)
            qFatal("%s: %s", qPrintable(name), qPrintable(done.error().message));
    }

    CompanyId addCompany(const QString &key, const QByteArray &secret)
    {
        const QByteArray sealed = m_app->seal().seal(secret);
        const auto made = m_waiter.command<CompanyId>(
            m_app->engine(), Actor{}, [key, sealed](engine::CommandContext &context) -> base::Result<CompanyId> {
                const auto company = engine::commands::createCompany(context, key, key, defaultConfig());
                if (!company)
                    return company.error();
                Credential credential;
                credential.company = company->id;
                credential.kind = CredentialKind::Jwt;
                credential.name = u"test"_s;
                credential.algorithm = u"HS256"_s;
                credential.sealed = sealed;
                credential.role = ClientRole::Admin;
                credential.createdAt = context.now();
                const auto stored = engine::commands::createCredential(context, credential);
                return stored ? base::Result<CompanyId>(company->id) : stored.error();
            });
        if (!made)
            qFatal("company %s: %s", qPrintable(key), qPrintable(made.error().message));
        return *made;
    }

    QTemporaryDir m_folder;
    app::Settings m_settings;
    std::unique_ptr<app::Application> m_app;
    app::Waiter m_waiter;
    quint16 m_port = 0;
};

} // namespace tierdesk::test
