#include "app/Secrets.h"

#include "core/base/Secrets.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QSaveFile>

#include <sys/stat.h>

namespace tierdesk::app {

namespace {

using base::Fault;
using base::Result;

const QString MasterKeyName = u"master.key"_s;

} // namespace

FileSecretStore::FileSecretStore(QString folder)
    : m_folder(std::move(folder))
{}

Result<QByteArray> FileSecretStore::read(const QString &name)
{
    QFile file(QDir(m_folder).filePath(name));
    if (!file.exists())
        return base::fail(Fault::NotFound, u"no secret \"%1\""_s.arg(name));
    constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (file.permissions() & Others)
        return base::fail(Fault::Forbidden,
                          u"%1 is readable by other users: set its mode to 600, and treat everything it "
                          "protects as compromised"_s.arg(file.fileName()),
                          file.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(Fault::StorageFailed, file.errorString(), file.fileName());
    return file.readAll();
}

Result<void> FileSecretStore::write(const QString &name, const QByteArray &secret)
{
    if (!QDir().mkpath(m_folder))
        return base::fail(Fault::StorageFailed, u"cannot create the folder"_s, m_folder);
    QSaveFile file(QDir(m_folder).filePath(name));
    const mode_t before = umask(0077); // so that not even the first byte is open to others
    const bool isOpen = file.open(QIODevice::WriteOnly);
    umask(before);
    if (!isOpen || file.write(secret) != secret.size() || !file.commit())
        return base::fail(Fault::StorageFailed, file.errorString(), file.fileName());
    if (!QFile::setPermissions(file.fileName(), QFile::ReadOwner | QFile::WriteOwner))
        return base::fail(Fault::StorageFailed, u"cannot set the mode to 0600"_s, file.fileName());
    return {};
}

Result<QByteArray> masterKey(base::SecretStore &store)
{
    auto kept = store.read(MasterKeyName);
    if (kept) {
        if (kept->size() != base::Seal::KeySize)
            return base::fail(Fault::StorageFailed, u"%1 is not a valid key"_s.arg(MasterKeyName));
        return kept;
    }
    if (kept.error().fault != Fault::NotFound)
        return kept.error();
    QByteArray key = base::Seal::newKey();
    TRY(store.write(MasterKeyName, key));
    return key;
}

} // namespace tierdesk::app
