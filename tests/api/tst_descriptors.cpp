#include "tests/api/Bystander.h"
#include "tests/support/RawSocket.h"

#include <QtCore/QScopeGuard>

#include <memory>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace tierdesk::tests;

namespace {

const QByteArray Health = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";
const QStringList Options{u"--demo"_s, u"--rate-limits"_s, u"off"_s};

} // namespace

/// The program where a process may have few open files: as many connections as there can be, and everybody is told.
class TestDescriptors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Sessions and services begin with a limit that they may raise.
    void theProgramTakesWhatItMayHave()
    {
        rlimit files{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &files), 0);
        const auto restore = qScopeGuard([files] { ::setrlimit(RLIMIT_NOFILE, &files); });
        rlimit few = files;
        few.rlim_cur = 200;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
        Program program(Options);
        QVERIFY2(program.start(), program.output().constData());
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &files), 0);
        rlimit taken{};
        QCOMPARE(::prlimit(static_cast<pid_t>(program.pid()), RLIMIT_NOFILE, nullptr, &taken), 0);
        QCOMPARE(taken.rlim_cur, files.rlim_max);
        const Bystander other(program);
        std::vector<std::unique_ptr<RawSocket>> held;
        for (int i = 0; i < 300; ++i) {
            held.push_back(std::make_unique<RawSocket>(other.port(), 2));
            QVERIFY(held.back()->write(Health));
            QCOMPARE(statusOf(held.back()->readHead()), 200);
        }
    }

    /// With no more to be had, connections stop at a bound of their own, above which one is told so; the database and
    /// turns have theirs.
    void connectionsLeaveSomeToTheRest()
    {
        constexpr int Most = 300, Bound = Most / 2;
        QTemporaryDir folder;
        const QString script = folder.filePath(u"few"_s);
        QFile file(script);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\nulimit -n " + QByteArray::number(Most) + "\nexec \"" + qgetenv("TEST_PROGRAM") +
                   "\" \"$@\"\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const QByteArray real = qgetenv("TEST_PROGRAM");
        const auto restore = qScopeGuard([real] { qputenv("TEST_PROGRAM", real); });
        qputenv("TEST_PROGRAM", script.toUtf8());
        Program program(Options);
        QVERIFY2(program.start(), program.output().constData());
        Bystander other(program);
        QVERIFY(other.isServed());
        std::vector<std::unique_ptr<RawSocket>> held;
        int served = 0, refused = 0;
        for (int i = 0; i < 2 * Most; ++i) {
            held.push_back(std::make_unique<RawSocket>(other.port(), 2 + i % 4));
            held.back()->write(Health); // whoever is beyond those that are told is cut
            const int status = statusOf(held.back()->readHead());
            served += status == 200;
            refused += status == 503;
            if (i % 50 == 0)
                QVERIFY(other.isServed());
        }
        QCOMPARE(served, Bound - 1); // the other has one
        QVERIFY2(refused > 0, qPrintable(QString::number(refused)));
        held.clear();
        QTRY_VERIFY_WITH_TIMEOUT(other.connections() <= 2, 30'000);
        RawSocket again(other.port(), 2);
        QVERIFY(again.write(Health));
        QCOMPARE(statusOf(again.readHead()), 200);
        QCOMPARE(program.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TestDescriptors)
#include "tst_descriptors.moc"
