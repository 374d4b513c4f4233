#include "core/base/Secrets.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::base;

class TestSecrets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasSealedOpensUnderTheSameKeyOnly()
    {
        const QByteArray key = Seal::newKey();
        const Seal seal(key);
        const QByteArray sealed = seal.seal("a signing secret");
        QVERIFY(!sealed.contains("signing"));
        const auto opened = Seal(key).open(sealed);
        QVERIFY(opened);
        QCOMPARE(*opened, QByteArray("a signing secret"));
        QVERIFY(seal.seal("a signing secret") != sealed);
        QVERIFY(!Seal(Seal::newKey()).open(sealed));
    }

    void aSealedSecretThatWasChangedDoesNotOpen_data()
    {
        QTest::addColumn<int>("cut");
        QTest::addColumn<int>("flip");
        QTest::newRow("a flipped bit of the text") << 0 << 41;
        QTest::newRow("a flipped bit of the nonce") << 0 << 0;
        QTest::newRow("cut short") << 1 << -1;
        QTest::newRow("cut to a part of the nonce") << 40 << -1;
    }
    void aSealedSecretThatWasChangedDoesNotOpen()
    {
        QFETCH(int, cut);
        QFETCH(int, flip);
        const Seal seal(Seal::newKey());
        QByteArray sealed = seal.seal("secret");
        sealed.chop(cut);
        if (flip >= 0)
            sealed[flip] = static_cast<char>(sealed[flip] ^ 1);
        QVERIFY(!seal.open(sealed));
    }

    void anEmptySecretIsASecretToo()
    {
        const Seal seal(Seal::newKey());
        const auto opened = seal.open(seal.seal({}));
        QVERIFY(opened);
        QVERIFY(opened->isEmpty());
    }

    void aPasswordIsVerifiedAndNothingElseIs()
    {
        const auto hash = hashPassword(u"korrekt Pferd Batterie ✓"_s);
        QVERIFY(hash);
        QVERIFY(hash->startsWith("$argon2id$"));
        QVERIFY(verifyPassword(*hash, u"korrekt Pferd Batterie ✓"_s));
        QVERIFY(!verifyPassword(*hash, u"korrekt Pferd Batterie"_s));
        QVERIFY(!verifyPassword(*hash, QString()));
    }

    void whatIsNoHashVerifiesNothing_data()
    {
        QTest::addColumn<QByteArray>("hash");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("plain text") << QByteArray("password");
        QTest::newRow("longer than any hash") << QByteArray(500, '$');
    }
    void whatIsNoHashVerifiesNothing()
    {
        QFETCH(QByteArray, hash);
        QVERIFY(!verifyPassword(hash, u"password"_s));
        QVERIFY(!verifyPassword(hash, QString()));
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
