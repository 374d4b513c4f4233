#include "ui/settings/models/LocalModelsCard.h"

#include "tests/support/desk/DeskDouble.h"
#include "ui/settings/ModelSettings.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Dot.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include <memory>

using namespace tierdesk;
using namespace tierdesk::ui;

/// The card "On this machine", against a server over sockets.
class LocalModelsCardTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Appearance{}); }
    void init()
    {
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->me.role = Role::Supervisor;
        m_desk->models = test::designModels();
        m_desk->local = test::designLocal();
        m_desk->saveConfig(test::designChoice(), u"ines@acme.example"_s);
        client::Connection::Timing timing;
        timing.backoff = {10, 40};
        m_connection = std::make_unique<client::Connection>(timing);
        m_connection->setServer(m_desk->url());
        m_connection->setToken(m_desk->token);
    }
    void cleanup()
    {
        m_page.reset();
        m_connection.reset();
        m_desk.reset();
    }

    void whatIsFoundIsListed()
    {
        open();
        QTRY_VERIFY(m_page->findChild<QPushButton *>(u"localRep4"_s));
        QStringList servers;
        for (const auto *each : m_page->findChildren<QLabel *>(u"localServer"_s))
            servers.append(each->text());
        QCOMPARE(servers, QStringList({u"Ollama 0.12.3 · 127.0.0.1:11434"_s, u"LM Studio · 127.0.0.1:1234"_s,
                                       u"llama.cpp · 127.0.0.1:8089 · started by Tierdesk"_s}));
        QVERIFY(!button("localRep0").isEnabled()); // it is asked already
        QCOMPARE(button("localRep0").text(), u"Used for AI Rep"_s);
        QVERIFY(button("localManager0").isEnabled());
        QCOMPARE(button("localManager1").accessibleName(), u"Use for AI Manager: qwen3:14b"_s);
        QVERIFY(label("localNone").isHidden());
    }

    void oneClickHasATierAskIt()
    {
        open();
        QTRY_VERIFY(m_page->findChild<QPushButton *>(u"localRep1"_s));
        button("localRep1").click();
        QTRY_COMPARE(label("localSaid").text(), u"qwen3:14b is now the first choice for AI Rep."_s);
        QTRY_COMPARE(button("localRep1").text(), u"Used for AI Rep"_s);
        QVERIFY(button("localRep0").isEnabled());
        // The rest of the page follows.
        QTRY_COMPARE(m_page->findChild<QWidget *>(u"modelRep0"_s)->accessibleName(), u"local-3"_s);
    }

    void oneThatHasStoppedMeanwhileIsSaid()
    {
        open();
        QTRY_VERIFY(m_page->findChild<QPushButton *>(u"localRep1"_s));
        m_desk->local.servers.erase(m_desk->local.servers.begin());
        button("localRep1").click();
        QTRY_COMPARE(label("localSaid").text(), u"qwen3:14b is no longer available. Search again."_s);
        QTRY_COMPARE(m_page->findChildren<QLabel *>(u"localServer"_s).size(), 2);
        m_desk->local.servers.clear();
        button("localSearch").click();
        QTRY_VERIFY(label("localNone").text().startsWith(u"No model servers found"_s));
    }

    void theChildAndHowItDoes_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("dot");
        const auto row = [](const char *name, ChildState state, const char *words, widgets::Dot::State dot) {
            QTest::newRow(name) << static_cast<int>(state) << QString::fromUtf8(words) << static_cast<int>(dot);
        };
        row("healthy", ChildState::Healthy, "Ready · 3.2 GB of memory · 34.2 tokens per second · restarted 2 times",
            widgets::Dot::State::Good);
        row("starting", ChildState::Starting, "Loading the model…", widgets::Dot::State::Busy);
        row("unresponsive", ChildState::Unresponsive, "Not responding", widgets::Dot::State::Bad);
        row("restarting", ChildState::Restarting, "Stopped; it restarts automatically", widgets::Dot::State::Bad);
        row("missing", ChildState::Missing, "llama-server is not installed", widgets::Dot::State::Bad);
    }
    void theChildAndHowItDoes()
    {
        QFETCH(int, state);
        QFETCH(QString, words);
        QFETCH(int, dot);
        m_desk->local.child->state = static_cast<ChildState>(state);
        m_desk->local.child->error = u"ended with exit code 1: <b>no</b> GGUF file"_s;
        open();
        QTRY_VERIFY2(label("localChildState").text().startsWith(words), qPrintable(label("localChildState").text()));
        QCOMPARE(label("localChildState").text().contains(u"<b>no</b>"_s),
                 static_cast<ChildState>(state) == ChildState::Restarting);
        QCOMPARE(label("localChildState").textFormat(), Qt::PlainText);
        QCOMPARE(label("localChild").text(), u"llama-server · gemma-3-4b-it-Q4_K_M"_s);
        QCOMPARE(static_cast<int>(m_page->findChild<widgets::Dot *>()->state()), dot);
    }

    void anEmptyResultSaysWhatToDo()
    {
        m_desk->local.servers.clear();
        m_desk->local.child.reset();
        open();
        QTRY_COMPARE(label("localNone").text(),
                     u"No model servers found on the server's machine. Searched for Ollama "
                     "(port 11434), llama.cpp (port 8080), LM Studio (port 1234), vLLM (port 8000), "
                     "llama.cpp (port 8089). Start one, for example with “ollama serve”, or start "
                     "Tierdesk with --local-model FILE.gguf."_s);
        QVERIFY(!label("localChild").isVisible());
    }

    void whereItIsSwitchedOffThatIsSaid()
    {
        m_desk->local = {};
        open();
        QTRY_VERIFY(label("localNone").text().startsWith(u"The search for local models is off."_s));
    }

private:
    void open()
    {
        m_page = std::make_unique<ModelSettings>(*m_connection);
        m_page->show();
        m_page->setPerson(m_desk->me);
    }
    QPushButton &button(const char *name) const { return find<QPushButton>(name); }
    QLabel &label(const char *name) const { return find<QLabel>(name); }
    template<class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }

    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<client::Connection> m_connection;
    std::unique_ptr<ModelSettings> m_page;
};

QTEST_MAIN(LocalModelsCardTest)
#include "tst_localmodelscard.moc"
