#include "app/DemoShop.h"

#include "core/base/Json.h"
#include "core/engine/CommandContext.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

namespace tierdesk::app {

namespace {

using base::Fault;
using base::Result;
using engine::commands::Upserted;

/// Replaces "@-7d" by the instant, at every depth. False for a span that is none.
bool settleTimes(QJsonValue &value, base::Timestamp end)
{
    if (value.isString() && value.toString().startsWith(u'@')) {
        const auto span = demoSpan(QStringView(value.toString()).mid(1));
        if (!span)
            return false;
        // Whole seconds: what an order system would give.
        const base::Timestamp at = end + *span;
        value = base::isoText({at.ms - at.ms % 1000});
        return true;
    }
    if (value.isArray()) {
        QJsonArray settled;
        for (QJsonValue each : value.toArray()) {
            if (!settleTimes(each, end))
                return false;
            settled.append(each);
        }
        value = settled;
        return true;
    }
    if (value.isObject()) {
        QJsonObject settled;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            QJsonValue each = it.value();
            if (!settleTimes(each, end))
                return false;
            settled.insert(it.key(), each);
        }
        value = settled;
    }
    return true;
}

using Upsert = Result<Upserted> (*)(engine::CommandContext &, CompanyId, const QJsonArray &);

/// Everything of the file goes in or the demo is a defect of ours.
Result<void> put(engine::CommandContext &context, CompanyId company, const QJsonObject &file, const QString &what,
                 Upsert upsert)
{
    const auto done = TRY(upsert(context, company, file[what].toArray()));
    if (done.errors.empty())
        return {};
    const auto &first = done.errors.front();
    return base::fail(Fault::Internal, u"demo data: %1 row %2: %3"_s.arg(what).arg(first.row).arg(first.reason),
                      first.where);
}

Result<void> putGoods(engine::CommandContext &context, CompanyId company, const QJsonObject &file)
{
    namespace commands = engine::commands;
    const std::pair<const char *, Upsert> kinds[] = {{"customers", commands::upsertCustomers},
                                                     {"products", commands::upsertProducts},
                                                     {"orders", commands::upsertOrders},
                                                     {"subscriptions", commands::upsertSubscriptions},
                                                     {"articles", commands::upsertArticles}};
    for (const auto &[what, upsert] : kinds)
        TRY(put(context, company, file, QString::fromLatin1(what), upsert));
    return {};
}

Result<void> putReplies(engine::CommandContext &context, CompanyId company, const QJsonArray &replies)
{
    for (const QJsonValue &each : replies) {
        TRY(engine::commands::saveReply(context, {.id = {},
                                                  .company = company,
                                                  .shortcut = each[u"shortcut"].toString(),
                                                  .title = each[u"title"].toString(),
                                                  .text = each[u"text"].toString(),
                                                  .updatedAt = {}}));
    }
    return {};
}

Result<User> putUser(engine::CommandContext &context, const Company &company, const QJsonObject &json,
                     const QByteArray &hash)
{
    User user;
    user.company = company.id;
    user.email = json[u"email"].toString();
    user.name = json[u"name"].toString();
    user.role = fromWord<Role>(json[u"role"].toString()).value_or(Role::Agent);
    user.passwordHash = hash;
    auto made = TRY(engine::commands::createUser(context, user));
    const auto presence = fromWord<Presence>(json[u"presence"].toString()).value_or(Presence::Offline);
    return engine::commands::setPresence(context, made.id, presence);
}

Result<DemoCompany> make(engine::CommandContext &context, const QJsonObject &file, const QByteArray &passwordHash)
{
    const QJsonObject json = file[u"company"].toObject();
    const auto currency = currencyFrom(json[u"currency"].toString());
    if (!currency)
        return base::fail(Fault::Internal, u"demo data: no currency"_s);
    const auto config = TRY(mergeConfig(defaultConfig(*currency), json[u"config"].toObject()));
    auto company =
        TRY(engine::commands::createCompany(context, json[u"key"].toString(), json[u"name"].toString(), config));
    DemoCompany made{std::move(company), {}};
    for (const QJsonValue &each : file[u"users"].toArray()) {
        auto user = TRY(putUser(context, made.company, each.toObject(), passwordHash));
        made.users.insert(user.email.section(u'@', 0, 0), user);
    }
    TRY(putReplies(context, made.company.id, file[u"savedReplies"].toArray()));
    return made;
}

} // namespace

const Actor &demoActor()
{
    static const Actor actor{
        .kind = Actor::Kind::Command, .user = {}, .name = u"tierdesk --demo"_s, .from = u"command line"_s};
    return actor;
}

Result<base::Millis> demoSpan(QStringView text)
{
    static const QRegularExpression Form(u"\\A(-?)(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?\\z"_s);
    const auto match = Form.match(text.toString());
    if (!match.hasMatch() || text.isEmpty() || text == u"-")
        return base::fail(Fault::Internal, u"demo data: no span: %1"_s.arg(text));
    const qint64 seconds =
        ((match.captured(2).toLongLong() * 24 + match.captured(3).toLongLong()) * 60 + match.captured(4).toLongLong()) *
            60 +
        match.captured(5).toLongLong();
    return base::Millis::seconds(match.captured(1).isEmpty() ? seconds : -seconds);
}

Result<QJsonObject> demoFile(const QString &path, base::Timestamp end)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(Fault::InvalidInput, file.errorString(), path);
    const auto json = base::parseJsonObject(file.readAll());
    if (!json)
        return base::fail(Fault::InvalidInput, json.error().message, path + u' ' + json.error().where);
    QJsonValue value = *json;
    if (!settleTimes(value, end))
        return base::fail(Fault::InvalidInput, u"a time that cannot be read"_s, path);
    return value.toObject();
}

Result<DemoCompany> makeDemoCompany(engine::Engine &engine, Waiter &waiter, const QJsonObject &file,
                                    const QByteArray &passwordHash)
{
    auto made = waiter.command<DemoCompany>(
        engine, demoActor(), [&](engine::CommandContext &context) { return make(context, file, passwordHash); });
    if (!made)
        return made.error();
    // The goods need the company in the published directory, so they are a command of their own.
    const auto filled = waiter.command<void>(engine, demoActor(), [&](engine::CommandContext &context) {
        return putGoods(context, made->company.id, file);
    });
    if (!filled)
        return filled.error();
    return made;
}

} // namespace tierdesk::app
