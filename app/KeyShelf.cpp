#include "app/KeyShelf.h"

#include "app/Secrets.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <array>

namespace tierdesk::app {

namespace {

using base::Fault;
using base::Result;

constexpr std::array Places{std::pair{KeyPlace::Keychain, u"keychain"}, std::pair{KeyPlace::File, u"file"},
                            std::pair{KeyPlace::Credentials, u"credentials"}};
constexpr qint64 MostKey = 4096;

/// As a keychain answers: not inside of the call.
template<class F, class R>
void later(QObject *context, F callback, R result)
{
    QMetaObject::invokeMethod(
        context, [callback = std::move(callback), result = std::move(result)] { callback(result); },
        Qt::QueuedConnection);
}

} // namespace

std::optional<KeyPlace> keyPlaceFrom(const QString &word)
{
    for (const auto &[place, name] : Places) {
        if (word == QStringView(name))
            return place;
    }
    return std::nullopt;
}

QString wordOf(KeyPlace place)
{
    for (const auto &[each, name] : Places) {
        if (each == place)
            return QStringView(name).toString();
    }
    return {};
}

FileKeys::FileKeys(QString folder)
    : m_folder(std::move(folder))
{}

void FileKeys::read(const QString &name, QObject *context, Read read)
{
    later(context, std::move(read), FileSecretStore(m_folder).read(name));
}

void FileKeys::write(const QString &name, const QByteArray &secret, QObject *context, Done done)
{
    later(context, std::move(done), FileSecretStore(m_folder).write(name, secret));
}

void FileKeys::remove(const QString &name, QObject *context, Done done)
{
    QFile file(QDir(m_folder).filePath(name));
    Result<void> result;
    if (file.exists() && !file.remove())
        result = base::fail(Fault::StorageFailed, file.errorString(), file.fileName());
    later(context, std::move(done), std::move(result));
}

CredentialKeys::CredentialKeys(QString folder)
    : m_folder(std::move(folder))
{}

void CredentialKeys::read(const QString &name, QObject *context, Read read)
{
    const auto look = [&]() -> Result<QByteArray> {
        QFile file(QDir(m_folder).filePath(name));
        if (m_folder.isEmpty() || !file.exists())
            return base::fail(Fault::NotFound, u"no credential \"%1\""_s.arg(name));
        if (!file.open(QIODevice::ReadOnly))
            return base::fail(Fault::Unavailable, file.errorString(), file.fileName());
        return file.read(MostKey).trimmed();
    };
    later(context, std::move(read), look());
}

void CredentialKeys::write(const QString &, const QByteArray &, QObject *context, Done done)
{
    later(context, std::move(done),
          Result<void>(
              base::fail(Fault::Forbidden, u"keys are provided by the service manager: set them in the unit"_s)));
}

void CredentialKeys::remove(const QString &name, QObject *context, Done done)
{
    const bool isThere = !m_folder.isEmpty() && QFile::exists(QDir(m_folder).filePath(name));
    later(context, std::move(done),
          isThere ? Result<void>(base::fail(
                        Fault::Forbidden, u"keys are provided by the service manager: remove the key from the unit"_s))
                  : Result<void>());
}

std::unique_ptr<Keychain> makeKeys(KeyPlace place, const QString &dataDir)
{
    switch (place) {
    case KeyPlace::Keychain:
        return std::make_unique<DesktopKeychain>();
    case KeyPlace::File:
        return std::make_unique<FileKeys>(QDir(dataDir).filePath(u"secrets/models"_s));
    case KeyPlace::Credentials:
        return std::make_unique<CredentialKeys>(qEnvironmentVariable("CREDENTIALS_DIRECTORY"));
    }
    return nullptr;
}

} // namespace tierdesk::app
