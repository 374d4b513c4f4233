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
    return {{u"host"_s, server.host},
            {u"port"_s, server.port},
            {u"security"_s, word(server.security)},
            {u"user"_s, server.user},
            {u"secret"_s, server.secret.isSet() ? QJsonValue(server.secret.value) : QJsonValue(QJsonValue::Null)}};
}

void read(FieldReader &fields, MailServerConfig &server)
{
    QString host;
    if (fields.text(u"host", host, 253)) {
        if (host.isEmpty() || isHost(host))
            server.host = host;
        else
            fields.refuse(u"host", u"must be a host's name or IPv4 address"_s);
    }
    fields.integer(u"port", server.port, 0, 65'535);
    fields.oneOf(u"security", server.security);
    const bool isHere = server.host == u"localhost" || server.host.startsWith(u"127.");
    if (server.security == MailSecurity::None && !isHere)
        fields.refuse(u"security", u"must be tls or starttls; none only for a loopback address"_s);
    fields.text(u"user", server.user, 254);
    const QJsonValue secret = fields.take(u"secret");
    if (secret.isNull())
        server.secret = {};
    else if (!secret.isUndefined() && secret.toInteger(0) > 0)
        server.secret = {secret.toInteger()};
    else if (!secret.isUndefined())
        fields.refuse(u"secret", u"must be the id of a credential, or null"_s);
}

} // namespace

QJsonObject toJson(const MailConfig &config)
{
    return {{u"enabled"_s, config.isEnabled},
            {u"address"_s, config.address},
            {u"name"_s, config.name},
            {u"smtp"_s, json(config.smtp)},
            {u"imap"_s, json(config.imap)},
            {u"folder"_s, config.folder},
            {u"pollSeconds"_s, static_cast<double>(config.poll.count) / 1000},
            {u"authservId"_s, config.authservId},
            {u"maxPerSenderHour"_s, config.maxPerHour}};
}

void readFields(FieldReader &fields, MailConfig &config)
{
    fields.flag(u"enabled", config.isEnabled);
    QString address;
    if (fields.text(u"address", address, 254)) {
        if (address.isEmpty() || isMailAddress(address))
            config.address = address.toLower();
        else
            fields.refuse(u"address", u"must be a mail address"_s);
    }
    QString name;
    if (fields.text(u"name", name, 100)) {
        if (isLine(name))
            config.name = name;
        else
            fields.refuse(u"name", u"must be one line"_s);
    }
    fields.object(u"smtp", [&](FieldReader &child) { read(child, config.smtp); });
    fields.object(u"imap", [&](FieldReader &child) { read(child, config.imap); });
    QString folder;
    if (fields.text(u"folder", folder, 200)) {
        if (isFolder(folder))
            config.folder = folder;
        else
            fields.refuse(u"folder", u"must be a mailbox's name in ASCII, without quotes or wildcards"_s);
    }
    fields.span(u"pollSeconds", config.poll, Millis::seconds(1), 86'400);
    QString authservId;
    if (fields.text(u"authservId", authservId, 253)) {
        if (authservId.isEmpty() || isHost(authservId))
            config.authservId = authservId.toLower();
        else
            fields.refuse(u"authservId", u"must be the name that the relay's Authentication-Results "
                                         "header begins with, as mx.example.com"_s);
    }
    fields.integer(u"maxPerSenderHour", config.maxPerHour, 1, 10'000);
    if (!config.isEnabled)
        return;
    if (config.address.isEmpty())
        fields.refuse(u"address", u"must be given when mail is enabled"_s);
    if (config.smtp.host.isEmpty() || config.smtp.port == 0)
        fields.refuse(u"smtp", u"must have a host and a port when mail is enabled"_s);
    if (!config.imap.host.isEmpty() && config.imap.port == 0)
        fields.refuse(u"imap", u"must have a port when it has a host"_s);
}

} // namespace tierdesk
