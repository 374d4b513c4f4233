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

/// Everything that can be done by a key or from the palette, by its id; see widgets/Keys.h. One id may stand for
/// several shortcuts, as when two pages hold the same view. Keeps changed keys in the settings (keys/ID). GUI thread.
class Commands final : public QObject
{
    Q_OBJECT

public:
    struct Command {
        QString id;
        QString title;
        QString group; ///< for people: "Queue"
        QKeySequence key;
        bool isChanged = false; ///< its key is not the one it came with
    };

    /// @p settings must outlive this.
    explicit Commands(QSettings &settings, QObject *parent = nullptr);

    /// Takes the named keys of @p scope and of what is in it, and gives them the keys that were chosen. @p place is
    /// where they are at work: keys of different places may be the same, those of the empty place are everywhere.
    void take(QWidget &scope, const QString &place);

    /// By group, in the order they were made.
    [[nodiscard]] QList<Command> all() const;
    /// Those that can be run now: what they belong to is on the screen.
    [[nodiscard]] QList<Command> runnable() const;
    /// False if there is no such command or it cannot be run now.
    bool run(const QString &id);

    /// The command that has @p key already where @p id is at work; empty: none.
    [[nodiscard]] QString takenBy(const QKeySequence &key, const QString &id) const;
    /// Gives @p id another key; an empty one takes it away. Whoever had it loses it.
    void change(const QString &id, const QKeySequence &key);
    /// Every key as it came.
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
