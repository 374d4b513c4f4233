#pragma once

#include "app/Keychain.h"

#include <QtCore/QString>

#include <memory>

namespace tierdesk::app {

/// Where the keys of model providers may be kept (setting `model-keys`). Chosen by the operator: nothing falls back
/// from one to another by itself.
enum class KeyPlace {
    Keychain,    ///< the desktop's, under this program's name
    File,        ///< files of mode 0600 in the data folder
    Credentials, ///< given by the service manager in $CREDENTIALS_DIRECTORY; read only
};

[[nodiscard]] std::optional<KeyPlace> keyPlaceFrom(const QString &word);
[[nodiscard]] QString wordOf(KeyPlace place);

/// Secrets as files of mode 0600 in a folder of their own.
class FileKeys final : public Keychain
{
public:
    explicit FileKeys(QString folder);
    void read(const QString &name, QObject *context, Read read) override;
    void write(const QString &name, const QByteArray &secret, QObject *context, Done done) override;
    void remove(const QString &name, QObject *context, Done done) override;

private:
    QString m_folder;
};

/// systemd's LoadCredential= and SetCredentialEncrypted=. An empty @p folder has none.
class CredentialKeys final : public Keychain
{
public:
    explicit CredentialKeys(QString folder);
    void read(const QString &name, QObject *context, Read read) override;
    /// Forbidden: they are set where the service is.
    void write(const QString &name, const QByteArray &secret, QObject *context, Done done) override;
    void remove(const QString &name, QObject *context, Done done) override;

private:
    QString m_folder;
};

[[nodiscard]] std::unique_ptr<Keychain> makeKeys(KeyPlace place, const QString &dataDir);

} // namespace tierdesk::app
