#pragma once

#include "core/base/Secrets.h"
#include "core/doors/dialects/desk/Desk.h"
#include "tests/core/engine/EngineFixture.h"

#include <algorithm>

namespace tierdesk::tests {

using namespace tierdesk::dialects;

/// Nobody asks for it here.
class NoKeys final : public KeyCheck
{
public:
    [[nodiscard]] base::Result<void> check(const Credential &) const override { return {}; }
};

struct Answered {
    int status = 0;
    QJsonObject body;
    [[nodiscard]] QJsonValue operator[](QStringView key) const { return body[key]; }
};

/// Routes of the desk over a real engine, called as the server calls them.
class DeskRoutes
{
public:
    using Add = void (*)(std::vector<Route> &, desk::Desk &);
    explicit DeskRoutes(std::initializer_list<Add> groups)
        : desk(*fixture.engine, seal, keys)
    {
        for (const Add add : groups)
            add(m_routes, desk);
    }
    ~DeskRoutes() { fixture.engine->stop(); }
    DeskRoutes(const DeskRoutes &) = delete;
    DeskRoutes &operator=(const DeskRoutes &) = delete;

    /// Asks, and waits for nothing.
    std::shared_ptr<std::optional<Answer>> begin(Method method, const QString &path, const QByteArray &body,
                                                 Role role = Role::Admin, const std::vector<Header> &headers = {})
    {
        const QStringList target = path.split(u'?');
        const QStringList segments = (u"/desk"_s + target[0]).split(u'/');
        Call call;
        call.method = method;
        call.body = body;
        call.headers = headers;
        for (const QString &each : target.value(1).split(u'&', Qt::SkipEmptyParts))
            call.query.emplace_back(each.section(u'=', 0, 0), each.section(u'=', 1));
        call.principal.kind = Principal::Kind::User;
        call.principal.company = fixture.company.id;
        call.principal.companies = {fixture.company.id};
        call.principal.user = fixture.elena.id;
        call.principal.role = role;
        call.principal.subject = fixture.elena.email;
        call.receivedAt = fixture.clock.now();
        const auto route = std::find_if(m_routes.begin(), m_routes.end(), [&](const Route &each) {
            call.captures.clear();
            const QStringList pattern = QString::fromLatin1(each.pattern).split(u'/');
            if (each.method != method || pattern.size() != segments.size())
                return false;
            for (qsizetype i = 0; i < pattern.size(); ++i) {
                if (pattern[i].startsWith(u'{'))
                    call.captures.append(segments[i]);
                else if (pattern[i] != segments[i])
                    return false;
            }
            return true;
        });
        if (route == m_routes.end())
            qFatal("no route for %s", qPrintable(path));
        auto answer = std::make_shared<std::optional<Answer>>();
        route->handler(call, [answer](Answer given) { *answer = std::move(given); });
        return answer;
    }
    static Answered end(const std::shared_ptr<std::optional<Answer>> &begun)
    {
        if (!QTest::qWaitFor([&] { return begun->has_value(); }, 30'000))
            qFatal("no answer came");
        return {(*begun)->status, base::parseJsonObject((*begun)->body).value_or(QJsonObject())};
    }
    Answered send(Method method, const QString &path, const QJsonObject &body = {}, Role role = Role::Admin,
                  const std::vector<Header> &headers = {})
    {
        return end(begin(method, path, base::toJson(body), role, headers));
    }
    Answered get(const QString &path) { return send(Method::Get, path); }
    Answered post(const QString &path, const QJsonObject &body = {}) { return send(Method::Post, path, body); }

    EngineFixture fixture;
    base::Seal seal{base::Seal::newKey()};
    NoKeys keys;
    desk::Desk desk;

private:
    std::vector<Route> m_routes;
};

} // namespace tierdesk::tests
