#include "app/ModelHost.h"
#include "tests/core/engine/EngineFixture.h"
#include "tests/support/models/ModelServer.h"

#include <QtCore/QLoggingCategory>

#include <mutex>

#include <sys/prctl.h>

using namespace tierdesk;
using app::KeyPlace;
using app::ModelHost;
using tests::EngineFixture;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

namespace {

/// What is logged while it lives, also what is for debugging.
class Journal final
{
public:
    Journal()
    {
        s_lines.clear();
        s_filter = QLoggingCategory::installFilter(nullptr);
        QLoggingCategory::installFilter([](QLoggingCategory *category) {
            s_filter(category);
            if (QByteArray(category->categoryName()).startsWith("tierdesk"))
                category->setEnabled(QtDebugMsg, true);
        });
        s_handler = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
            const std::lock_guard lock(s_mutex);
            s_lines.append(text);
        });
    }
    ~Journal()
    {
        qInstallMessageHandler(s_handler);
        QLoggingCategory::installFilter(s_filter);
    }
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    [[nodiscard]] QString text() const
    {
        const std::lock_guard lock(s_mutex);
        return s_lines.join(u'\n');
    }

private:
    static inline std::mutex s_mutex;
    static inline QStringList s_lines;
    static inline QLoggingCategory::CategoryFilter s_filter = nullptr;
    static inline QtMessageHandler s_handler = nullptr;
};

ModelServer::Think greeting()
{
    return [](const ModelRequest &) { return ModelMove::say(u"Hello, I am the model."_s); };
}

/// An engine with a host beside it, whose keys are at @p place.
struct Hosted {
    explicit Hosted(KeyPlace place)
        : host(transport, fixture.clock, fixture.counters, *ai::PriceTable::load(), app::makeKeys(place, folder.path()),
               place)
    {
        const auto started = host.start(*fixture.engine);
        if (!started)
            qFatal("%s", qPrintable(started.error().message));
    }
    ~Hosted() { host.stop(); }

    /// The provider "main" at @p server, as @p patch has it.
    ModelProvider provide(const QString &base, QJsonObject patch = {})
    {
        patch.insert(u"baseUrl"_s, base);
        if (!patch.contains(u"small"))
            patch.insert(u"small"_s, u"claude-haiku-5-5"_s);
        const auto made = fixture.command<ModelProvider>([&](engine::CommandContext &context) {
            return engine::commands::saveProvider(context, fixture.company.id, u"main"_s, patch);
        });
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        return *made;
    }
    void configure(const QJsonObject &models)
    {
        const auto saved = fixture.command<Company>([&](engine::CommandContext &context) {
            return engine::commands::saveConfig(context, fixture.company.id, {{u"models"_s, models}});
        });
        if (!saved)
            qFatal("%s", qPrintable(saved.error().message));
    }
    base::Result<void> setKey(const ModelProvider &provider, const QByteArray &key)
    {
        return fixture.wait<void>([&](auto done) { host.setKey(provider, key, &fixture.context, std::move(done)); });
    }
    base::Result<dialects::ModelDesk::Trial> tryOut(const ModelProvider &provider)
    {
        return fixture.wait<dialects::ModelDesk::Trial>([&](auto done) {
            host.tryOut(provider, {}, provider.small, u"Say hello."_s, &fixture.context, std::move(done));
        });
    }

    EngineFixture fixture;
    QTemporaryDir folder;
    net::Transport transport;
    ModelHost host;
};

} // namespace

/// Keys and providers in the program.
class TestModelHost final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProcessCannotBeLookedIntoBeforeAnyKeyComesAndEverAfter()
    {
        QCOMPARE(::prctl(PR_SET_DUMPABLE, 1), 0); // as a program is that starts
        {
            Hosted hosted(KeyPlace::File);
            QCOMPARE(::prctl(PR_GET_DUMPABLE), 1);
            const ModelProvider main = hosted.provide(u"https://m.example/v1"_s);
            QCOMPARE(::prctl(PR_GET_DUMPABLE), 0);
            QVERIFY(hosted.setKey(main, "sk-one").has_value());
            QVERIFY(hosted.host.state(main).hasKey);
            QVERIFY(hosted.setKey(main, {}).has_value());
            QVERIFY(!hosted.host.state(main).hasKey);
            QCOMPARE(::prctl(PR_GET_DUMPABLE), 0);
            hosted.host.stop();
            QCOMPARE(::prctl(PR_GET_DUMPABLE), 0);
        }
        QCOMPARE(::prctl(PR_GET_DUMPABLE), 0);
    }

    void whereKeysAreIsSaidAloud_data()
    {
        QTest::addColumn<KeyPlace>("place");
        QTest::addColumn<bool>("isGiven");
        QTest::addColumn<QString>("said");
        QTest::newRow("files") << KeyPlace::File << true << u"are stored in files of mode 0600 in the data folder"_s;
        QTest::newRow("credentials") << KeyPlace::Credentials << true << u"come from the service manager"_s;
        QTest::newRow("no credentials") << KeyPlace::Credentials << false << u"CREDENTIALS_DIRECTORY is not set"_s;
    }
    void whereKeysAreIsSaidAloud()
    {
        QFETCH(KeyPlace, place);
        QFETCH(bool, isGiven);
        QFETCH(QString, said);
        const QTemporaryDir given;
        qunsetenv("CREDENTIALS_DIRECTORY");
        if (isGiven)
            qputenv("CREDENTIALS_DIRECTORY", given.path().toLocal8Bit());
        const Journal journal;
        const Hosted hosted(place);
        qunsetenv("CREDENTIALS_DIRECTORY");
        QVERIFY2(journal.text().contains(said), qPrintable(journal.text()));
    }

    void aCredentialOfTheServiceManagersIsUsedAndNotWritten()
    {
        ModelServer server(greeting());
        const QTemporaryDir given;
        qputenv("CREDENTIALS_DIRECTORY", given.path().toLocal8Bit());
        Hosted hosted(KeyPlace::Credentials);
        qunsetenv("CREDENTIALS_DIRECTORY");
        QFile file(given.filePath(u"model.%1.main"_s.arg(hosted.fixture.company.key)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(originOf(server.base()).toUtf8() + ' ' + ModelServer::Key + '\n');
        file.close();
        const ModelProvider main = hosted.provide(server.base());
        QTRY_VERIFY(hosted.host.state(main).hasKey);
        const auto tried = hosted.tryOut(main);
        QVERIFY2(tried.has_value(), tried ? "" : qPrintable(tried.error().message));
        QCOMPARE(tried->text, u"Hello, I am the model."_s);
        for (const QByteArray &key : {QByteArray("sk-another"), QByteArray()}) {
            const auto refused = hosted.setKey(main, key);
            QVERIFY(!refused.has_value());
            QCOMPARE(refused.error().fault, base::Fault::Forbidden);
            QVERIFY(!refused.error().message.contains(u"sk-another"));
        }
        QVERIFY(hosted.host.state(main).hasKey);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(ModelServer::Key));
    }

    void noLineOfTheLogHoldsAKey_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("401") << 401;
        QTest::newRow("529") << 529;
        QTest::newRow("nobody listens") << 0;
    }
    void noLineOfTheLogHoldsAKey()
    {
        QFETCH(int, status);
        const Journal journal; // everything, also what is for debugging
        auto server = std::make_unique<ModelServer>([status](const ModelRequest &request) {
            // The worst that a provider can do: it says the key back.
            const QByteArray said = "no " + request.headers.value("x-api-key");
            const QJsonObject error{{u"type"_s, u"authentication_error"_s}, {u"message"_s, QString::fromLatin1(said)}};
            return ModelMove::error(status, QJsonDocument(QJsonObject{{u"error"_s, error}}).toJson());
        });
        Hosted hosted(KeyPlace::File);
        const ModelProvider main = hosted.provide(server->base());
        QVERIFY(hosted.setKey(main, ModelServer::Key).has_value());
        if (status == 0)
            server.reset();
        const auto tried = hosted.tryOut(main);
        QVERIFY(!tried.has_value());
        const auto listed = hosted.fixture.wait<QStringList>(
            [&](auto done) { hosted.host.list(main, &hosted.fixture.context, std::move(done)); });
        QCOMPARE(listed.has_value(), status != 0);
        QVERIFY2(journal.text().contains(u"model request 1 failed"_s), qPrintable(journal.text()));
        const QString all = journal.text() + tried.error().message + tried.error().where;
        QVERIFY(!all.contains(QString::fromLatin1(ModelServer::Key)));
    }

    void aBudgetSaysWhichModelsHaveNoPrice()
    {
        const Journal journal;
        Hosted hosted(KeyPlace::File);
        const ModelProvider main = hosted.provide(u"http://localhost:1/v1"_s, {{u"small"_s, u"somebody-elses-model"_s},
                                                                               {u"large"_s, u"claude-opus-5-5"_s},
                                                                               {u"protocol"_s, u"openai"_s}});
        const QStringList missing{u"somebody-elses-model"_s};
        QCOMPARE(hosted.host.state(main).unpriced, missing);
        const QJsonObject tier{{u"chain"_s, QJsonArray{u"main"_s}}};
        hosted.configure({{u"aiRep"_s, tier}});
        const QString warning = u"no price for somebody-elses-model of provider main"_s;
        QVERIFY(!journal.text().contains(warning));
        hosted.configure({{u"budgetPerDay"_s, 5}});
        QCOMPARE(journal.text().count(warning), 1);
        hosted.configure({{u"budgetPerDay"_s, 6}});
        QCOMPARE(journal.text().count(warning), 1); // once
        hosted.configure(
            {{u"prices"_s, QJsonArray{QJsonObject{{u"model"_s, u"somebody"_s}, {u"in"_s, 0}, {u"out"_s, 0}}}}});
        QVERIFY(hosted.host.state(main).unpriced.isEmpty());
        QCOMPARE(hosted.host.prices().unknown.out, qint64{150'000'000});
    }
};

QTEST_GUILESS_MAIN(TestModelHost)
#include "tst_modelhost.moc"
