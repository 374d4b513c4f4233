#include "core/domain/MailConfig.h"

#include "core/domain/Addresses.h"
#include "core/domain/FieldReader.h"

#include <algorithm>

namespace tierdesk {

namespace {

bool isHost(QStringView text)
{
    return !text.isEmpty() && text.front() != u'-' && std::all_of(text.begin(), text.end(), [](QChar each) {
        return each.unicode() < 128 && (each.isLetterOrNumber() || each == u'-' || each == u'.');
    });
}

/// A mailbox as it can stand in a command's quotes.
bool isFolder(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar each) {
        return each >= u' ' && each < u'\x7f' && !QStringView(u"\"\\;*%").contains(each);
    });
}

/// One line, as it stands beside an address.
bool isLine(QStringView text)
{
    return std::none_of(text.begin(), text.end(), [](QChar each) {
        return each.category() == QChar::Other_Control || each.category() == QChar::Separator_Line ||
               each.category() == QChar::Separator_Paragraph;
    });
}

QJsonObject json(const MailServerConfig &server)
{
    return {{QStringLiteral("host"), server.host},
            {QStringLiteral("port"), server.port},
            {QStringLiteral("security"), word(server.security)},
            {QStringLiteral("user"), server.user},
            {QStringLiteral("secret"),
             server.secret.isSet() ? QJsonValue(server.secret.value) : QJsonValue(QJsonValue::Null)}};
}

void read(FieldReader &fields, MailServerConfig &server)
{
    QString host;
    if (fields.text(u"host", host, 253)) {
        if (host.isEmpty() || isHost(host))
            server.host = host;
        else
            fields.refuse(u"host", QStringLiteral("must be a host's name or IPv4 address"));
    }
    fields.integer(u"port", server.port, 0, 65'535);
    fields.oneOf(u"security", server.security);
    const bool isHere = server.host == u"localhost" || server.host.startsWith(u"127.");
    if (server.security == MailSecurity::None && !isHere)
        fields.refuse(u"security", QStringLiteral("must be tls or starttls; none only for a loopback address"));
    fields.text(u"user", server.user, 254);
    const QJsonValue secret = fields.take(u"secret");
    if (secret.isNull())
        server.secret = {};
    else if (!secret.isUndefined() && secret.toInteger(0) > 0)
        server.secret = {secret.toInteger()};
    else if (!secret.isUndefined())
        fields.refuse(u"secret", QStringLiteral("must be the id of a credential, or null"));
}

} // namespace

QJsonObject toJson(const MailConfig &config)
{
    return {{QStringLiteral("enabled"), config.isEnabled},
            {QStringLiteral("address"), config.address},
            {QStringLiteral("name"), config.name},
            {QStringLiteral("smtp"), json(config.smtp)},
            {QStringLiteral("imap"), json(config.imap)},
            {QStringLiteral("folder"), config.folder},
            {QStringLiteral("pollSeconds"), static_cast<double>(config.poll.count) / 1000},
            {QStringLiteral("authservId"), config.authservId},
            {QStringLiteral("maxPerSenderHour"), config.maxPerHour}};
}

void readFields(FieldReader &fields, MailConfig &config)
{
    fields.flag(u"enabled", config.isEnabled);
    QString address;
    if (fields.text(u"address", address, 254)) {
        if (address.isEmpty() || isMailAddress(address))
            config.address = address.toLower();
        else
            fields.refuse(u"address", QStringLiteral("must be a mail address"));
    }
    QString name;
    if (fields.text(u"name", name, 100)) {
        if (isLine(name))
            config.name = name;
        else
            fields.refuse(u"name", QStringLiteral("must be one line"));
    }
    fields.object(u"smtp", [&](FieldReader &child) { read(child, config.smtp); });
    fields.object(u"imap", [&](FieldReader &child) { read(child, config.imap); });
    QString folder;
    if (fields.text(u"folder", folder, 200)) {
        if (isFolder(folder))
            config.folder = folder;
        else
            fields.refuse(u"folder", QStringLiteral("must be a mailbox's name in ASCII, without quotes or wildcards"));
    }
    fields.span(u"pollSeconds", config.poll, Millis::seconds(1), 86'400);
    QString authservId;
    if (fields.text(u"authservId", authservId, 253)) {
        if (authservId.isEmpty() || isHost(authservId))
            config.authservId = authservId.toLower();
        else
            fields.refuse(u"authservId", QStringLiteral("must be the name that the relay's Authentication-Results "
                                                        "header begins with, as mx.example.com"));
    }
    fields.integer(u"maxPerSenderHour", config.maxPerHour, 1, 10'000);
    if (!config.isEnabled)
        return;
    if (config.address.isEmpty())
        fields.refuse(u"address", QStringLiteral("must be given when mail is enabled"));
    if (config.smtp.host.isEmpty() || config.smtp.port == 0)
        fields.refuse(u"smtp", QStringLiteral("must have a host and a port when mail is enabled"));
    if (!config.imap.host.isEmpty() && config.imap.port == 0)
        fields.refuse(u"imap", QStringLiteral("must have a port when it has a host"));
}

} // namespace tierdesk
