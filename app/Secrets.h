#pragma once

#include "core/base/SecretStore.h"

#include <QtCore/QString>

namespace tierdesk::app {

/// Secrets as files of mode 0600 in a folder of mode 0700, which other users of the machine cannot read. A file that
/// others may read is refused rather than used.
class FileSecretStore final : public base::SecretStore
{
public:
    explicit FileSecretStore(QString folder);
    [[nodiscard]] base::Result<QByteArray> read(const QString &name) override;
    [[nodiscard]] base::Result<void> write(const QString &name, const QByteArray &secret) override;

private:
    QString m_folder;
};

/// The installation's master key: read, or made and kept on first use.
[[nodiscard]] base::Result<QByteArray> masterKey(base::SecretStore &store);

} // namespace tierdesk::app
