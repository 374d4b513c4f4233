#include "ui/tiers/ConfigDraft.h"

#include <QtCore/QStringList>

#include <algorithm>

namespace tierdesk::ui {

namespace {

void compare(const QJsonObject &before, const QJsonObject &after, const QString &where,
             std::vector<ConfigChange> &changes)
{
    QStringList keys = before.keys();
    for (const QString &key : after.keys()) {
        if (!before.contains(key))
            keys.append(key);
    }
    keys.sort();
    for (const QString &key : keys) {
        const QJsonValue old = before.value(key);
        const QJsonValue fresh = after.value(key);
        const QString path = where.isEmpty() ? key : where + u'.' + key;
        if (old.isObject() && fresh.isObject())
            compare(old.toObject(), fresh.toObject(), path, changes);
        else if (old != fresh)
            changes.push_back({path, old, fresh});
    }
}

QJsonValue valueAt(const QJsonObject &object, const QString &path)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0)
        return object.value(path);
    return valueAt(object.value(path.left(dot)).toObject(), path.mid(dot + 1));
}

void setAt(QJsonObject &object, const QString &path, const QJsonValue &value)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0) {
        object.insert(path, value);
        return;
    }
    QJsonObject child = object.value(path.left(dot)).toObject();
    setAt(child, path.mid(dot + 1), value);
    object.insert(path.left(dot), child);
}

} // namespace

std::vector<ConfigChange> configChanges(const QJsonObject &before, const QJsonObject &after)
{
    std::vector<ConfigChange> changes;
    compare(before, after, {}, changes);
    return changes;
}

void ConfigDraft::start(int version, const QJsonObject &config)
{
    m_version = version;
    m_base = m_draft = config;
}

QJsonValue ConfigDraft::value(const QString &path) const
{
    return valueAt(m_draft, path);
}

QJsonValue ConfigDraft::saved(const QString &path) const
{
    return valueAt(m_base, path);
}

void ConfigDraft::set(const QString &path, const QJsonValue &value)
{
    setAt(m_draft, path, value);
}

QJsonObject ConfigDraft::patch() const
{
    QJsonObject patch;
    for (const ConfigChange &each : changes())
        setAt(patch, each.path, each.after);
    return patch;
}

std::vector<ConfigChange> ConfigDraft::restore(const std::vector<ConfigChange> &kept)
{
    std::vector<ConfigChange> both;
    for (const ConfigChange &each : kept) {
        const QJsonValue now = saved(each.path);
        if (now.isUndefined()) // a field of another version of the server
            continue;
        setAt(m_draft, each.path, each.after);
        if (now != each.before && now != each.after)
            both.push_back({each.path, now, each.after});
    }
    return both;
}

std::vector<ConfigChange> ConfigDraft::rebase(int version, const QJsonObject &config)
{
    const std::vector<ConfigChange> ours = changes();
    const std::vector<ConfigChange> theirs = configChanges(m_base, config);
    start(version, config);
    std::vector<ConfigChange> both;
    for (const ConfigChange &each : ours) {
        setAt(m_draft, each.path, each.after);
        const auto same = std::find_if(theirs.begin(), theirs.end(),
                                       [&](const ConfigChange &change) { return change.path == each.path; });
        if (same != theirs.end() && same->after != each.after)
            both.push_back({each.path, same->after, each.after});
    }
    return both;
}

} // namespace tierdesk::ui
