#include "core/domain/SmsConfig.h"

#include "core/domain/Addresses.h"
#include "core/domain/FieldReader.h"
#include "core/domain/TargetUrl.h"

#include <QtCore/QUrl>

#include <algorithm>

namespace tierdesk {

namespace {

/// An id as it can stand in a path.
bool isSid(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar each) { return each.unicode() < 128 && each.isLetterOrNumber(); });
}

/// Without the slash that ends it: paths are put behind it.
void readUrl(FieldReader &fields, QStringView key, QString &url)
{
    QString given;
    if (!fields.text(key, given, 2000))
        return;
    while (given.endsWith(u'/'))
        given.chop(1);
    if (const QUrl parsed(given); parsed.hasQuery() || parsed.hasFragment())
        fields.refuse(key, u"must have neither a query nor a fragment: paths are put behind it"_s);
    else if (given.isEmpty() || isTargetUrl(given))
        url = given;
    else
        fields.refuse(key, u"must be an https URL, or http on a loopback address"_s);
}

} // namespace

QJsonObject toJson(const SmsConfig &config)
{
    return {{u"enabled"_s, config.isEnabled},
            {u"accountSid"_s, config.accountSid},
            {u"number"_s, config.number},
            {u"secret"_s, config.secret.isSet() ? QJsonValue(config.secret.value) : QJsonValue(QJsonValue::Null)},
            {u"apiUrl"_s, config.apiUrl},
            {u"publicUrl"_s, config.publicUrl}};
}

void readFields(FieldReader &fields, SmsConfig &config)
{
    fields.flag(u"enabled", config.isEnabled);
    QString sid;
    if (fields.text(u"accountSid", sid, 64)) {
        if (isSid(sid))
            config.accountSid = sid;
        else
            fields.refuse(u"accountSid", u"must be letters and digits"_s);
    }
    QString number;
    if (fields.text(u"number", number, 20)) {
        if (number.isEmpty() || isPhoneNumber(number))
            config.number = number;
        else
            fields.refuse(u"number", u"must be a telephone number as +15550100123"_s);
    }
    const QJsonValue secret = fields.take(u"secret");
    if (secret.isNull())
        config.secret = {};
    else if (!secret.isUndefined() && secret.toInteger(0) > 0)
        config.secret = {secret.toInteger()};
    else if (!secret.isUndefined())
        fields.refuse(u"secret", u"must be the id of a credential, or null"_s);
    readUrl(fields, u"apiUrl", config.apiUrl);
    readUrl(fields, u"publicUrl", config.publicUrl);
    if (!config.isEnabled)
        return;
    if (config.accountSid.isEmpty())
        fields.refuse(u"accountSid", u"must be given when sms is enabled"_s);
    if (config.number.isEmpty())
        fields.refuse(u"number", u"must be given when sms is enabled"_s);
    if (!config.secret.isSet())
        fields.refuse(u"secret", u"must be given when sms is enabled"_s);
    if (config.apiUrl.isEmpty())
        fields.refuse(u"apiUrl", u"must be given when sms is enabled"_s);
    if (config.publicUrl.isEmpty())
        fields.refuse(u"publicUrl", u"must be given when sms is enabled"_s);
}

} // namespace tierdesk
