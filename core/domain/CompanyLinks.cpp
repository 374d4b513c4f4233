#include "core/domain/CompanyLinks.h"

#include "core/domain/FieldReader.h"
#include "core/domain/TargetUrl.h"

#include <QtCore/QUrl>

namespace tierdesk {

namespace {

constexpr int MaxAddress = 2000;

const QString &placeOfId()
{
    static const QString place = u"{id}"_s;
    return place;
}

void readPage(FieldReader &fields, QStringView key, QString &address)
{
    QString given;
    if (!fields.text(key, given, MaxAddress))
        return;
    if (given.isEmpty() || isTargetUrl(given))
        address = given;
    else
        fields.refuse(key, u"must be an https URL, or http on a loopback address"_s);
}

void readTemplate(FieldReader &fields, QStringView key, QString &address)
{
    QString given;
    if (!fields.text(key, given, MaxAddress))
        return;
    if (given.isEmpty() || (given.contains(placeOfId()) && isTargetUrl(linkTo(given, u"1"_s))))
        address = given;
    else
        fields.refuse(key, u"must be an https URL with {id} in the place of the id"_s);
}

} // namespace

QJsonObject toJson(const CompanyLinks &links)
{
    return {{u"orders"_s, links.orders},
            {u"returns"_s, links.returns},
            {u"account"_s, links.account},
            {u"articles"_s, links.articles},
            {u"cases"_s, links.cases}};
}

void readFields(FieldReader &fields, CompanyLinks &links)
{
    readPage(fields, u"orders", links.orders);
    readPage(fields, u"returns", links.returns);
    readPage(fields, u"account", links.account);
    readTemplate(fields, u"articles", links.articles);
    readTemplate(fields, u"cases", links.cases);
}

QString linkTo(const QString &address, const QString &id)
{
    return QString(address).replace(placeOfId(), QString::fromLatin1(QUrl::toPercentEncoding(id)));
}

} // namespace tierdesk
