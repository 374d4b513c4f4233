#include "app/LlamaServer.h"

#include "tests/support/Program.h"

#include <QtCore/QFile>
#include <QtCore/QStandardPaths>
#include <QtNetwork/QTcpServer>

#include <csignal>

using namespace tierdesk;
using app::LlamaServer;
using app::LlamaServerSettings;
using tests::HttpAnswer;
using tests::HttpClient;
using tests::Program;

namespace {

const QString StandIn = QStringLiteral(QT_TESTCASE_SOURCEDIR "/support/models/llama-server");

/// As the program's is where its operator allows no requests to this machine.
net::TransportSettings closedToThisMachine()
{
    net::TransportSettings settings;
    settings.targets.allowsLoopback = false;
    return settings;
}

int freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Whether the process is there and no zombie.
bool isAlive(qint64 pid)
{
    const QByteArray status = contents(u"/proc/%1/status"_s.arg(pid));
    return !status.isEmpty() && !status.contains("State:\tZ");
}

} // namespace

/// llama-server as a child, by a real process that stands in for it.
class TestLlamaServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
            QSKIP("not run: python3 is not installed");
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aModelIsServedAndItsFiguresAreKnown()
    {
        LlamaServer server(m_transport, m_clock, settings("loading"));
        QCOMPARE(server.status().restarts, 0);
        server.start();
        QCOMPARE(server.status().state, ChildState::Starting);
        QTRY_COMPARE_WITH_TIMEOUT(server.status().state, ChildState::Healthy, 20'000);
        QTRY_COMPARE(server.status().tokensPerSecond, 42.5);
        const LocalChild status = server.status();
        QCOMPARE(status.model, u"tiny-model"_s);
        QVERIFY2(status.memoryBytes > 1'000'000, qPrintable(QString::number(status.memoryBytes)));
        QVERIFY(!status.retryAt);
    }

    void onesThatAreKilledComeBack()
    {
        LlamaServer server(m_transport, m_clock, settings("good"));
        server.start();
        for (int time = 1; time <= 2; ++time) {
            QTRY_COMPARE_WITH_TIMEOUT(server.status().state, ChildState::Healthy, 20'000);
            const qint64 before = server.pid();
            ::kill(static_cast<pid_t>(before), SIGKILL);
            QTRY_COMPARE_WITH_TIMEOUT(server.status().restarts, time, 20'000);
            QVERIFY(server.pid() != before);
            QVERIFY2(server.status().error.contains(u"signal 9"_s), qPrintable(server.status().error));
        }
        QTRY_COMPARE_WITH_TIMEOUT(server.status().state, ChildState::Healthy, 20'000);
    }

    void delaysGrowUpToTheirBound()
    {
        LlamaServerSettings each = settings("broken");
        each.firstDelay = base::Millis{100};
        each.mostDelay = base::Millis{400};
        LlamaServer server(m_transport, m_clock, each);
        server.start();
        QTRY_VERIFY_WITH_TIMEOUT(server.status().restarts >= 4, 30'000);
        QVERIFY2(server.status().error.contains(u"error loading model: not a GGUF file"_s),
                 qPrintable(server.status().error));
        QTRY_VERIFY_WITH_TIMEOUT(starts().size() >= 5, 30'000);
        const QList<double> at = starts();
        // The timers' own 5 % aside. How long a process takes to start comes on top.
        for (const auto &[start, least] : {std::pair{1, 0.1}, std::pair{2, 0.2}, std::pair{3, 0.4}, std::pair{4, 0.4}})
            QVERIFY2(at[start] - at[start - 1] >= least * 0.9, qPrintable(QString::number(start)));
    }

    void itEndsWithUs_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("asked") << QByteArray("good");
        QTest::newRow("killed, as it passes over SIGTERM") << QByteArray("stubborn");
    }
    void itEndsWithUs()
    {
        QFETCH(QByteArray, words);
        qint64 pid = 0;
        {
            LlamaServer server(m_transport, m_clock, settings(words));
            server.start();
            QTRY_COMPARE_WITH_TIMEOUT(server.status().state, ChildState::Healthy, 20'000);
            pid = server.pid();
            QVERIFY(isAlive(pid));
        }
        QVERIFY(!isAlive(pid));
        QCOMPARE(starts().size(), 1); // and does not come back
    }

    /// What a wrapper script has started is ended with it, and leaves the port to the next one.
    void aWrapperLeavesNothingBehind()
    {
        LlamaServerSettings each = settings("good");
        each.program = m_folder->filePath(u"wrapper"_s);
        QFile wrapper(each.program);
        QVERIFY(wrapper.open(QIODevice::WriteOnly));
        wrapper.write("#!/bin/sh\n\"" + StandIn.toUtf8() + "\" \"$@\" &\nwait\n");
        wrapper.close();
        QVERIFY(wrapper.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        LlamaServer server(m_transport, m_clock, each);
        server.start();
        QTRY_COMPARE_WITH_TIMEOUT(server.status().state, ChildState::Healthy, 20'000);
        const qint64 inner = contents(modelFile() + u".pid"_s).toLongLong();
        QVERIFY(inner > 0 && inner != server.pid() && isAlive(inner));
        ::kill(static_cast<pid_t>(server.pid()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!isAlive(inner), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(server.status().restarts, 1, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(server.status().state, ChildState::Healthy, 20'000);
        const qint64 second = contents(modelFile() + u".pid"_s).toLongLong();
        server.stop();
        QTRY_VERIFY(!isAlive(second));
    }

    void withoutTheProgramItSaysSo()
    {
        LlamaServerSettings each = settings("good");
        each.program = u"llama-server-that-nobody-has"_s;
        LlamaServer server(m_transport, m_clock, each);
        server.start();
        QCOMPARE(server.status().state, ChildState::Missing);
        QCOMPARE(server.status().restarts, 0);
    }

    void ourSecretsAreNotHandedOn()
    {
        qputenv("OPENAI_API_KEY", "sk-secret");
        qputenv("TIERDESK_DEMO", "off");
        qputenv("LLAMA_ARG_CTX_SIZE", "4096");
        LlamaServer server(m_transport, m_clock, settings("good"));
        server.start();
        QTRY_COMPARE_WITH_TIMEOUT(server.status().state, ChildState::Healthy, 20'000);
        for (const char *name : {"OPENAI_API_KEY", "TIERDESK_DEMO"})
            qunsetenv(name);
        const QList<QByteArray> names = contents(modelFile() + u".env"_s).split('\n');
        QVERIFY(!names.contains("OPENAI_API_KEY") && !names.contains("TIERDESK_DEMO"));
        QVERIFY(names.contains("LLAMA_ARG_CTX_SIZE") && names.contains("LLAMA_ARG_JINJA"));
    }

    /// The whole program, from the option to the click, and a death that it cannot see coming.
    void noDeathOfTheProgramLeavesAnOrphan_data()
    {
        QTest::addColumn<bool>("isKilled");
        QTest::newRow("SIGTERM") << false;
        QTest::newRow("SIGKILL") << true;
    }
    void noDeathOfTheProgramLeavesAnOrphan()
    {
        QFETCH(bool, isKilled);
        const LlamaServerSettings each = settings("good");
        Program program({u"--demo"_s, u"--model-keys"_s, u"file"_s, u"--local-model-servers"_s, u"off"_s,
                         u"--local-model"_s, each.model, u"--llama-server"_s, StandIn, u"--local-model-port"_s,
                         QString::number(each.port)});
        QVERIFY2(program.start(), program.output().constData());
        HttpClient desk(program.base());
        const QString local = u"/desk/models/local"_s;
        const auto isHealthy = [&] { return desk.get(local).json()[u"child"][u"state"].toString() == u"healthy"; };
        QTRY_VERIFY_WITH_TIMEOUT(isHealthy(), 30'000);
        const QJsonObject found = desk.get(local).json();
        const QJsonValue server = found[u"servers"][0];
        QVERIFY(server[u"child"].toBool());
        QCOMPARE(server[u"models"][0][u"id"].toString(), u"tiny-model"_s);
        const HttpAnswer used = desk.post(local + u"/use"_s, {{u"kind"_s, u"llama.cpp"_s},
                                                              {u"port"_s, each.port},
                                                              {u"model"_s, u"tiny-model"_s},
                                                              {u"tier"_s, u"AI_REP"_s}});
        QVERIFY2(used.status == 200, used.body.constData());
        QCOMPARE(used.json()[u"name"].toString(), u"llama-cpp-tiny-model"_s);
        const HttpAnswer said =
            desk.post(u"/api/momentum/cs/sessions"_s, {{u"companyId"_s, u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s},
                                                       {u"customerId"_s, u"cust-1001"_s},
                                                       {u"channel"_s, u"chat"_s},
                                                       {u"initialMessage"_s, u"Hello"_s}});
        const QJsonValue answer = said.json()[u"messages"].toArray().last();
        QVERIFY2(answer[u"metadata"][u"model"].toString() == u"tiny-model", said.body.constData());

        const qint64 pid = contents(modelFile() + u".pid"_s).toLongLong();
        QVERIFY(isAlive(pid));
        if (isKilled)
            program.killHard();
        else
            QCOMPARE(program.stop(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!isAlive(pid), 10'000);
    }

private:
    [[nodiscard]] QString modelFile() const { return m_folder->filePath(u"tiny model.gguf"_s); }
    /// Quick, with a model of @p words.
    [[nodiscard]] LlamaServerSettings settings(const QByteArray &words)
    {
        QFile file(modelFile());
        if (!file.open(QIODevice::WriteOnly) || file.write(words) != words.size())
            qFatal("the model was not written");
        LlamaServerSettings made;
        made.program = StandIn;
        made.model = modelFile();
        made.port = freePort();
        made.firstDelay = base::Millis{50};
        made.interval = base::Millis{100};
        made.patience = base::Millis{1000};
        return made;
    }
    [[nodiscard]] QList<double> starts() const
    {
        QList<double> times;
        for (const QByteArray &line : contents(modelFile() + u".starts"_s).trimmed().split('\n'))
            times.append(line.toDouble());
        return times;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    base::SystemClock m_clock;
    net::Transport m_transport{closedToThisMachine()};
};

QTEST_GUILESS_MAIN(TestLlamaServer)
#include "tst_llamaserver.moc"
