#include "core/mind/ai/remote/LocalServers.h"

#include "tests/support/models/LocalModelServer.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

#include <future>
#include <memory>

using namespace tierdesk;
using tests::HttpTarget;
using tests::LocalModelServer;

Q_DECLARE_METATYPE(tierdesk::LocalKind)

namespace {

/// As the program's is where its operator allows no requests to this machine.
net::TransportSettings closedToThisMachine()
{
    net::TransportSettings settings;
    settings.targets.allowsLoopback = false;
    return settings;
}

} // namespace

/// The search for model servers on this machine, against stand-ins on real sockets.
class TestLocalServers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKindIsFoundWithItsModels_data()
    {
        QTest::addColumn<LocalKind>("kind");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("facts");
        QTest::newRow("Ollama") << LocalKind::Ollama << u"0.12.3"_s << u"llama3.2:3b"_s
                                << u"3.2B Q4_K_M 2019393189 0"_s;
        QTest::newRow("llama.cpp") << LocalKind::LlamaCpp << QString() << u"gemma-3-4b"_s
                                   << u"3.9B  2489894016 131072"_s;
        QTest::newRow("LM Studio") << LocalKind::LmStudio << QString() << u"qwen2.5-7b-instruct"_s
                                   << u" 4bit 0 32768"_s;
        QTest::newRow("vLLM") << LocalKind::Vllm << u"0.11.0"_s << u"Qwen/Qwen3-8B"_s << u"  0 40960"_s;
    }
    void eachKindIsFoundWithItsModels()
    {
        QFETCH(LocalKind, kind);
        QFETCH(QString, version);
        QFETCH(QString, model);
        QFETCH(QString, facts);
        const LocalModelServer server(kind);
        const auto found = search({server.place()});
        QCOMPARE(found.size(), size_t{1});
        QVERIFY(found[0].place == server.place());
        QCOMPARE(found[0].version, version);
        QCOMPARE(found[0].models.size(), size_t{1}); // models that embed are left out
        const LocalModel &only = found[0].models[0];
        QCOMPARE(only.id, model);
        QCOMPARE(u"%1 %2 %3 %4"_s.arg(only.parameters, only.quantization).arg(only.bytes).arg(only.contextTokens),
                 facts);
        QVERIFY(!server.target.requests.isEmpty());
    }

    void nothingElseIsTakenForOne_data()
    {
        QTest::addColumn<LocalKind>("kind");
        QTest::addColumn<QByteArray>("body");
        for (const auto &[kind, name] : Words<LocalKind>::table) {
            QTest::addRow("%s: another server", name) << kind << QByteArray(R"({"data":[{"id":"x","owned_by":"me"}]})");
            QTest::addRow("%s: no JSON", name) << kind << QByteArray("<html>It works!</html>");
            QTest::addRow("%s: deep JSON", name) << kind << QByteArray(1000, '[');
            QTest::addRow("%s: other types", name) << kind << QByteArray(R"({"models":7,"data":{},"version":[]})");
        }
    }
    void nothingElseIsTakenForOne()
    {
        QFETCH(LocalKind, kind);
        QFETCH(QByteArray, body);
        const ai::LocalAnswer answer{200, body};
        const auto found = ai::readLocalServer({kind, 1}, answer, answer);
        // LM Studio's own list has no mark but its path; of a stranger's nothing is shown that it has not.
        if (kind == LocalKind::LmStudio && body.startsWith(R"({"data":[)"))
            QCOMPARE(found->models.size(), size_t{1});
        else
            QVERIFY(!found);
        QVERIFY(!ai::readLocalServer({kind, 1}, {404, answer.body}, {404, answer.body}));
        QVERIFY(!ai::readLocalServer({kind, 1}, {}, {}));
    }

    void anOlderLmStudioIsKnownByItsOwner()
    {
        const auto found = ai::readLocalServer(
            {LocalKind::LmStudio, 1234}, {404, "{}"},
            {200, R"({"data":[{"id":"phi-4","owned_by":"organization_owner"},{"id":"bad id","owned_by":"x"}]})"});
        QVERIFY(found);
        QCOMPARE(found->models.size(), size_t{1});
        QCOMPARE(found->models[0].id, u"phi-4"_s);
    }

    void oneThatLoadsItsModelIsShownAsSuch()
    {
        LocalModelServer server(LocalKind::LlamaCpp);
        server.isLoading = true;
        const auto found = search({server.place()});
        QCOMPARE(found.size(), size_t{1});
        QVERIFY(found[0].isLoading && found[0].models.empty());
    }

    void silentAndClosedPortsHoldNothingUp()
    {
        HttpTarget silent;
        silent.answer = [](const auto &) { return QByteArray(); };
        quint16 closed = 0;
        {
            HttpTarget gone;
            closed = gone.serverPort();
        }
        const LocalModelServer server(LocalKind::Ollama);
        QElapsedTimer timer;
        timer.start();
        const auto found =
            search({{LocalKind::Vllm, silent.serverPort()}, {LocalKind::LlamaCpp, closed}, server.place()});
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(found.size(), size_t{1});
        QVERIFY(found[0].place == server.place());
    }

    void theSettingIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count"); // -1: refused
        QTest::newRow("the default") << u"ollama:11434,llama.cpp:8080,lm-studio:1234,vllm:8000"_s << 4;
        QTest::newRow("two of a kind") << u"ollama:11434, Ollama:11435"_s << 2;
        QTest::newRow("twice the same") << u"vllm:8000,vllm:8000"_s << 1;
        QTest::newRow("off") << u"off"_s << 0;
        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("no port") << u"ollama"_s << -1;
        QTest::newRow("port 0") << u"ollama:0"_s << -1;
        QTest::newRow("a host") << u"10.0.0.1:11434"_s << -1;
        QTest::newRow("an unknown kind") << u"koboldcpp:5001"_s << -1;
    }
    void theSettingIsRead()
    {
        QFETCH(QString, text);
        QFETCH(int, count);
        const auto places = localPlacesFrom(text);
        QCOMPARE(places ? static_cast<int>(places->size()) : -1, count);
    }

private:
    /// On a thread of its own, as it blocks, while the stand-ins answer here.
    std::vector<LocalServer> search(const std::vector<LocalPlace> &places)
    {
        auto found = std::async(std::launch::async, [&] { return ai::findLocalServers(m_transport, places); });
        (void)QTest::qWaitFor([&found] { return found.wait_for(std::chrono::seconds(0)) == std::future_status::ready; },
                              10'000);
        return found.get();
    }

    net::Transport m_transport{closedToThisMachine()};
};

QTEST_GUILESS_MAIN(TestLocalServers)
#include "tst_localservers.moc"
