#include "app/LlamaServer.h"

#include "core/mind/ai/remote/LocalServers.h"

#include <QtCore/QStandardPaths>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace tierdesk;
using app::LlamaServer;
using app::LlamaServerSettings;

/// llama.cpp's own llama-server, with a model that TEST_GGUF names. Debian 12 has neither.
class TestRealLlamaServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"llama-server"_s).isEmpty() || !qEnvironmentVariableIsSet("TEST_GGUF"))
            QSKIP("not run: llama-server is not on PATH, or TEST_GGUF names no model");
    }

    void itIsStartedFoundAndEnded()
    {
        LlamaServerSettings settings;
        settings.program = u"llama-server"_s;
        settings.model = qEnvironmentVariable("TEST_GGUF");
        {
            QTcpServer free;
            QVERIFY(free.listen(QHostAddress::LocalHost));
            settings.port = free.serverPort();
        }
        const base::SystemClock clock;
        net::Transport transport;
        LlamaServer server(transport, clock, settings);
        server.start();
        QTRY_COMPARE_WITH_TIMEOUT(server.status().state, ChildState::Healthy, 100'000);
        QTRY_VERIFY(server.status().memoryBytes > 0);
        const auto found = ai::findLocalServers(transport, {server.place()});
        QCOMPARE(found.size(), size_t{1});
        QCOMPARE(found[0].models.size(), size_t{1});
        QCOMPARE(found[0].models[0].id, server.status().model);
        server.stop();
        QCOMPARE(server.pid(), 0);
    }
};

QTEST_GUILESS_MAIN(TestRealLlamaServer)
#include "tst_real_llamaserver.moc"
