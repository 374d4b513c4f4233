#include "app/TokenKeeper.h"

#include "core/base/Log.h"

namespace tierdesk::app {

using base::Fault;

TokenKeeper::TokenKeeper(Keychain &keychain, base::SecretStore &files, QString kind, QObject *parent)
    : QObject(parent)
    , m_keychain(keychain)
    , m_files(files)
    , m_kind(std::move(kind))
{}

QString TokenKeeper::nameOf(const QUrl &server) const
{
    const int usual = server.scheme() == u"https" ? 443 : 80;
    return u"%1_%2_%3"_s.arg(m_kind, server.host()).arg(server.port(usual));
}

void TokenKeeper::look(const QUrl &server)
{
    const QString name = nameOf(server);
    m_keychain.read(name, this, [this, name](const base::Result<QByteArray> &kept) {
        if (kept || kept.error().fault == Fault::NotFound) {
            m_place = Place::KeyStore;
            Q_EMIT found(kept.value_or(QByteArray()));
            return;
        }
        m_place = Place::File;
        const auto file = m_files.read(name);
        if (!file && file.error().fault != Fault::NotFound)
            qCWarning(log::App) << "the stored token is not used:" << file.error().message;
        Q_EMIT found(file.value_or(QByteArray()));
    });
}

void TokenKeeper::keep(const QUrl &server, const QByteArray &token)
{
    const QString name = nameOf(server);
    if (m_place == Place::File) {
        keepInFile(name, token);
        return;
    }
    const auto done = [this](const base::Result<void> &kept) {
        if (!kept)
            Q_EMIT failed(kept.error().message);
    };
    if (token.isEmpty())
        m_keychain.remove(name, this, done);
    else
        m_keychain.write(name, token, this, done);
}

void TokenKeeper::keepInFile(const QString &name, const QByteArray &token)
{
    // An emptied file says as much as none, and is written as safely as any other.
    const auto before = m_files.read(name);
    if (token.isEmpty() && !before && before.error().fault == Fault::NotFound)
        return;
    if (const auto written = m_files.write(name, token); !written)
        Q_EMIT failed(written.error().message);
}

} // namespace tierdesk::app
