#pragma once

#include "app/SettingInfos.h"
#include "core/base/Result.h"
#include "core/domain/LocalModels.h"
#include "core/doors/server/http/Server.h"
#include "core/net/TargetGuard.h"

#include <QtCore/QProcessEnvironment>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <vector>

namespace tierdesk::app {

/// Where a setting's value came from; a later one wins.
enum class Source { Default, Folder, File, Environment, CommandLine };

/// The settings in force. A value.
class Settings final
{
public:
    Settings();

    /// Reads `name = value` lines; # begins a comment. Fails with InvalidInput and "FILE:LINE" in `where`.
    [[nodiscard]] base::Result<void> readFile(const QString &path, Source source = Source::File);
    /// Reads folderFile() if it is there; it may not name another data folder.
    [[nodiscard]] base::Result<void> readFolder();
    /// Reads TIERDESK_… and the aliases of older installations (PORT, SESSION_TIMEOUT in ms, ESCALATION_KEYWORDS,
    /// MAX_CONVERSATION_HISTORY, OPENAI_MODEL). What is passed over, a TIERDESK_ name that is no setting or a name of
    /// theirs that nothing here needs, is in passedOver().
    [[nodiscard]] base::Result<void> readEnvironment(const QProcessEnvironment &environment);
    /// Fails with InvalidInput, @p where in `where`.
    [[nodiscard]] base::Result<void> set(const QString &name, const QString &value, Source source,
                                         const QString &where);

    /// What the environment says that is not heeded, a sentence each.
    [[nodiscard]] QStringList passedOver() const { return m_passedOver; }

    [[nodiscard]] QString text(const char *name) const;
    [[nodiscard]] bool isOn(const char *name) const;
    [[nodiscard]] qint64 number(const char *name) const;
    [[nodiscard]] ListenAddress listenAddress() const;
    [[nodiscard]] QString dataDir() const;
    [[nodiscard]] QString databasePath() const;
    /// The data folder's own configuration, `tierdesk.conf` in it.
    [[nodiscard]] QString folderFile() const;
    [[nodiscard]] Source source(const char *name) const { return m_values[indexOf(name)].source; }
    /// Where its value came from: a file and line, a variable, an option.
    [[nodiscard]] QString where(const char *name) const { return m_values[indexOf(name)].where; }

    /// One line a setting: name, value, where it came from. Paths to secrets are printed, secrets are never settings.
    [[nodiscard]] QString report() const;

    /// Which machines requests on behalf of companies may go to: models, gateways, webhooks, mail, text messages.
    [[nodiscard]] net::TargetRules targetRules() const;

    /// Where model servers on this machine are looked for; not at our own port.
    [[nodiscard]] std::vector<LocalPlace> localPlaces() const;

    /// Sentences for the operator about settings that expose the server: a demo or plain HTTP beyond loopback.
    [[nodiscard]] QStringList warnings() const;

    /// What the server is to be built with. Reads the TLS files. Fails with InvalidInput, or Forbidden for plain HTTP
    /// on an address other than loopback without `insecure`.
    [[nodiscard]] base::Result<server::ServerSettings> serverSettings() const;

private:
    struct Value {
        QString text;
        Source source = Source::Default;
        QString where;
    };
    [[nodiscard]] size_t indexOf(const char *name) const;
    std::vector<Value> m_values;
    QStringList m_passedOver;
};

} // namespace tierdesk::app
