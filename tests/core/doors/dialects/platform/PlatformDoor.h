#pragma once

#include "tests/core/engine/EngineFixture.h"

#include "core/base/Json.h"
#include "core/base/Secrets.h"
#include "core/doors/dialects/platform/PlatformDialect.h"

#include <QtCore/QMutex>
#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>

#include <algorithm>
#include <atomic>

namespace tierdesk::tests {

/// Prints what can be told apart.
class PlainPress final : public dialects::ReportPress
{
public:
    [[nodiscard]] base::Result<QByteArray> csv(const ReportTable &table) const override
    {
        const QMutexLocker lock(&paper);
        ++printed;
        return "csv of " + QByteArray::number(table.rows.size());
    }
    [[nodiscard]] base::Result<QByteArray> pdf(const ReportTable &) const override
    {
        return base::fail(base::Fault::Internal, u"no fonts"_s);
    }

    mutable QMutex paper; ///< while it is held nothing is printed as CSV
    mutable std::atomic<int> printed = 0;
};

/// The platform dialect of a real engine, called as the server calls it: its routes found by their patterns, values in
/// and values out.
class PlatformDoor
{
public:
    struct Answered {
        int status = 0;
        QJsonObject body;
        dialects::Answer whole;
        [[nodiscard]] QJsonValue operator[](QStringView key) const { return body[key]; }
        [[nodiscard]] QByteArray header(const QByteArray &name) const
        {
            for (const auto &[key, value] : whole.headers) {
                if (key == name)
                    return value;
            }
            return {};
        }
    };

    PlatformDoor()
        : dialect(*fixture.engine, press, seal)
    {}
    ~PlatformDoor() { fixture.engine->stop(); }
    PlatformDoor(const PlatformDoor &) = delete;
    PlatformDoor &operator=(const PlatformDoor &) = delete;

    [[nodiscard]] Answered post(const QByteArray &path, const QJsonObject &body,
                                const std::vector<dialects::Header> &headers = {})
    {
        dialects::Call call;
        call.method = dialects::Method::Post;
        call.body = base::toJson(body);
        call.headers = headers;
        return send(path, std::move(call));
    }
    [[nodiscard]] Answered get(const QByteArray &path)
    {
        dialects::Call call;
        call.method = dialects::Method::Get;
        return send(path, std::move(call));
    }
    /// The conversation's id.
    [[nodiscard]] QString start(const QString &message, const QString &user = u"cust-dana"_s)
    {
        const Answered started = post(
            "/chatbot/conversation", {{u"user_id"_s, user}, {u"initial_message"_s, message}, {u"channel"_s, u"web"_s}});
        if (started.status != 201)
            qFatal("no conversation: %s", started.whole.body.constData());
        return started[u"conversation_id"].toString();
    }
    [[nodiscard]] Answered say(const QString &conversation, const QString &message)
    {
        return post("/chatbot/conversation/" + conversation.toLatin1() + "/message", {{u"message"_s, message}});
    }

    void configure(const QJsonObject &patch)
    {
        const auto saved = fixture.command<Company>([&](engine::CommandContext &context) {
            return engine::commands::saveConfig(context, fixture.company.id, patch);
        });
        if (!saved)
            qFatal("not saved: %s", qPrintable(saved.error().message));
    }
    void addProduct(const QString &sku, const QString &name)
    {
        const auto added = fixture.command<engine::commands::Upserted>([&](engine::CommandContext &context) {
            return engine::commands::upsertProducts(
                context, fixture.company.id, {QJsonObject{{u"sku"_s, sku}, {u"name"_s, name}, {u"price"_s, 312.4}}});
        });
        if (!added || added->accepted != 1)
            qFatal("%s was not added", qPrintable(sku));
    }
    /// The day of an order, as the guide writes it.
    [[nodiscard]] QString placedOn(const QString &order)
    {
        const auto found = fixture.wait<std::optional<Order>>([&](auto done) {
            fixture.engine->read<std::optional<Order>>(
                [&](store::Readers &readers) { return readers.rows.orders.byNumber(fixture.company.id, order); },
                &fixture.context, std::move(done));
        });
        return QDateTime::fromMSecsSinceEpoch((**found).placedAt.ms, Qt::UTC).date().toString(Qt::ISODate);
    }

    EngineFixture fixture;
    PlainPress press;
    base::Seal seal{base::Seal::newKey()};
    dialects::platform::PlatformDialect dialect;

private:
    [[nodiscard]] Answered send(const QByteArray &target, dialects::Call call)
    {
        const QUrl url = QUrl::fromEncoded(target);
        const QStringList segments = url.path().split(u'/');
        const auto routes = dialect.routes();
        const auto route = std::find_if(routes.begin(), routes.end(), [&](const dialects::Route &each) {
            call.captures.clear();
            const QStringList pattern = QString::fromLatin1(each.pattern).split(u'/');
            if (each.method != call.method || pattern.size() != segments.size())
                return false;
            for (qsizetype i = 0; i < pattern.size(); ++i) {
                if (pattern[i].startsWith(u'{'))
                    call.captures.append(segments[i]);
                else if (pattern[i] != segments[i])
                    return false;
            }
            return true;
        });
        if (route == routes.end())
            qFatal("no route for %s", target.constData());
        call.path = url.path(QUrl::FullyEncoded).toLatin1();
        for (const auto &[key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded))
            call.query.emplace_back(key, value);
        call.headers.emplace_back("host", "desk.example");
        call.isSecure = true;
        call.principal.company = fixture.company.id;
        call.principal.kind = dialects::Principal::Kind::AccessKey;
        call.principal.subject = u"shop"_s;
        call.receivedAt = fixture.clock.now();
        std::optional<dialects::Answer> answer;
        route->handler(call, [&answer](dialects::Answer given) { answer = std::move(given); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000))
            qFatal("%s was not answered", target.constData());
        return {answer->status, base::parseJsonObject(answer->body).value_or(QJsonObject()), *answer};
    }
};

} // namespace tierdesk::tests
