#pragma once

#include "app/Keychain.h"
#include "core/base/SecretStore.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>

namespace tierdesk::app {

/// Where a server's tokens of one kind are kept, "desk" (who is signed in) or "device" (what the server knows this
/// device by): in the desktop's key store, or where there is none in a file that only its owner may read. GUI thread.
class TokenKeeper final : public QObject
{
    Q_OBJECT

public:
    enum class Place { KeyStore, File };

    /// Keychain and files must outlive this.
    TokenKeeper(Keychain &keychain, base::SecretStore &files, QString kind = QStringLiteral("desk"),
                QObject *parent = nullptr);

    /// Looks what is kept for @p server; found() follows, once.
    void look(const QUrl &server);
    /// Writes @p token down for @p server; an empty one takes away what is kept, in either place.
    void keep(const QUrl &server, const QByteArray &token);

    [[nodiscard]] Place place() const { return m_place; }
    [[nodiscard]] QString nameOf(const QUrl &server) const;

Q_SIGNALS:
    /// @p token is empty when none is kept. place() is known from here on.
    void found(const QByteArray &token);
    /// What was to be kept was not: the next start asks who is there.
    void failed(const QString &why);

private:
    void keepInFile(const QString &name, const QByteArray &token);

    Keychain &m_keychain;
    base::SecretStore &m_files;
    QString m_kind;
    Place m_place = Place::KeyStore;
};

} // namespace tierdesk::app
