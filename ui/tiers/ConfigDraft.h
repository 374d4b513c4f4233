#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QString>

#include <vector>

namespace tierdesk::ui {

/// One field in which two configurations differ. Paths use the server's names: "tiers.aiRep.enabled". A list is one
/// field.
struct ConfigChange {
    QString path;
    QJsonValue before;
    QJsonValue after;

    friend bool operator==(const ConfigChange &, const ConfigChange &) = default;
};

/// Returns the differences, ordered by path.
[[nodiscard]] std::vector<ConfigChange> configChanges(const QJsonObject &before, const QJsonObject &after);

/// A configuration that is being edited: the server's version and the local changes. A value type.
class ConfigDraft final
{
public:
    /// Starts from the server's version and discards all changes.
    void start(int version, const QJsonObject &config);
    [[nodiscard]] bool isStarted() const { return m_version > 0; }
    [[nodiscard]] int version() const { return m_version; }

    /// The edited and the saved value. Undefined if there is no such field.
    [[nodiscard]] QJsonValue value(const QString &path) const;
    [[nodiscard]] QJsonValue saved(const QString &path) const;
    void set(const QString &path, const QJsonValue &value);
    [[nodiscard]] bool isChanged(const QString &path) const { return value(path) != saved(path); }

    [[nodiscard]] std::vector<ConfigChange> changes() const { return configChanges(m_base, m_draft); }
    /// Returns only the changed fields, in the shape of the configuration.
    [[nodiscard]] QJsonObject patch() const;
    void discard() { m_draft = m_base; }

    /// Restores changes that were kept over a restart. Returns those whose field changed on the server in the meantime,
    /// as rebase() does.
    std::vector<ConfigChange> restore(const std::vector<ConfigChange> &kept);

    /// Moves the draft to a new server version, saved by somebody else or by this client. Local changes that are not in
    /// it are kept. Returns conflicts, fields that both changed: `before` is the server's value, `after` the local one.
    std::vector<ConfigChange> rebase(int version, const QJsonObject &config);

private:
    int m_version = 0;
    QJsonObject m_base;
    QJsonObject m_draft;
};

} // namespace tierdesk::ui
