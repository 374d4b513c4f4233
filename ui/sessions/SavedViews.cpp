#include "ui/sessions/SavedViews.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSettings>

#include <algorithm>

namespace tierdesk::ui {

SavedViews::SavedViews(QSettings &settings)
    : m_settings(settings)
{}

QString SavedViews::key() const
{
    // An owner holds slashes and colons, which are no part of a key.
    const QByteArray digest = QCryptographicHash::hash(m_owner.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return u"sessions/views/"_s + QString::fromLatin1(digest);
}

void SavedViews::setOwner(const QString &owner)
{
    m_owner = owner;
    m_views.clear();
    const auto list = QJsonDocument::fromJson(m_settings.value(key()).toString().toUtf8()).array();
    for (const QJsonValue &each : list) {
        const QString name = each.toObject().value(u"name"_s).toString();
        if (!name.isEmpty())
            m_views.push_back({name, SessionsFilter::fromJson(each.toObject().value(u"filter"_s).toObject())});
    }
}

void SavedViews::save(const View &view)
{
    const auto same =
        std::find_if(m_views.begin(), m_views.end(), [&](const View &each) { return each.name == view.name; });
    if (same != m_views.end())
        *same = view;
    else
        m_views.push_back(view);
    write();
}

void SavedViews::remove(const QString &name)
{
    std::erase_if(m_views, [&](const View &each) { return each.name == name; });
    write();
}

void SavedViews::write()
{
    QJsonArray list;
    for (const View &each : m_views)
        list.append(QJsonObject{{u"name"_s, each.name}, {u"filter"_s, each.filter.toJson()}});
    m_settings.setValue(key(), QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact)));
}

} // namespace tierdesk::ui
