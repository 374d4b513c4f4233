#include "core/domain/CompanyLinks.h"

#include "core/domain/Fields.h"
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

bool isPage(const QString &address)
{
    return address.isEmpty() || isTargetUrl(address);
}

bool isTemplate(const QString &address)
{
    return address.isEmpty() || (address.contains(placeOfId()) && isTargetUrl(linkTo(address, u"1"_s)));
}

} // namespace

template<FieldIo Io, Is<CompanyLinks> T>
void fields(Io &io, T &v)
{
    static const TextForm Page{isPage, u"must be an https URL, or http on a loopback address"_s};
    static const TextForm Template{isTemplate, u"must be an https URL with {id} in the place of the id"_s};
    io(u"orders", v.orders, upTo(MaxAddress).as(Page));
    io(u"returns", v.returns, upTo(MaxAddress).as(Page));
    io(u"account", v.account, upTo(MaxAddress).as(Page));
    io(u"articles", v.articles, upTo(MaxAddress).as(Template));
    io(u"cases", v.cases, upTo(MaxAddress).as(Template));
}

TIERDESK_FIELDS(CompanyLinks)

QString linkTo(const QString &address, const QString &id)
{
    return QString(address).replace(placeOfId(), QString::fromLatin1(QUrl::toPercentEncoding(id)));
}

} // namespace tierdesk
