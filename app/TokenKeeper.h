#pragma once

#include "app/Keychain.h"
#include "core/base/SecretStore.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>

namespace tierdesk::app {

/// Stores a server's tokens of one kind, "desk" (the sign-in) or "device" (how the server identifies this device), in
/// the desktop keychain or, if there is none, in a file that only its owner can read. GUI thread.
class TokenKeeper final : public QObject
{
    Q_OBJECT

public:
    enum class Place { KeyStore, File };

    /// Keychain and files must outlive this.
    TokenKeeper(Keychain &keychain, base::SecretStore &files, QString kind = u"desk"_s, QObject *parent = nullptr);

    /// Looks up the token for @p server; found() follows, once.
    void look(const QUrl &server);
    /// Stores @p token for @p server; an empty one removes it from both places.
    void keep(const QUrl &server, const QByteArray &token);

    [[nodiscard]] Place place() const { return m_place; }
    [[nodiscard]] QString nameOf(const QUrl &server) const;

Q_SIGNALS:
    /// @p token is empty when none is kept. place() is known from here on.
    void found(const QByteArray &token);
    /// The token could not be stored: the next start asks for a sign-in.
    void failed(const QString &why);

private:
    void keepInFile(const QString &name, const QByteArray &token);

    Keychain &m_keychain;
    base::SecretStore &m_files;
    QString m_kind;
    Place m_place = Place::KeyStore;
};

} // namespace tierdesk::app
