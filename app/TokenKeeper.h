#pragma once

#include "app/Keychain.h"
#include "core/base/SecretStore.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>

namespace tierdesk::app {

/// Where it is written down who is signed in at which server: in the desktop's key store, or where there is none in a
/// file that only its owner may read. GUI thread.
class TokenKeeper final : public QObject
{
    Q_OBJECT

public:
    enum class Place { KeyStore, File };

    /// Both must outlive this.
    TokenKeeper(Keychain &keychain, base::SecretStore &files, QObject *parent = nullptr);

    /// Looks what is kept for @p server; found() follows, once.
    void look(const QUrl &server);
    /// Writes @p token down for @p server; an empty one takes away what is kept, in either place.
    void keep(const QUrl &server, const QByteArray &token);

    [[nodiscard]] Place place() const { return m_place; }
    [[nodiscard]] static QString nameOf(const QUrl &server);

Q_SIGNALS:
    /// @p token is empty when none is kept. place() is known from here on.
    void found(const QByteArray &token);
    /// What was to be kept was not: the next start asks who is there.
    void failed(const QString &why);

private:
    void keepInFile(const QString &name, const QByteArray &token);

    Keychain &m_keychain;
    base::SecretStore &m_files;
    Place m_place = Place::KeyStore;
};

} // namespace tierdesk::app
