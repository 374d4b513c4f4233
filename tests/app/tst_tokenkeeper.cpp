#include "app/TokenKeeper.h"

#include "app/Secrets.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <map>
#include <memory>

using namespace tierdesk;
using app::TokenKeeper;

namespace {

/// A key store that answers later, as the desktop's does; or none at all.
class Store final : public app::Keychain
{
public:
    std::map<QString, QByteArray> kept;
    bool isThere = true;

    void read(const QString &name, QObject *context, Read read) override
    {
        QTimer::singleShot(0, context, [this, name, read = std::move(read)] {
            if (!isThere)
                read(base::fail(base::Fault::Unavailable, u"no key store"_s));
            else if (const auto at = kept.find(name); at != kept.end())
                read(at->second);
            else
                read(base::fail(base::Fault::NotFound, u"nothing"_s));
        });
    }
    void write(const QString &name, const QByteArray &secret, QObject *context, Done done) override
    {
        if (isThere)
            kept[name] = secret;
        answer(context, std::move(done));
    }
    void remove(const QString &name, QObject *context, Done done) override
    {
        kept.erase(name);
        answer(context, std::move(done));
    }

private:
    void answer(QObject *context, Done done)
    {
        QTimer::singleShot(0, context, [this, done = std::move(done)] {
            if (isThere)
                done({});
            else
                done(base::fail(base::Fault::Unavailable, u"locked"_s));
        });
    }
};

} // namespace

class TokenKeeperTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<Store>();
    }

    void inTheKeyStoreNoFileIsWritten()
    {
        QCOMPARE(next(), QByteArray());
        m_keeper->keep(m_server, "td_secret");
        QCOMPARE(m_keeper->place(), TokenKeeper::Place::KeyStore);
        QCOMPARE(next(), QByteArray("td_secret"));
        QVERIFY(QDir(secrets()).entryList(QDir::Files).isEmpty());
        m_keeper->keep(m_server, {});
        QCOMPARE(next(), QByteArray());
        QVERIFY(m_store->kept.empty());
    }

    void withoutAKeyStoreAFileIsKeptThatOthersCannotRead()
    {
        m_store->isThere = false;
        QCOMPARE(next(), QByteArray());
        QCOMPARE(m_keeper->place(), TokenKeeper::Place::File);
        m_keeper->keep(m_server, {}); // nothing to forget makes no file
        QVERIFY(QDir(secrets()).entryList(QDir::Files).isEmpty());
        m_keeper->keep(m_server, "td_secret");
        const QFileInfo file(QDir(secrets()).filePath(m_keeper->nameOf(m_server)));
        QVERIFY(file.exists());
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        QCOMPARE(next(), QByteArray("td_secret"));
        m_keeper->keep(m_server, {});
        QCOMPARE(next(), QByteArray());
        QFile emptied(file.filePath());
        QVERIFY(emptied.open(QIODevice::ReadOnly));
        QVERIFY(emptied.readAll().isEmpty());
    }

    void aFileThatOthersCanReadIsNotUsed()
    {
        m_store->isThere = false;
        next();
        m_keeper->keep(m_server, "td_secret");
        QFile file(QDir(secrets()).filePath(m_keeper->nameOf(m_server)));
        QVERIFY(file.setPermissions(file.permissions() | QFile::ReadOther));
        QCOMPARE(next(), QByteArray());
    }

    void tokensOfAnotherKindAreKeptApart()
    {
        m_store->isThere = false;
        next();
        m_keeper->keep(m_server, "td_secret");
        TokenKeeper devices(*m_store, *m_files, u"device"_s);
        QSignalSpy found(&devices, &TokenKeeper::found);
        devices.look(m_server);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.front().front().toByteArray(), QByteArray());
        devices.keep(m_server, "tdd_known");
        QCOMPARE(next(), QByteArray("td_secret"));
    }

    void whatIsNotKeptIsSaid()
    {
        next();
        m_store->isThere = false; // locked in the middle of it
        QSignalSpy failed(m_keeper.get(), &TokenKeeper::failed);
        m_keeper->keep(m_server, "td_secret");
        QTRY_COMPARE(failed.size(), 1);
    }

    void serversAreKeptApart()
    {
        next();
        m_keeper->keep(m_server, "td_one");
        m_server = QUrl(u"https://desk.example:444"_s);
        QCOMPARE(next(), QByteArray());
        m_server = QUrl(u"https://desk.example:443"_s);
        QCOMPARE(next(), QByteArray("td_one"));
    }

private:
    [[nodiscard]] QString secrets() const { return m_folder->filePath(u"secrets"_s); }
    /// What the next start finds.
    QByteArray next()
    {
        m_keeper.reset();
        m_files = std::make_unique<app::FileSecretStore>(secrets());
        m_keeper = std::make_unique<TokenKeeper>(*m_store, *m_files);
        QSignalSpy found(m_keeper.get(), &TokenKeeper::found);
        m_keeper->look(m_server);
        return found.wait() ? found.first().first().toByteArray() : QByteArray("nothing was told");
    }

    QUrl m_server{u"https://desk.example"_s};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<app::FileSecretStore> m_files;
    std::unique_ptr<TokenKeeper> m_keeper;
};

QTEST_GUILESS_MAIN(TokenKeeperTest)
#include "tst_tokenkeeper.moc"
