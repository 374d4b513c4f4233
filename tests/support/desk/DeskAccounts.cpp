#include "core/base/Json.h"
#include "tests/support/desk/DeskDouble.h"

/// The company's accounts for mail and text messages, and what came by them and was not answered, as docs/desk.md has
/// them. Nothing is reached: `triedMail` and
/// `triedSms` say what became of a trial.
namespace tierdesk::test {

using namespace deskapi;

namespace {

struct Secret {
    const char *field;
    const char *part;
    const char *holder; ///< within the section; empty: the section itself
};

std::vector<Secret> secretsOf(bool isMail)
{
    if (isMail)
        return {{"smtpPassword", "smtp", "smtp"}, {"imapPassword", "imap", "imap"}};
    return {{"token", "sms", ""}};
}

} // namespace

base::Result<QJsonObject> DeskDouble::serveAccount(const Asked &asked)
{
    const bool isMail = asked.path.section(u'/', 3, 3) == u"mail";
    const QString section = isMail ? u"mail"_s : u"sms"_s;
    Account &account = isMail ? mailAccount : smsAccount;
    account.settings = config[section].toObject();
    if (!isMail)
        account.webhookPath = u"/sms/"_s + me.company;
    if (asked.method == "GET")
        return encode(account);
    const auto body = base::parseJsonObject(asked.body);
    if (!body)
        return body.error();
    QJsonObject settings = (*body)[u"settings"].toObject();
    const bool isTrial = asked.method == "POST";
    for (const Secret &each : secretsOf(isMail)) {
        const QJsonValue given = body->value(QLatin1String(each.field));
        if (given.isUndefined())
            continue;
        const bool isSet = !given.toString().isEmpty();
        const QString holder = QString::fromLatin1(each.holder);
        QJsonObject inside = holder.isEmpty() ? settings : settings[holder].toObject();
        inside.insert(u"secret"_s, isSet ? QJsonValue(21) : QJsonValue());
        if (holder.isEmpty())
            settings = inside;
        else
            settings.insert(holder, inside);
    }
    const QJsonObject patch{{section, settings}};
    const auto merged = mergeConfig(mergeConfig(defaultConfig(), config).value(), patch);
    if (!merged)
        return merged.error();
    if (isTrial)
        return encode(isMail ? triedMail : triedSms);
    for (const Secret &each : secretsOf(isMail)) {
        const QJsonValue given = body->value(QLatin1String(each.field));
        if (given.isUndefined())
            continue;
        accountSecrets[QString::fromLatin1(each.field)] = given.toString();
        account.secrets.removeAll(QLatin1String(each.part));
        if (!given.toString().isEmpty())
            account.secrets.append(QString::fromLatin1(each.part));
    }
    if (toJson(*merged) != config)
        saveConfig(patch, me.email);
    account.settings = config[section].toObject();
    return encode(account);
}

base::Result<QJsonObject> DeskDouble::serveLetters(const Asked &asked) const
{
    const qint64 before = asked.query.queryItemValue(u"before"_s).toLongLong();
    const auto limit = static_cast<size_t>(asked.query.queryItemValue(u"limit"_s).toInt());
    IgnoredMessages page;
    for (const IgnoredMessage &each : ignoredMessages) {
        if (before > 0 && each.id.value >= before)
            continue;
        if (page.channelMessages.size() == limit) {
            page.next = page.channelMessages.back().id;
            break;
        }
        page.channelMessages.push_back(each);
    }
    return encode(page);
}

} // namespace tierdesk::test
