#include "core/doors/client/Account.h"
#include "core/doors/client/Connection.h"
#include "core/doors/client/Failures.h"
#include "tests/support/desk/DeskDouble.h"
#include "tests/support/TestCertificate.h"

#include <QtCore/QCryptographicHash>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace tierdesk;
using client::Connection;
using tests::TestCertificate;

namespace {

QByteArray fingerprint(const TestCertificate &of)
{
    return QSslCertificate(of.certificate).digest(QCryptographicHash::Sha256).toHex();
}

} // namespace

/// A server whose certificate the system does not know.
class TestTrust final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_certificate = TestCertificate::make();
        m_desk = std::make_unique<test::DeskDouble>();
        show(m_certificate);
        Connection::Timing timing;
        timing.backoff = {10, 40};
        timing.callTimeoutMs = 5'000;
        m_connection = std::make_unique<Connection>(timing);
        m_untrusted.clear();
        connect(m_connection.get(), &Connection::certificateUntrusted, this,
                [this](const client::Certificate &certificate) { m_untrusted.append(certificate); });
        m_connection->setServer(m_desk->url());
        m_connection->setToken(m_desk->token);
    }
    void cleanup()
    {
        m_connection.reset();
        m_desk.reset();
    }

    void anUnknownCertificateIsToldAndNothingIsSent()
    {
        QVERIFY(!call());
        QCOMPARE(client::reasonOf(*m_failure), u"certificate"_s);
        QTRY_COMPARE(m_untrusted.size(), 1);
        QCOMPARE(m_untrusted[0].fingerprint, fingerprint(m_certificate));
        QCOMPARE(m_untrusted[0].subject, u"localhost"_s);
        QCOMPARE(m_untrusted[0].issuer, u"localhost"_s);
        const qint64 away =
            m_untrusted[0].expiry.ms - QSslCertificate(m_certificate.certificate).expiryDate().toMSecsSinceEpoch();
        QCOMPARE(away, 0);
        QVERIFY(!m_untrusted[0].problems.isEmpty());
        QVERIFY(m_desk->asked().empty());
    }

    void itIsToldOnceHoweverOftenItIsTried()
    {
        m_connection->open();
        QTRY_COMPARE(m_untrusted.size(), 1);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!call());
            m_connection->retryNow();
            QTRY_COMPARE(m_connection->state(), Connection::State::Waiting);
        }
        QCOMPARE(m_untrusted.size(), 1);
        QVERIFY(m_connection->untrusted());
        QCOMPARE(client::reasonOf(*m_connection->lastError()), u"certificate"_s);
    }

    void whatAPersonTrustsIsAcceptedForCallsAndForTheStream()
    {
        m_connection->open();
        QTRY_COMPARE(m_untrusted.size(), 1);
        QTRY_COMPARE(m_connection->state(), Connection::State::Waiting);
        m_connection->trust(m_untrusted[0].fingerprint);
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        QVERIFY(call());
        QCOMPARE(m_untrusted.size(), 1);
        QVERIFY(!m_connection->untrusted());
    }

    void aPinThatWasKeptNeedsNoQuestion()
    {
        m_connection->trust(fingerprint(m_certificate).toUpper());
        m_connection->open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        QVERIFY(call());
        QCOMPARE(m_untrusted.size(), 0);
    }

    void anotherCertificateIsRefusedThoughItBearsTheSameName()
    {
        m_connection->trust(fingerprint(m_certificate));
        QVERIFY(call());
        m_desk->stop();
        const TestCertificate other = TestCertificate::make();
        show(other);
        const size_t before = m_desk->asked().size();
        // The old connection may first have to be found dead.
        QTRY_VERIFY(!call() && client::reasonOf(*m_failure) == u"certificate");
        QTRY_COMPARE(m_untrusted.size(), 1);
        QCOMPARE(m_untrusted[0].fingerprint, fingerprint(other));
        m_connection->open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Waiting);
        QCOMPARE(m_desk->asked().size(), before);
        QCOMPARE(m_desk->socketCount(), 0);
    }

    void trustIsForOneServerOnly()
    {
        m_connection->trust(fingerprint(m_certificate));
        QVERIFY(call());
        m_connection->setServer(QUrl(u"https://localhost:%1"_s.arg(m_desk->url().port())));
        QVERIFY(m_connection->trusted().isEmpty());
        QVERIFY(!call());
        QCOMPARE(client::reasonOf(*m_failure), u"certificate"_s);
    }

    void trustThatIsTakenBackCounts()
    {
        m_connection->trust(fingerprint(m_certificate));
        QVERIFY(call());
        m_connection->trust({});
        QVERIFY(!call());
        QCOMPARE(client::reasonOf(*m_failure), u"certificate"_s);
    }

private:
    void show(const TestCertificate &certificate)
    {
        m_desk->stop();
        m_desk->useTls(certificate.certificate, certificate.key);
        m_desk->start();
    }
    /// One call, waited for; a failure is kept.
    bool call()
    {
        std::optional<base::Result<deskapi::Me>> result;
        client::Account(*m_connection).me(this, [&](base::Result<deskapi::Me> me) { result.emplace(std::move(me)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 10'000))
            qFatal("the call was not answered");
        m_failure = *result ? std::nullopt : std::optional((*result).error());
        return result->has_value();
    }

    TestCertificate m_certificate;
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    QList<client::Certificate> m_untrusted;
    std::optional<base::Error> m_failure;
};

QTEST_GUILESS_MAIN(TestTrust)
#include "tst_trust.moc"
