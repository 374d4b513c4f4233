#include "ui/settings/ServerSettings.h"

#include "ui/settings/OwnDoor.h"
#include "ui/shell/ServerFigures.h"

#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

using namespace tierdesk;
using namespace tierdesk::ui;

namespace {

class DoorDouble final : public OwnDoor
{
public:
    [[nodiscard]] QString listen() const override { return chosen; }
    [[nodiscard]] QString fixedBy() const override { return fixed; }
    [[nodiscard]] base::Result<void> setListen(const QString &address) override
    {
        if (!refusal.isEmpty())
            return base::fail(base::Fault::Forbidden, refusal);
        chosen = address;
        return {};
    }

    QString chosen = u"127.0.0.1:8080"_s;
    QString fixed;
    QString refusal;
};

deskapi::UserInfo person(Role role)
{
    deskapi::UserInfo info;
    info.email = u"somebody@acme.example"_s;
    info.role = role;
    return info;
}

/// The section on a connection that goes nowhere: the door is no matter of the network.
struct Section {
    explicit Section(OwnDoor *door)
        : page(connection, figures, door)
    {
        page.resize(640, 600);
        page.show();
    }
    template<class W>
    W *find(const char *name)
    {
        return page.findChild<W *>(QLatin1String(name));
    }
    client::Connection connection;
    ServerFigures figures{connection};
    ServerSettings page;
};

} // namespace

class TestServerSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyAnAdministratorOfThisProgramsServerChooses_data()
    {
        QTest::addColumn<bool>("hasDoor");
        QTest::addColumn<Role>("role");
        QTest::addColumn<bool>("isOffered");
        QTest::newRow("an administrator, the server in this program") << true << Role::Admin << true;
        QTest::newRow("a supervisor") << true << Role::Supervisor << false;
        QTest::newRow("an agent") << true << Role::Agent << false;
        QTest::newRow("an administrator of a far server") << false << Role::Admin << false;
    }
    void onlyAnAdministratorOfThisProgramsServerChooses()
    {
        QFETCH(bool, hasDoor);
        QFETCH(Role, role);
        QFETCH(bool, isOffered);
        DoorDouble door;
        Section section(hasDoor ? &door : nullptr);
        section.page.setPerson(person(role));
        const auto *card = section.find<QWidget>("doorCard");
        QCOMPARE(card && card->isVisible(), isOffered);
        section.page.setPerson({});
        QVERIFY(!card || !card->isVisible());
    }

    void whatIsChosenIsKept_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("kept");
        QTest::newRow("another port") << u"127.0.0.1"_s << 9090 << u"127.0.0.1:9090"_s;
        QTest::newRow("any port") << u"127.0.0.1"_s << 0 << u"127.0.0.1:0"_s;
        QTest::newRow("IPv6, in brackets") << u"::1"_s << 8080 << u"[::1]:8080"_s;
    }
    void whatIsChosenIsKept()
    {
        QFETCH(QString, address);
        QFETCH(int, port);
        QFETCH(QString, kept);
        DoorDouble door;
        Section section(&door);
        section.page.setPerson(person(Role::Admin));
        QCOMPARE(section.find<QLineEdit>("listenAddress")->text(), u"127.0.0.1"_s);
        QCOMPARE(section.find<QSpinBox>("listenPort")->value(), 8080);
        section.find<QLineEdit>("listenAddress")->setText(address);
        section.find<QSpinBox>("listenPort")->setValue(port);
        QTest::mouseClick(section.find<QPushButton>("listenKeep"), Qt::LeftButton);
        QCOMPARE(door.chosen, kept);
        QVERIFY(section.find<QLabel>("listenTold")->isVisible());
        QVERIFY(section.find<QLabel>("listenTold")->text().contains(kept));
    }

    void aRefusalSaysWhyAndKeepsWhatWasTyped()
    {
        DoorDouble door;
        door.refusal = u"0.0.0.0:80 is not a loopback address"_s;
        Section section(&door);
        section.page.setPerson(person(Role::Admin));
        section.find<QLineEdit>("listenAddress")->setText(u"0.0.0.0"_s);
        QTest::keyClick(section.find<QLineEdit>("listenAddress"), Qt::Key_Return);
        QVERIFY(section.find<QLabel>("listenTold")->text().contains(door.refusal));
        QCOMPARE(section.find<QLineEdit>("listenAddress")->text(), u"0.0.0.0"_s);
        QCOMPARE(door.chosen, u"127.0.0.1:8080"_s);
    }

    void whatOutranksTheChoiceIsSaid()
    {
        DoorDouble door;
        door.fixed = u"--listen"_s;
        Section section(&door);
        section.page.setPerson(person(Role::Admin));
        QVERIFY(!section.find<QPushButton>("listenKeep")->isEnabled());
        QVERIFY(!section.find<QLineEdit>("listenAddress")->isEnabled());
        QVERIFY(section.find<QLabel>("listenTold")->isVisible());
        QVERIFY(section.find<QLabel>("listenTold")->text().contains(door.fixed));
    }
};

QTEST_MAIN(TestServerSettings)
#include "tst_serversettings.moc"
