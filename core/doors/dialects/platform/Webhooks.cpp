#include "core/base/Json.h"
#include "core/base/Secrets.h"
#include "core/doors/dialects/EndpointWish.h"
#include "core/doors/dialects/platform/Client.h"
#include "core/doors/dialects/platform/PlatformDialect.h"
#include "core/doors/dialects/Validation.h"
#include "core/engine/CommandContext.h"
#include "core/store/Repositories.h"

#include <algorithm>

// Endpoints that notify the company's systems and people of events.
namespace tierdesk::dialects::platform {

namespace {

namespace commands = engine::commands;

constexpr qsizetype MaxTarget = 2000;
constexpr qsizetype MaxEvents = 32;
constexpr qsizetype MaxSecret = 200;
constexpr qsizetype AdvisedSecretBytes = 16;  ///< the guide sets no minimum; shorter ones get a warning
constexpr Millis Overlap = Millis::hours(24); ///< how long the previous secret also signs

struct Configured {
    Endpoint endpoint;
    bool isNew = false;
};

/// Returns a warning about the client's secret, or an empty text. A "whsec_" has at least 24 bytes.
QString warningAbout(const QString &secret)
{
    const qsizetype bytes = secret.toUtf8().size();
    if (bytes == 0 || bytes >= AdvisedSecretBytes)
        return {};
    return u"the secret has %1 bytes and may be guessed; %2 or more are advised"_s.arg(bytes).arg(AdvisedSecretBytes);
}

base::Result<Endpoint> decode(const QJsonObject &body, OutboxChannel channel, QString &secret)
{
    const bool isMail = channel == OutboxChannel::Email;
    const QString targetField = isMail ? u"email"_s : u"url"_s;
    Endpoint endpoint;
    endpoint.channel = channel;
    endpoint.format = isMail ? NoticeFormat::Html : NoticeFormat::Json;
    RequestFields fields(body);
    fields.required(targetField, endpoint.target, MaxTarget);
    fields->require(u"events");
    fields->texts(u"events", endpoint.events, MaxEvents, 100);
    if (isMail)
        fields->oneOf(u"format", endpoint.format);
    else
        fields->text(u"secret", secret, MaxSecret);
    if (const auto &error = fields.error())
        return *error;
    endpoint.events.removeDuplicates();
    TRY(checkEndpoint(endpoint, targetField));
    return endpoint;
}

/// Returns the company's endpoint with that channel and target, if any; configuring it again changes it.
base::Result<std::optional<Endpoint>> present(const engine::CommandContext &context, const Endpoint &wish)
{
    const auto all = TRY(context.store().endpoints.all());
    const auto found = std::find_if(all.begin(), all.end(), [&wish](const Endpoint &each) {
        return each.company == wish.company && each.channel == wish.channel && each.target == wish.target;
    });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

/// Saves @p wish, whose secret is the client's, @p given, or was created for a new endpoint.
base::Result<Configured> configure(engine::CommandContext &context, const Endpoint &wish, const base::Seal &seal,
                                   const QByteArray &given)
{
    const auto before = TRY(present(context, wish));
    Configured configured{wish, !before};
    if (before) {
        configured.endpoint = *before;
        configured.endpoint.events = wish.events;
        configured.endpoint.format = wish.format;
        configured.endpoint.isEnabled = true;
        configured.endpoint.disabledReason.clear();
        // The same secret again is no rotation: the previous one stays valid for as long as promised.
        if (!given.isEmpty() && seal.open(before->secret).value_or(QByteArray()) != given) {
            configured.endpoint.oldSecret = before->secret;
            configured.endpoint.oldSecretUntil = context.now() + Overlap;
            configured.endpoint.secret = wish.secret;
        }
    }
    configured.endpoint = TRY(commands::saveEndpoint(context, configured.endpoint));
    return configured;
}

QJsonObject printed(const Endpoint &endpoint, bool isPending, const QString &warning)
{
    const bool isMail = endpoint.channel == OutboxChannel::Email;
    QJsonObject json{{u"events"_s, QJsonArray::fromStringList(endpoint.events)},
                     {u"status"_s, isPending ? u"pending"_s : u"active"_s},
                     {u"created_at"_s, base::isoText(endpoint.createdAt)}};
    if (isMail) {
        json.insert(u"notification_id"_s, u"email-%1"_s.arg(endpoint.id.value));
        json.insert(u"email"_s, endpoint.target);
        json.insert(u"format"_s, word(endpoint.format));
    } else {
        json.insert(u"webhook_id"_s, u"webhook-%1"_s.arg(endpoint.id.value));
        json.insert(u"url"_s, endpoint.target);
    }
    if (!warning.isEmpty())
        json.insert(u"warning"_s, warning);
    return json;
}

} // namespace

void PlatformDialect::configureWebhook(const Call &call, const Entry &entry, const Done &done)
{
    configureEndpoint(call, entry, OutboxChannel::Webhook, done);
}

void PlatformDialect::configureMail(const Call &call, const Entry &entry, const Done &done)
{
    configureEndpoint(call, entry, OutboxChannel::Email, done);
}

void PlatformDialect::configureEndpoint(const Call &call, const Entry &entry, OutboxChannel channel, const Done &done)
{
    auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    QString given;
    auto wish = decode(post->body, channel, given);
    if (!wish)
        return done(wish.error());
    wish->company = entry->company.id;
    QString made;
    if (channel == OutboxChannel::Webhook) {
        const auto secret = endpointSecret(given, 1);
        if (!secret)
            return done(secret.error());
        wish->secret = m_seal.seal(secret->toUtf8());
        (given.isEmpty() ? made : given) = *secret;
    }
    KeyedCommand<Configured> command;
    command.actor = actorOf(call);
    command.company = wish->company;
    command.keyed = std::move(post->keyed);
    command.statusOf = [](const Configured &configured) { return configured.isNew ? 201 : 200; };
    command.work = [wish = std::move(*wish), &seal = m_seal, secret = given.toUtf8()](engine::CommandContext &context) {
        return configure(context, wish, seal, secret);
    };
    const bool isPending = channel == OutboxChannel::Email && !entry->company.config.mail.isEnabled;
    const QString warning =
        isPending ? u"the company has no mail account yet: mails wait for one"_s : warningAbout(given);
    command.encode = [isPending, warning](const Configured &configured) {
        return base::toJson(printed(configured.endpoint, isPending, warning));
    };
    submitKeyed(m_engine, std::move(command), &m_context, [done, made](base::Result<Answer> answer) {
        // A created secret is shown once and not in repeats.
        const bool isShown = answer && answer->status == 201 && answer->headers.empty() && !made.isEmpty();
        if (isShown) {
            if (auto json = base::parseJsonObject(answer->body)) {
                json->insert(u"secret", made);
                answer->body = base::toJson(*json);
                answer->headers.emplace_back("Cache-Control", "no-store");
            }
        }
        done(std::move(answer));
    });
}

} // namespace tierdesk::dialects::platform
