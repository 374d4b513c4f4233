#pragma once

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtGui/QKeySequence>
#include <QtGui/QShortcut>

class QSettings;
class QWidget;

namespace tierdesk::ui {

/// All commands that can be run by a shortcut or from the palette, by id; see widgets/Keys.h. One id may have several
/// shortcuts, for example when two pages contain the same view. Stores changed shortcuts in the settings (keys/ID). GUI
/// thread.
class Commands final : public QObject
{
    Q_OBJECT

public:
    struct Command {
        QString id;
        QString title;
        QString group; ///< display name: "Queue"
        QKeySequence key;
        bool isChanged = false; ///< its shortcut differs from the default
    };

    /// @p settings must outlive this.
    explicit Commands(QSettings &settings, QObject *parent = nullptr);

    /// Registers the named shortcuts of @p scope and its children, and applies the user's choices. @p place is where
    /// they are active: shortcuts of different places may be the same; those of the empty place are active everywhere.
    void take(QWidget &scope, const QString &place);

    /// Returns the commands by group, in order of creation.
    [[nodiscard]] QList<Command> all() const;
    /// Returns the commands that can be run now, because their scope is on the screen.
    [[nodiscard]] QList<Command> runnable() const;
    /// Runs a command. Returns false if it does not exist or cannot be run now.
    bool run(const QString &id);

    /// Returns the command that already uses @p key where @p id is active; empty if none.
    [[nodiscard]] QString takenBy(const QKeySequence &key, const QString &id) const;
    /// Assigns @p key to @p id; an empty one removes it. Any other command with that key loses it.
    void change(const QString &id, const QKeySequence &key);
    /// Restores all default shortcuts.
    void restore();

    [[nodiscard]] QString title(const QString &id) const;
    [[nodiscard]] static QString groupName(const QString &id);

Q_SIGNALS:
    void changed();

private:
    struct Entry {
        QString id;
        QString title;
        QKeySequence original;
        QKeySequence key;
        QList<QPointer<QShortcut>> shortcuts;
        QStringList places;
    };
    [[nodiscard]] Entry *find(const QString &id);
    [[nodiscard]] const Entry *find(const QString &id) const;
    [[nodiscard]] static QShortcut *ready(const Entry &entry);
    [[nodiscard]] static Command describe(const Entry &entry);
    void give(Entry &entry, const QKeySequence &key);

    QSettings &m_settings;
    QList<Entry> m_entries;
};

} // namespace tierdesk::ui
