#include "ui/shell/Commands.h"

#include "core/base/Literals.h"
#include "ui/widgets/Keys.h"

#include <QtCore/QSettings>
#include <QtWidgets/QWidget>

#include <algorithm>

namespace tierdesk::ui {

namespace {

QString keyOf(const QString &id)
{
    return u"keys/"_s + id;
}

} // namespace

Commands::Commands(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{}

void Commands::take(QWidget &scope, const QString &place)
{
    const auto found = scope.findChildren<QShortcut *>();
    bool isNew = false;
    for (QShortcut *each : found) {
        const QString id = keys::idOf(*each);
        if (id.isEmpty())
            continue;
        Entry *entry = find(id);
        if (!entry) {
            m_entries.append({.id = id,
                              .title = each->whatsThis(),
                              .original = keys::originalOf(*each),
                              .key = keys::originalOf(*each),
                              .shortcuts = {},
                              .places = {}});
            entry = &m_entries.last();
            const QVariant chosen = m_settings.value(keyOf(id));
            if (chosen.isValid())
                entry->key = QKeySequence(chosen.toString(), QKeySequence::PortableText);
        }
        if (entry->shortcuts.contains(each))
            continue;
        entry->shortcuts.removeAll(nullptr);
        entry->shortcuts.append(each);
        if (!entry->places.contains(place))
            entry->places.append(place);
        if (each->key() != entry->key)
            keys::change(*each, entry->key);
        isNew = true;
    }
    if (isNew)
        Q_EMIT changed();
}

Commands::Entry *Commands::find(const QString &id)
{
    const auto at = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &each) { return each.id == id; });
    return at == m_entries.end() ? nullptr : &*at;
}

const Commands::Entry *Commands::find(const QString &id) const
{
    return const_cast<Commands *>(this)->find(id);
}

QShortcut *Commands::ready(const Entry &entry)
{
    for (const QPointer<QShortcut> &each : entry.shortcuts) {
        QShortcut *shortcut = each.data();
        if (!shortcut)
            continue;
        const auto *scope = qobject_cast<QWidget *>(shortcut->parent());
        if (scope && shortcut->isEnabled() && scope->isVisible() && scope->isEnabled())
            return shortcut;
    }
    return nullptr;
}

Commands::Command Commands::describe(const Entry &entry)
{
    return {entry.id, entry.title, groupName(entry.id), entry.key, entry.key != entry.original};
}

QList<Commands::Command> Commands::all() const
{
    QList<Command> commands;
    QStringList groups;
    for (const Entry &each : m_entries) {
        const QString group = groupName(each.id);
        if (!groups.contains(group))
            groups.append(group);
    }
    for (const QString &group : groups) {
        for (const Entry &each : m_entries) {
            if (groupName(each.id) == group)
                commands.append(describe(each));
        }
    }
    return commands;
}

QList<Commands::Command> Commands::runnable() const
{
    QList<Command> commands;
    for (const Entry &each : m_entries) {
        if (ready(each))
            commands.append(describe(each));
    }
    return commands;
}

bool Commands::run(const QString &id)
{
    const Entry *entry = find(id);
    QShortcut *shortcut = entry ? ready(*entry) : nullptr;
    if (!shortcut)
        return false;
    Q_EMIT shortcut->activated();
    return true;
}

QString Commands::takenBy(const QKeySequence &key, const QString &id) const
{
    const Entry *entry = find(id);
    if (key.isEmpty() || !entry)
        return {};
    const auto meets = [&](const Entry &other) {
        if (entry->places.contains(QString()) || other.places.contains(QString()))
            return true;
        return std::any_of(other.places.begin(), other.places.end(),
                           [&](const QString &place) { return entry->places.contains(place); });
    };
    for (const Entry &other : m_entries) {
        if (other.id != id && other.key == key && meets(other))
            return other.id;
    }
    return {};
}

void Commands::change(const QString &id, const QKeySequence &key)
{
    Entry *entry = find(id);
    if (!entry)
        return;
    for (Entry *had = find(takenBy(key, id)); had; had = find(takenBy(key, id)))
        give(*had, {});
    give(*entry, key);
    Q_EMIT changed();
}

void Commands::give(Entry &entry, const QKeySequence &key)
{
    entry.key = key;
    if (key == entry.original)
        m_settings.remove(keyOf(entry.id));
    else
        m_settings.setValue(keyOf(entry.id), key.toString(QKeySequence::PortableText));
    for (const QPointer<QShortcut> &each : entry.shortcuts) {
        if (QShortcut *shortcut = each.data())
            keys::change(*shortcut, key);
    }
}

void Commands::restore()
{
    for (Entry &each : m_entries)
        give(each, each.original);
    m_settings.remove(u"keys"_s); // of pages too that were not opened
    Q_EMIT changed();
}

QString Commands::title(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? entry->title : QString();
}

QString Commands::groupName(const QString &id)
{
    const QString group = id.section(u'.', 0, 0);
    if (group == u"app")
        return tr("General");
    if (group == u"go")
        return tr("Go to");
    if (group == u"queue")
        return tr("Queue");
    if (group == u"cases")
        return tr("Multiple cases");
    if (group == u"case")
        return tr("Case");
    if (group == u"composer")
        return tr("Writing");
    if (group == u"sessions")
        return tr("Sessions");
    if (group == u"dashboard")
        return tr("Dashboard");
    if (group == u"tiers")
        return tr("Tiers");
    if (group == u"training")
        return tr("Training");
    if (group == u"integrations")
        return tr("Integrations");
    if (group == u"replies")
        return tr("Saved replies");
    return group;
}

} // namespace tierdesk::ui
