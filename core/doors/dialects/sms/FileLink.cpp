#include "core/doors/dialects/sms/FileLink.h"

#include "core/doors/dialects/sms/Form.h"

#include <QtCore/QUrlQuery>

namespace tierdesk::dialects::sms {

namespace {

constexpr qsizetype SignatureBytes = 16; ///< of 32, to keep text messages short

QByteArray signatureOver(const Company &company, const QString &attachment, Timestamp until, const base::Seal &seal)
{
    const QByteArray words =
        QByteArray::number(company.id.value) + '/' + attachment.toLatin1() + '/' + QByteArray::number(until.ms / 1000);
    return seal.sign("text message file", words)
        .left(SignatureBytes)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

QUrl fileLink(const Company &company, const QString &attachment, Timestamp until, const base::Seal &seal)
{
    QUrl url(company.config.sms.publicUrl + u"/sms/"_s + QString::fromLatin1(QUrl::toPercentEncoding(company.key)) +
             u"/files/"_s + attachment);
    QUrlQuery query;
    query.addQueryItem(u"until"_s, QString::number(until.ms / 1000));
    query.addQueryItem(u"signature"_s, QString::fromLatin1(signatureOver(company, attachment, until, seal)));
    url.setQuery(query);
    return url;
}

bool isSignedLink(const Company &company, const QString &attachment, Timestamp until, const QByteArray &signature,
                  const base::Seal &seal)
{
    return isSame(signature, signatureOver(company, attachment, until, seal));
}

} // namespace tierdesk::dialects::sms
