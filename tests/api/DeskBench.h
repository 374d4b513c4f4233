#pragma once

#include "app/Application.h"
#include "app/Await.h"
#include "app/ShiftedClock.h"
#include "core/base/Json.h"
#include "core/engine/CommandContext.h"
#include "core/store/Repositories.h"

#include <QtCore/QTemporaryDir>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>

/// A program of two companies with its doors open, and somebody at the desk.
namespace tierdesk::test {

inline const QString Password = u"correct horse battery"_s;

struct Response {
    int status = 0;
    QJsonObject body;
    QByteArray raw;
    QList<QNetworkReply::RawHeaderPair> headers;

    [[nodiscard]] QString code() const { return body[u"error"][u"code"].toString(); }
    [[nodiscard]] QJsonObject details() const { return body[u"error"][u"details"].toObject(); }
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const auto &[key, value] : headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
};

class DeskBench final
{
public:
    /// Null with a failed QVERIFY's message printed when the program does not start.
    [[nodiscard]] static std::unique_ptr<DeskBench> start(const QList<std::pair<QString, QString>> &more = {})
    {
        auto bench = std::unique_ptr<DeskBench>(new DeskBench);
        app::Settings &settings = bench->m_settings;
        const auto set = [&](const char *name, const QString &value) {
            return settings.set(QString::fromLatin1(name), value, app::Source::CommandLine, {}).has_value();
        };
        if (!set("data-dir", bench->m_folder.path()) || !set("listen", u"127.0.0.1:0"_s) ||
            !set("rate-limits", u"off"_s))
            return nullptr;
        for (const auto &[name, value] : more) {
            if (!settings.set(name, value, app::Source::CommandLine, {}))
                return nullptr;
        }
        auto built = app::Application::build(settings, &bench->clock);
        if (!built) {
            qWarning("%ls", qUtf16Printable(built.error().message));
            return nullptr;
        }
        bench->program = std::move(*built);
        bench->seed();
        const auto url = bench->program->listen();
        if (!url) {
            qWarning("%ls", qUtf16Printable(url.error().message));
            return nullptr;
        }
        bench->m_url = *url;
        return bench;
    }
    ~DeskBench()
    {
        if (program)
            program->stop();
    }

    /// Ends the program and starts it anew on the same folder, at another port.
    void restart()
    {
        program->stop();
        program.reset();
        auto built = app::Application::build(m_settings, &clock);
        if (!built)
            qFatal("%ls", qUtf16Printable(built.error().message));
        program = std::move(*built);
        const auto url = program->listen();
        if (!url)
            qFatal("%ls", qUtf16Printable(url.error().message));
        m_url = *url;
    }
    /// Another setting from the next restart() on.
    void set(const QString &name, const QString &value)
    {
        if (!m_settings.set(name, value, app::Source::CommandLine, {}))
            qFatal("no such setting: %ls", qUtf16Printable(name));
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    template<class R>
    R command(std::function<base::Result<R>(engine::CommandContext &)> work, const Actor &actor = {})
    {
        auto done = m_waiter.command<R>(program->engine(), actor, std::move(work));
        if (!done)
            qFatal("a command of the test failed: %ls", qUtf16Printable(done.error().message));
        return *std::move(done);
    }

    [[nodiscard]] Response call(const QByteArray &method, const QString &path, const QString &token,
                                const QByteArray &body = {}, const QList<QNetworkReply::RawHeaderPair> &headers = {})
    {
        std::unique_ptr<QNetworkReply> reply(begin(method, path, token, body, headers));
        return finish(*reply);
    }
    [[nodiscard]] QNetworkReply *begin(const QByteArray &method, const QString &path, const QString &token,
                                       const QByteArray &body = {},
                                       const QList<QNetworkReply::RawHeaderPair> &headers = {})
    {
        QUrl url(m_url.toString() + path);
        QNetworkRequest request(url);
        if (!token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
        if (!body.isEmpty())
            request.setRawHeader("Content-Type", "application/json");
        for (const auto &[key, value] : headers)
            request.setRawHeader(key, value);
        return m_network.sendCustomRequest(request, method, body);
    }
    [[nodiscard]] static Response finish(QNetworkReply &reply)
    {
        if (!reply.isFinished()) {
            QSignalSpy finished(&reply, &QNetworkReply::finished);
            finished.wait(20'000);
        }
        Response response;
        response.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        response.raw = reply.readAll();
        response.body = base::parseJsonObject(response.raw, {.depth = 64, .size = 64 << 20}).value_or(QJsonObject());
        response.headers = reply.rawHeaderPairs();
        return response;
    }
    [[nodiscard]] Response get(const QString &path, const QString &token) { return call("GET", path, token); }
    [[nodiscard]] Response post(const QString &path, const QString &token, const QJsonObject &body = {},
                                const QList<QNetworkReply::RawHeaderPair> &headers = {})
    {
        return call("POST", path, token, base::toJson(body), headers);
    }

    [[nodiscard]] Response signIn(const QString &email, const QString &password = Password)
    {
        return post(u"/desk/sign-in"_s, {}, {{u"email"_s, email}, {u"password"_s, password}});
    }
    [[nodiscard]] QString token(const char *name)
    {
        return signIn(QString::fromLatin1(name) + u"@acme.example"_s).body[u"token"].toString();
    }

    /// A new key for the doors that take one, made by an admin; empty when it is refused.
    [[nodiscard]] QString apiKey(const QString &admin)
    {
        return post(u"/desk/credentials"_s, admin, {{u"kind"_s, u"api_key"_s}, {u"name"_s, u"shop"_s}})
            .body[u"secret"]
            .toString();
    }

    /// A session of @p company that waits for a person.
    QString waiting(CompanyId company, const QString &customer = u"cust-1"_s)
    {
        return command<engine::commands::Escalated>(
                   [=](engine::CommandContext &context) -> base::Result<engine::commands::Escalated> {
                       engine::StartSession start;
                       start.company = company;
                       start.customerRef = customer;
                       const auto session = engine::commands::startSession(context, start);
                       if (!session)
                           return session.error();
                       return engine::commands::escalate(
                           context, {company, session->id, Reason::CustomerRequest, Tier::HumanAgent, u"test"_s});
                   })
            .session.id;
    }

    [[nodiscard]] const QUrl &url() const { return m_url; }
    [[nodiscard]] QUrl socketUrl(const QString &token) const
    {
        QUrl url(m_url);
        url.setScheme(u"ws"_s);
        url.setPath(u"/desk/events"_s);
        url.setQuery(u"access_token="_s + token);
        return url;
    }

    app::ShiftedClock clock; ///< the program's
    std::unique_ptr<app::Application> program;
    CompanyId acme, beta;
    UserId ann, bob, sue, ada, eve;

private:
    DeskBench() = default;

    void seed()
    {
        const auto hash = base::hashPassword(Password);
        if (!hash)
            qFatal("no password hash");
        const auto company = [&](const char *key) {
            return command<Company>([key](engine::CommandContext &context) {
                       return engine::commands::createCompany(context, QString::fromLatin1(key),
                                                              QString::fromLatin1(key), defaultConfig());
                   })
                .id;
        };
        acme = company("acme");
        beta = company("beta");
        const auto user = [&](const QString &email, CompanyId home, Role role) {
            User made;
            made.company = home;
            made.companies = {home};
            made.email = email;
            made.name = email.section(u'@', 0, 0);
            made.role = role;
            made.passwordHash = *hash;
            return command<User>(
                       [made](engine::CommandContext &context) { return engine::commands::createUser(context, made); })
                .id;
        };
        ann = user(u"ann@acme.example"_s, acme, Role::Agent);
        bob = user(u"bob@acme.example"_s, acme, Role::Agent);
        sue = user(u"sue@acme.example"_s, acme, Role::Supervisor);
        ada = user(u"ada@acme.example"_s, acme, Role::Admin);
        eve = user(u"eve@beta.example"_s, beta, Role::Admin);
        command<engine::commands::Upserted>([this](engine::CommandContext &context) {
            return engine::commands::upsertCustomers(
                context, acme,
                {QJsonObject{{u"ref"_s, u"cust-1"_s}, {u"name"_s, u"Dana Whitfield"_s}, {u"isVip"_s, true}}});
        });
        command<engine::commands::Upserted>([this](engine::CommandContext &context) {
            return engine::commands::upsertOrders(
                context, acme,
                {QJsonObject{
                    {u"number"_s, u"ORD-9876"_s},
                    {u"customerId"_s, u"cust-1"_s},
                    {u"status"_s, u"delivered"_s},
                    {u"placedAt"_s, u"2026-11-01T10:00:00Z"_s},
                    {u"items"_s, QJsonArray{QJsonObject{{u"sku"_s, u"TENT-3"_s},
                                                        {u"name"_s, u"Ridge 3 tent"_s},
                                                        {u"quantity"_s, 1},
                                                        {u"price"_s, 312.4}}}},
                    {u"payments"_s, QJsonArray{QJsonObject{{u"method"_s, u"card"_s}, {u"amount"_s, 312.4}}}}}});
        });
    }

    QTemporaryDir m_folder;
    app::Settings m_settings;
    app::Waiter m_waiter;
    QNetworkAccessManager m_network;
    QUrl m_url;
};

/// A console's event socket that remembers what it heard.
class EventSocket final
{
public:
    explicit EventSocket(const QUrl &url)
    {
        QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket, [this](const QString &text) {
            frames.push_back(
                base::parseJsonObject(text.toUtf8(), {.depth = 64, .size = 8 << 20}).value_or(QJsonObject()));
        });
        m_socket.open(url);
    }
    void send(const QJsonObject &frame) { m_socket.sendTextMessage(QString::fromUtf8(base::toJson(frame))); }
    void hello(std::optional<qint64> since = std::nullopt)
    {
        QJsonObject frame{{u"type"_s, u"hello"_s}};
        if (since)
            frame.insert(u"since", *since);
        send(frame);
    }
    [[nodiscard]] bool isOpen()
    {
        return wait([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
    }
    [[nodiscard]] bool isShut()
    {
        return wait([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
    }
    [[nodiscard]] int closeCode() const { return m_socket.closeCode(); }
    /// Waits for @p count frames of @p type.
    [[nodiscard]] bool has(QStringView type, size_t count = 1)
    {
        return wait([&] { return of(type).size() >= count; });
    }
    [[nodiscard]] std::vector<QJsonObject> of(QStringView type) const
    {
        std::vector<QJsonObject> found;
        for (const QJsonObject &frame : frames) {
            if (frame[u"type"].toString() == type)
                found.push_back(frame);
        }
        return found;
    }
    [[nodiscard]] std::vector<qint64> seqs() const
    {
        std::vector<qint64> seqs;
        for (const QJsonObject &event : of(u"event"))
            seqs.push_back(event[u"seq"].toInteger());
        return seqs;
    }
    void close() { m_socket.close(); }

    std::vector<QJsonObject> frames;

private:
    template<class Is>
    [[nodiscard]] static bool wait(Is is)
    {
        return QTest::qWaitFor(is, 20'000);
    }
    QWebSocket m_socket;
};

} // namespace tierdesk::test
