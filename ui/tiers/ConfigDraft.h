#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QString>

#include <vector>

namespace tierdesk::ui {

/// One field in which two configurations differ. Paths are as the server names them: "tiers.aiRep.enabled". A list is
/// one field.
struct ConfigChange {
    QString path;
    QJsonValue before;
    QJsonValue after;

    friend bool operator==(const ConfigChange &, const ConfigChange &) = default;
};

/// In the order of the paths.
[[nodiscard]] std::vector<ConfigChange> configChanges(const QJsonObject &before, const QJsonObject &after);

/// A configuration that is being edited: what the server has, and what the person made of it. A value.
class ConfigDraft final
{
public:
    /// What the server has; forgets every change.
    void start(int version, const QJsonObject &config);
    [[nodiscard]] bool isStarted() const { return m_version > 0; }
    [[nodiscard]] int version() const { return m_version; }

    /// As it would be saved, and as it is. Undefined where there is no such field.
    [[nodiscard]] QJsonValue value(const QString &path) const;
    [[nodiscard]] QJsonValue saved(const QString &path) const;
    void set(const QString &path, const QJsonValue &value);
    [[nodiscard]] bool isChanged(const QString &path) const { return value(path) != saved(path); }

    [[nodiscard]] std::vector<ConfigChange> changes() const { return configChanges(m_base, m_draft); }
    /// Only what has changed, in the shape of the configuration.
    [[nodiscard]] QJsonObject patch() const;
    void discard() { m_draft = m_base; }

    /// Puts changes back that were kept over a restart. Returns those whose field has got another value meanwhile, as
    /// rebase() does.
    std::vector<ConfigChange> restore(const std::vector<ConfigChange> &kept);

    /// The server has another version now: by somebody else, or by our own save. Changes of ours that are not in it
    /// stay. Returns the fields that both changed, differently: `before` is the server's, `after` ours.
    std::vector<ConfigChange> rebase(int version, const QJsonObject &config);

private:
    int m_version = 0;
    QJsonObject m_base;
    QJsonObject m_draft;
};

} // namespace tierdesk::ui
