#include "ui/tiers/KeptChanges.h"

#include "core/base/Literals.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSettings>

namespace tierdesk::ui {

namespace {

/// Returns a settings key that does not reveal the owner.
QString key(const ConfigOwner &owner)
{
    const QByteArray whole = u"%1|%2|%3"_s.arg(owner.server, owner.company, owner.email).toUtf8();
    return u"tiers/draft/"_s +
           QString::fromLatin1(QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex().left(16));
}

} // namespace

KeptChanges::KeptChanges(QSettings &settings)
    : m_settings(settings)
{}

void KeptChanges::keep(const ConfigOwner &owner, const std::vector<ConfigChange> &changes)
{
    QJsonArray list;
    for (const ConfigChange &each : changes)
        list.append(QJsonArray{each.path, each.before, each.after});
    if (list.isEmpty())
        m_settings.remove(key(owner));
    else
        m_settings.setValue(key(owner), QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact)));
    m_settings.sync();
}

std::vector<ConfigChange> KeptChanges::of(const ConfigOwner &owner) const
{
    std::vector<ConfigChange> changes;
    for (const QJsonValue &each : QJsonDocument::fromJson(m_settings.value(key(owner)).toString().toUtf8()).array()) {
        const QJsonArray change = each.toArray();
        if (change.size() == 3)
            changes.push_back({change[0].toString(), change[1], change[2]});
    }
    return changes;
}

} // namespace tierdesk::ui
