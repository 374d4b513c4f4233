#include "ui/sessions/LastList.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSettings>

namespace tierdesk::ui {

namespace {

QString keyOf(const QString &owner)
{
    // An owner holds slashes and colons, which are no part of a key.
    const QByteArray digest = QCryptographicHash::hash(owner.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return u"sessions/last/"_s + QString::fromLatin1(digest);
}

} // namespace

LastList LastList::read(const QSettings &settings, const QString &owner)
{
    const auto json = QJsonDocument::fromJson(settings.value(keyOf(owner)).toString().toUtf8()).object();
    LastList last;
    last.filter = SessionsFilter::fromJson(json.value(u"filter").toObject());
    last.order = SessionOrder::fromText(json.value(u"order").toString()).value_or(SessionOrder());
    last.opened = json.value(u"opened").toString();
    return last;
}

void LastList::write(QSettings &settings, const QString &owner) const
{
    const QJsonObject json{{u"filter"_s, filter.toJson()}, {u"order"_s, order.text()}, {u"opened"_s, opened}};
    settings.setValue(keyOf(owner), QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

} // namespace tierdesk::ui
