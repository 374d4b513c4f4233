#include "app/DoorChoice.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace tierdesk;
using app::Settings;
using app::Source;

class TestDoorChoice : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    /// As a start on the folder reads them, with @p variables in the environment.
    [[nodiscard]] base::Result<Settings> start(const QProcessEnvironment &variables = {}) const
    {
        Settings settings;
        if (const auto set = settings.set(u"data-dir"_s, m_folder.path(), Source::CommandLine, u"--data-dir"_s); !set)
            return set.error();
        if (const auto read = settings.readEnvironment(variables); !read)
            return read.error();
        if (const auto read = settings.readFolder(); !read)
            return read.error();
        return settings;
    }
    [[nodiscard]] QString file() const { return m_folder.filePath(u"tierdesk.conf"_s); }
    void write(const QByteArray &lines) const
    {
        QFile file(this->file());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(lines), lines.size());
    }
    [[nodiscard]] QByteArray written() const
    {
        QFile file(this->file());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init() { QFile::remove(file()); }

    void aChoiceIsTheNextStarts()
    {
        app::DoorChoice door(*start());
        QCOMPARE(door.listen(), u"127.0.0.1:8080"_s);
        QVERIFY(door.fixedBy().isEmpty());
        QVERIFY(door.setListen(u"127.0.0.1:9090"_s).has_value());
        QCOMPARE(door.listen(), u"127.0.0.1:9090"_s);

        const auto next = start();
        QVERIFY(next.has_value());
        QCOMPARE(next->text("listen"), u"127.0.0.1:9090"_s);
        QVERIFY(next->report().contains(u"listen = 127.0.0.1:9090    # data folder (%1:1)"_s.arg(file())));
    }

    void otherLinesStay()
    {
        write("# ours\nlisten = 127.0.0.1:1\nidle-timeout = 45");
        app::DoorChoice door(*start());
        QVERIFY(door.setListen(u"[::1]:7000"_s).has_value());
        QCOMPARE(written(), QByteArray("# ours\nidle-timeout = 45\nlisten = [::1]:7000\n"));
    }

    void theEnvironmentOutranksIt()
    {
        write("listen = 127.0.0.1:9090\n");
        QProcessEnvironment variables;
        variables.insert(u"TIERDESK_LISTEN"_s, u"127.0.0.1:7070"_s);
        const auto settings = start(variables);
        QCOMPARE(settings->text("listen"), u"127.0.0.1:7070"_s);
        QCOMPARE(app::DoorChoice(*settings).fixedBy(), u"TIERDESK_LISTEN"_s);
    }

    void whatCannotBeServedIsNotKept_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<base::Fault>("fault");
        QTest::newRow("no port") << u"127.0.0.1"_s << base::Fault::InvalidInput;
        QTest::newRow("a name") << u"desk.example:80"_s << base::Fault::InvalidInput;
        QTest::newRow("a plain door for everybody") << u"0.0.0.0:8080"_s << base::Fault::Forbidden;
    }
    void whatCannotBeServedIsNotKept()
    {
        QFETCH(QString, address);
        QFETCH(base::Fault, fault);
        app::DoorChoice door(*start());
        const auto kept = door.setListen(address);
        QVERIFY(!kept);
        QCOMPARE(kept.error().fault, fault);
        QVERIFY(!QFile::exists(file()));
        QCOMPARE(door.listen(), u"127.0.0.1:8080"_s);
    }

    void aBrokenFileStopsTheStartAndSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("said");
        QTest::newRow("no setting") << QByteArray("\nlisten = 127.0.0.1:1\nlissen = 1\n") << u":3"_s;
        QTest::newRow("another folder") << QByteArray("data-dir = /elsewhere\n") << u":1"_s;
    }
    void aBrokenFileStopsTheStartAndSaysWhere()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QString, said);
        write(lines);
        const auto settings = start();
        QVERIFY(!settings);
        QCOMPARE(settings.error().where, file() + said);
    }
};

QTEST_GUILESS_MAIN(TestDoorChoice)
#include "tst_doorchoice.moc"
