#pragma once

#include "core/base/Secrets.h"
#include "core/doors/dialects/cs/CsDialect.h"
#include "core/doors/dialects/support/SupportDialect.h"
#include "core/doors/server/auth/DirectoryAuthenticator.h"
#include "core/doors/server/http/Server.h"
#include "core/engine/CommandContext.h"
#include "core/mind/ai/local/LocalResponder.h"
#include "core/store/Repositories.h"
#include "resources/Resources.h"
#include "tests/support/TokenSigner.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtNetwork/QTcpSocket>

#include <atomic>
#include <future>
#include <map>

namespace tierdesk::test {

/// An answer as it came over the socket.
struct HttpAnswer {
    int status = 0;
    std::map<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? QByteArray() : found->second;
    }
};

/// The support door and the cs door of one engine behind a real socket, with two companies, an API key of each and a
/// person of Acme's. What fails while it is put up is fatal.
class SupportDoor final
{
public:
    explicit SupportDoor(bool hasRateLimits = false)
    {
        resources::init();
        auto reader = nlu::Reader::load();
        if (!reader)
            qFatal("the reader: %s", qPrintable(reader.error().message));
        m_reader = std::make_unique<nlu::Reader>(std::move(*reader));
        auto started = engine::Engine::start({.databasePath = m_folder.filePath(u"tierdesk.db"_s),
                                              .clock = m_clock,
                                              .counters = m_counters,
                                              .reader = *m_reader,
                                              .aiRep = m_local,
                                              .aiManager = m_local,
                                              .sweepIntervalMs = 0});
        if (!started)
            qFatal("the engine: %s", qPrintable(started.error().message));
        m_engine = std::move(*started);
        m_context.moveToThread(&m_thread);
        m_thread.start();
        acme = addCompany(u"acme"_s);
        globex = addCompany(u"globex"_s);
        QMetaObject::invokeMethod(
            &m_context, [this, hasRateLimits] { open(hasRateLimits); }, Qt::BlockingQueuedConnection);
        acmeKey = addKey(acme);
        globexKey = addKey(globex);
        User user;
        user.company = acme;
        user.email = u"marek@acme.example"_s;
        user.name = u"Marek S."_s;
        agent = command<User>([user](engine::CommandContext &context) {
                    return engine::commands::createUser(context, user);
                }).id;
    }
    ~SupportDoor()
    {
        m_engine->stop();
        QMetaObject::invokeMethod(
            &m_context,
            [this] {
                m_server.reset();
                m_authenticator.reset();
            },
            Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    SupportDoor(const SupportDoor &) = delete;
    SupportDoor &operator=(const SupportDoor &) = delete;

    /// A key as clients send it.
    [[nodiscard]] QByteArray addKey(CompanyId company, const QStringList &scopes = {},
                                    std::optional<Timestamp> expiresAt = {})
    {
        const QByteArray key = "tk_test_" + QByteArray::number(++m_keys);
        Credential credential;
        credential.company = company;
        credential.kind = CredentialKind::ApiKey;
        credential.name = u"test"_s;
        credential.publicId = QString::fromLatin1(key);
        credential.hash = base::tokenHash(key);
        credential.scopes = scopes;
        credential.expiresAt = expiresAt;
        lastKey = command<Credential>([credential](engine::CommandContext &context) {
                      Credential made = credential;
                      made.createdAt = context.now();
                      return engine::commands::createCredential(context, made);
                  }).id;
        return key;
    }
    template<class R>
    R command(std::function<base::Result<R>(engine::CommandContext &)> work)
    {
        std::promise<base::Result<R>> promise;
        m_engine->submit<R>(Actor{}, std::move(work), &m_context,
                            [&promise](base::Result<R> done) { promise.set_value(std::move(done)); });
        auto done = promise.get_future().get();
        if (!done)
            qFatal("a command of the test failed: %s", qPrintable(done.error().message));
        return *std::move(done);
    }

    /// @p headers are whole lines with their ends; @p key goes into X-API-Key.
    [[nodiscard]] HttpAnswer send(const QByteArray &method, const QByteArray &path, const QByteArray &body,
                                  const QByteArray &key, const QByteArray &headers = {}) const
    {
        QByteArray request = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
        if (!key.isEmpty())
            request += "X-API-Key: " + key + "\r\n";
        if (!body.isEmpty())
            request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        if (!body.isEmpty() && !headers.contains("Content-Type"))
            request += "Content-Type: application/json\r\n";
        return raw(request + headers + "\r\n" + body);
    }
    [[nodiscard]] HttpAnswer get(const QByteArray &path) const { return send("GET", path, {}, acmeKey); }
    [[nodiscard]] HttpAnswer post(const QByteArray &path, const QJsonObject &body, const QByteArray &headers = {}) const
    {
        return send("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact), acmeKey, headers);
    }
    [[nodiscard]] HttpAnswer put(const QByteArray &path, const QJsonObject &body) const
    {
        return send("PUT", path, QJsonDocument(body).toJson(QJsonDocument::Compact), acmeKey);
    }
    [[nodiscard]] HttpAnswer ask(const QString &text, const QString &session, const QString &customer = u"cust_1"_s,
                                 const QByteArray &headers = {}) const
    {
        return post("/api/query", {{u"query"_s, text}, {u"session_id"_s, session}, {u"customer_id"_s, customer}},
                    headers);
    }
    [[nodiscard]] HttpAnswer escalate(const QString &session, const QString &reason = u"manual_request"_s,
                                      const QString &priority = u"medium"_s) const
    {
        return post("/api/escalation", {{u"session_id"_s, session}, {u"reason"_s, reason}, {u"priority"_s, priority}});
    }

    /// The same session at the cs door, below /api/momentum/cs.
    [[nodiscard]] HttpAnswer atCs(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) const
    {
        const QByteArray token =
            TokenSigner::hs256(Secret).token({{u"companyId"_s, u"acme"_s},
                                              {u"role"_s, u"admin"_s},
                                              {u"exp"_s, QDateTime::currentSecsSinceEpoch() + 600}});
        return send(method, "/api/momentum/cs" + path, body, {}, "Authorization: Bearer " + token + "\r\n");
    }

    QByteArray acmeKey, globexKey;
    CompanyId acme, globex;
    CredentialId lastKey;
    UserId agent;
    std::atomic<qint64> lastUsed{0}; ///< the credential that the authenticator told of last

private:
    static inline const QByteArray Secret = "acme's secret of at least thirty-two bytes";

    CompanyId addCompany(const QString &key)
    {
        return command<CompanyId>([key](engine::CommandContext &context) -> base::Result<CompanyId> {
            const auto company = engine::commands::createCompany(context, key, key, defaultConfig());
            if (!company)
                return company.error();
            Credential credential;
            credential.company = company->id;
            credential.kind = CredentialKind::Jwt;
            credential.name = u"test"_s;
            credential.algorithm = u"HS256"_s;
            credential.sealed = Secret;
            credential.createdAt = context.now();
            const auto stored = engine::commands::createCredential(context, credential);
            return stored ? base::Result<CompanyId>(company->id) : stored.error();
        });
    }
    void open(bool hasRateLimits)
    {
        m_authenticator = std::make_unique<server::DirectoryAuthenticator>(
            [](const QByteArray &sealed) -> base::Result<QByteArray> { return sealed; }, m_clock, false);
        QObject::connect(m_engine.get(), &engine::Engine::directoryChanged, &m_context,
                         [this](const std::shared_ptr<const engine::Directory> &directory) {
                             m_authenticator->setDirectory(directory);
                         });
        m_authenticator->setDirectory(m_engine->directory());
        m_authenticator->setUseWatcher(
            [this](CredentialId credential, base::Timestamp) { lastUsed = credential.value; });
        server::ServerSettings settings;
        settings.hasRateLimits = hasRateLimits;
        m_server = std::make_unique<server::Server>(settings, m_clock, m_counters, *m_authenticator);
        m_server->add(std::make_unique<dialects::cs::CsDialect>(*m_engine, m_typing));
        m_server->add(std::make_unique<dialects::support::SupportDialect>(*m_engine));
        const auto port = m_server->listen(QHostAddress::LocalHost, 0);
        if (!port)
            qFatal("the door: %s", qPrintable(port.error().message));
        m_port = *port;
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

    QTemporaryDir m_folder;
    base::SystemClock m_clock;
    base::Counters m_counters;
    ai::LocalResponder m_local;
    std::unique_ptr<nlu::Reader> m_reader;
    std::unique_ptr<engine::Engine> m_engine;
    QThread m_thread;
    QObject m_context; ///< on the server's thread
    dialects::CustomerTyping m_typing;
    std::unique_ptr<server::DirectoryAuthenticator> m_authenticator;
    std::unique_ptr<server::Server> m_server;
    quint16 m_port = 0;
    int m_keys = 0;
};

} // namespace tierdesk::test
