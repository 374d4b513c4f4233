#include "core/doors/deskapi/Accounts.h"
#include "core/base/Secrets.h"
#include "core/domain/SecretPlaces.h"
#include "core/doors/dialects/AccountDesk.h"
#include "core/doors/dialects/desk/Desk.h"
#include "core/engine/CommandContext.h"
#include "core/store/Readers.h"

#include <algorithm>

// The company's accounts for mail and text messages: their settings, their secrets, and whether their servers take
// them.
namespace tierdesk::dialects::desk {

namespace {

using base::Fault;
using base::Result;
namespace commands = engine::commands;

/// An account, and what of it has a secret: `part` as the desk names it, `path` as the section of the configuration has
/// what holds its `secret`; empty: the section itself.
struct Kind {
    struct Part {
        QString part;
        QString path;
        QString credential; ///< the name of the credential that is made for it
    };
    QString section;
    OutboxChannel channel;
    std::vector<Part> parts;
    deskapi::Get<deskapi::Account> showing;
};

const Kind &mailKind()
{
    static const Kind kind{u"mail"_s,
                           OutboxChannel::Email,
                           {{u"smtp"_s, u"smtp"_s, u"mail smtp"_s}, {u"imap"_s, u"imap"_s, u"mail imap"_s}},
                           route::ShowMailAccount};
    return kind;
}

const Kind &smsKind()
{
    static const Kind kind{u"sms"_s, OutboxChannel::Sms, {{u"sms"_s, QString(), u"sms"_s}}, route::ShowSmsAccount};
    return kind;
}

/// What @p config does with the secret of @p part.
SecretUse useOf(const Kind &kind, const Kind::Part &part, const CompanyConfig &config)
{
    const QString holder = part.path.isEmpty() ? kind.section : kind.section + u'.' + part.path;
    const std::vector<SecretUse> uses = secretUses(config);
    return *std::find_if(uses.begin(), uses.end(),
                         [path = holder + u".secret"_s](const SecretUse &each) { return each.path == path; });
}

/// What is wanted of an account, whichever it is.
struct Wish {
    QJsonObject settings;
    std::vector<std::pair<QString, std::optional<QString>>> secrets; ///< by part; not given: it stays
};

Wish wishOf(const deskapi::SaveMailAccount &request)
{
    return {request.settings, {{u"smtp"_s, request.smtpPassword}, {u"imap"_s, request.imapPassword}}};
}

Wish wishOf(const deskapi::SaveSmsAccount &request)
{
    return {request.settings, {{u"sms"_s, request.token}}};
}

// --- what there is

/// What stands of an account without the store: its settings, its secrets, its mailbox.
deskapi::Account shownOf(const Kind &kind, const engine::Directory &directory, const Company &company,
                         const AccountDesk *accounts)
{
    deskapi::Account shown;
    shown.settings = toJson(company.config)[kind.section].toObject();
    for (const Kind::Part &each : kind.parts) {
        const SecretUse use = useOf(kind, each, company.config);
        const Credential *credential = directory.secret(use.secret, company.id);
        if (credential && goesTo(*credential, use.place))
            shown.secrets.append(each.part);
    }
    if (kind.channel == OutboxChannel::Sms)
        shown.webhookPath = u"/sms/"_s + QString::fromLatin1(QUrl::toPercentEncoding(company.key));
    const auto look = accounts && kind.channel == OutboxChannel::Email ? accounts->lastLook(company.id) : std::nullopt;
    if (look) {
        shown.lookedAt = look->at;
        shown.readAt = look->readAt;
        shown.lookError = look->error;
    }
    return shown;
}

void showAccount(Desk &desk, const Kind &kind, const AccountDesk *accounts, const Reply &reply, CompanyId company)
{
    const auto directory = desk.engine.directory();
    const engine::CompanyEntry *entry = directory->company(company);
    if (!entry)
        return reply(refusal(base::fail(Fault::NotFound, u"no such company"_s)));
    desk.read(kind.showing, reply,
              [shown = shownOf(kind, *directory, entry->company, accounts), company,
               channel = kind.channel](store::Readers &readers) -> Result<deskapi::Account> {
                  const auto backlog = TRY(readers.rows.outbox.backlog(company, channel));
                  deskapi::Account whole = shown;
                  whole.waiting = backlog.pending;
                  whole.failed = backlog.failed;
                  whole.lastError = backlog.lastError;
                  return whole;
              });
}

// --- saving

/// A credential for what was sealed; settings name it from here on.
Result<CredentialId> keep(engine::CommandContext &context, CompanyId company, const QString &name,
                          const QByteArray &sealed)
{
    Credential credential;
    credential.company = company;
    credential.kind = CredentialKind::Secret;
    credential.name = name;
    credential.sealed = sealed;
    const auto made = TRY(commands::createCredential(context, credential));
    return made.id;
}

/// Those that were made for the account and that nothing of @p config names any more.
Result<void> revokeReplaced(engine::CommandContext &context, const Kind &kind, const Company &before,
                            const CompanyConfig &config)
{
    const std::vector<SecretUse> used = secretUses(config);
    for (const Kind::Part &each : kind.parts) {
        const CredentialId old = useOf(kind, each, before.config).secret;
        const auto isOld = [old](const SecretUse &use) { return use.secret == old; };
        if (!old.isSet() || std::any_of(used.begin(), used.end(), isOld))
            continue;
        const auto credential = TRY(context.store().credentials.byId(old));
        const bool isOurs = credential && credential->company == before.id && credential->name == each.credential &&
                            !credential->revokedAt;
        if (!isOurs)
            continue;
        TRY(commands::revokeCredential(context, before.id, old));
    }
    return {};
}

struct Sealed {
    Kind::Part part;
    QByteArray secret; ///< empty: removed
};

/// Names the secret in @p settings, in the object at @p path. What stands there and is no object is left to be refused.
void put(QJsonObject &settings, const QString &path, const QJsonValue &id)
{
    if (path.isEmpty()) {
        settings.insert(u"secret"_s, id);
        return;
    }
    const QJsonValue there = settings.value(path);
    QJsonObject holder = there.toObject();
    holder.insert(u"secret"_s, id);
    if (there.isUndefined() || there.isObject())
        settings.insert(path, holder);
}

/// Settings and secrets together, or nothing: a refusal leaves no credential behind.
Result<Company> saveAccount(engine::CommandContext &context, CompanyId company, const Kind &kind, QJsonObject settings,
                            const std::vector<Sealed> &secrets)
{
    const auto before = TRY(context.store().companies.byId(company));
    if (!before)
        return base::fail(Fault::NotFound, u"no such company"_s);
    for (const Sealed &each : secrets) {
        QJsonValue id(QJsonValue::Null);
        if (!each.secret.isEmpty()) {
            const auto kept = TRY(keep(context, company, each.part.credential, each.secret));
            id = kept.value;
        }
        put(settings, each.part.path, id);
    }
    auto saved = commands::saveConfig(context, company, {{kind.section, settings}});
    if (!saved)
        return saved;
    TRY(revokeReplaced(context, kind, *before, saved->config));
    return saved;
}

void updateAccount(Desk &desk, const Kind &kind, const AccountDesk *accounts, const Call &call, const Reply &reply,
                   CompanyId company, const Wish &wish)
{
    std::vector<Sealed> secrets;
    for (const auto &[part, secret] : wish.secrets) {
        if (!secret)
            continue;
        const auto at = std::find_if(kind.parts.begin(), kind.parts.end(),
                                     [&part = part](const Kind::Part &each) { return each.part == part; });
        secrets.push_back({*at, secret->isEmpty() ? QByteArray() : desk.seal.seal(secret->toUtf8())});
    }
    desk.engine.submit<Company>(
        actorOf(call),
        [company, &kind, settings = wish.settings, secrets](engine::CommandContext &context) {
            return saveAccount(context, company, kind, settings, secrets);
        },
        &desk.context,
        [&desk, &kind, accounts, reply, company](const Result<Company> &saved) {
            if (!saved)
                return reply(refusal(saved.error()));
            showAccount(desk, kind, accounts, reply, company);
        });
}

// --- trying

/// What a trial needs that an account which is switched off need not have.
Result<void> mustBeTriable(const Kind &kind, const CompanyConfig &config)
{
    const auto missing = [](const char *field) {
        return base::fail(Fault::InvalidInput, u"must be given"_s, QLatin1String(field));
    };
    if (kind.channel == OutboxChannel::Sms) {
        return config.sms.apiUrl.isEmpty()       ? Result<void>(missing("sms.apiUrl"))
               : config.sms.accountSid.isEmpty() ? Result<void>(missing("sms.accountSid"))
                                                 : Result<void>();
    }
    if (config.mail.smtp.host.isEmpty())
        return missing("mail.smtp.host");
    if (config.mail.smtp.port == 0)
        return missing("mail.smtp.port");
    if (!config.mail.imap.host.isEmpty() && config.mail.imap.port == 0)
        return missing("mail.imap.port");
    return {};
}

void tryAccount(Desk &desk, const Kind &kind, AccountDesk &accounts, const Reply &reply, CompanyId company,
                const Wish &wish)
{
    const auto directory = desk.engine.directory();
    const engine::CompanyEntry *entry = directory->company(company);
    if (!entry)
        return reply(refusal(base::fail(Fault::NotFound, u"no such company"_s)));
    // What an account must have before it is switched on, a password kept among it, is not needed to try it.
    QJsonObject settings = wish.settings;
    settings.insert(u"enabled"_s, false);
    const auto config = mergeConfig(entry->company.config, {{kind.section, settings}});
    if (!config)
        return reply(refusal(config.error()));
    if (const auto able = mustBeTriable(kind, *config); !able)
        return reply(refusal(able.error()));
    AccountDesk::Secrets secrets;
    for (const auto &[part, secret] : wish.secrets) {
        if (secret)
            secrets.insert(part, secret->toUtf8());
    }
    const auto told = [reply](const std::vector<AccountDesk::Tried> &parts) {
        deskapi::TriedAccount tried;
        for (const AccountDesk::Tried &each : parts)
            tried.parts.push_back({each.part, each.isGood, each.took.count, each.error});
        reply(answer(deskapi::encode(tried)));
    };
    if (kind.channel == OutboxChannel::Email)
        accounts.tryMail(company, config->mail, secrets, &desk.context, told);
    else
        accounts.trySms(company, config->sms, secrets, &desk.context, told);
}

/// Adds the routes of an account, whose requests are a @p Request.
template<class Request>
void addAccount(std::vector<Route> &routes, Desk &desk, const Kind &kind, AccountDesk *accounts,
                const deskapi::Put<Request, deskapi::Account> &updating,
                const deskapi::Post<Request, deskapi::TriedAccount> &trying)
{
    add(routes, desk, kind.showing, [&kind, accounts](Desk &its, const Call &, const Reply &reply, CompanyId company) {
        showAccount(its, kind, accounts, reply, company);
    });
    add(routes, desk, updating,
        [&kind, accounts](Desk &its, const Call &call, const Reply &reply, CompanyId company, const Request &request) {
            updateAccount(its, kind, accounts, call, reply, company, wishOf(request));
        });
    if (!accounts)
        return;
    add(routes, desk, trying,
        [&kind, accounts](Desk &its, const Call &, const Reply &reply, CompanyId company, const Request &request) {
            tryAccount(its, kind, *accounts, reply, company, wishOf(request));
        });
}

} // namespace

void addAccounts(std::vector<Route> &routes, Desk &desk, AccountDesk *accounts)
{
    addAccount(routes, desk, mailKind(), accounts, route::UpdateMailAccount, route::TryMailAccount);
    addAccount(routes, desk, smsKind(), accounts, route::UpdateSmsAccount, route::TrySmsAccount);
}

} // namespace tierdesk::dialects::desk
