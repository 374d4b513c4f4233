#include "TestDoor.h"
#include "tests/support/TestCertificate.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace tierdesk;
using namespace tierdesk::server;
using namespace tierdesk::server::tests;

/// What all connections share.
class DoorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closesHandshakesThatAreTooMany();
    void cutsThoseWhoHaveItKeepTheMost();
};

namespace {

const QByteArray hello("GET /t/hello HTTP/1.1\r\nHost: a\r\n\r\n");

} // namespace

/// They are not left open, known to nobody.
void DoorTest::closesHandshakesThatAreTooMany()
{
    const auto own = tierdesk::tests::TestCertificate::make();
    ServerSettings settings;
    settings.tlsCertificates = own.certificate;
    settings.tlsKey = own.key;
    settings.framing.connections = 1;
    TestDoor door(settings);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 80; ++i)
        clients.push_back(std::make_unique<RawClient>(door.port));
    const auto closed = [&clients] {
        return std::count_if(clients.begin(), clients.end(), [](const auto &each) { return each->isClosed(); });
    };
    QTRY_COMPARE(closed(), 80 - 1 - 64);
    QVERIFY(door.counters.exposition().contains("tierdesk_http_connections_refused_total 15\n"));
}

/// Each stays within its own bound, and all of them together do not.
void DoorTest::cutsThoseWhoHaveItKeepTheMost()
{
    ServerSettings settings;
    settings.framing.held = 3 << 20;
    TestDoor door(settings);
    const auto begin = [&door](qsizetype bytes) {
        auto client = std::make_unique<RawClient>(door.port);
        client->say(
            "POST /t/json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n" +
            QByteArray(bytes, 'b'));
        return client;
    };
    std::vector<std::unique_ptr<RawClient>> large;
    const auto small = begin(10'000);
    for (int i = 0; i < 3; ++i)
        large.push_back(begin(900'000));
    for (int i = 0; i < 3; ++i) {
        RawClient other(door.port);
        other.say(hello);
        QTRY_COMPARE(other.answers().size(), 1);
    }
    QTRY_VERIFY(door.counters.exposition().contains("tierdesk_http_connections 4\n"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"connections are cut: for all of them"_s));
    large.push_back(begin(900'000));
    QTRY_VERIFY(door.counters.exposition().contains("tierdesk_http_connections_cut_total 1\n"));
    QTRY_COMPARE(std::count_if(large.begin(), large.end(), [](const auto &each) { return each->isClosed(); }), 1);
    QVERIFY(!small->isClosed());
    // Who is left is served to the end.
    large.clear();
    QTRY_VERIFY(door.counters.exposition().contains("tierdesk_http_connections 1\n"));
    small->say(QByteArray(990'000, 'b'));
    QTRY_COMPARE(small->answers().size(), 1);
    QCOMPARE(small->answers().first().status, 201);
}

QTEST_GUILESS_MAIN(DoorTest)
#include "tst_door.moc"
