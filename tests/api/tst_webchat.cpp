#include "tests/support/CuttingProxy.h"
#include "tests/support/models/ModelSettings.h"
#include "tests/support/Program.h"

#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace tierdesk::tests;

namespace {

const QString Here = QStringLiteral(QT_TESTCASE_SOURCEDIR "/api/");
const QString Browser = u"/usr/bin/chromium"_s; ///< Debian's

bool isThere()
{
    const auto hasPackage = [](const char *name) {
        return QFileInfo::exists(Here + u"npm/node_modules/"_s + QLatin1String(name));
    };
    return !QStandardPaths::findExecutable(u"node"_s).isEmpty() && QFileInfo::exists(Browser) &&
           hasPackage("playwright-core") && hasPackage("axe-core");
}

} // namespace

/// The web chat and its widget in Debian's Chromium, with the whole program behind them, a person at the desk, a
/// network that breaks and a model that streams. The cases stand in tests/api/webchat; one browser serves all of them.
class TestWebChat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!isThere())
            QSKIP("not run: Chromium or what drives it is not there (packaging/deps tests installs it)");
        m_program.setOptions(
            {u"--demo"_s, u"--rate-limits"_s, u"off"_s, u"--model-keys"_s, u"file"_s, u"--allow-private-targets"_s});
        QVERIFY2(m_program.start(), m_program.output().constData());
        m_proxy = std::make_unique<CuttingProxy>(static_cast<quint16>(m_program.base().port()));
        m_browser.setProcessChannelMode(QProcess::SeparateChannels);
        m_browser.start(u"node"_s,
                        {Here + u"webchat/suite.cjs"_s, u"http://127.0.0.1:%1"_s.arg(m_program.base().port()),
                         u"http://127.0.0.1:%1"_s.arg(m_proxy->serverPort())});
        QVERIFY(m_browser.waitForStarted());
    }
    void cleanupTestCase()
    {
        m_browser.closeWriteChannel();
        if (m_browser.state() != QProcess::NotRunning)
            QVERIFY(QTest::qWaitFor([&] { return m_browser.state() == QProcess::NotRunning; }, 30'000));
    }

    void aCaseInTheBrowser_data()
    {
        QTest::addColumn<QString>("name");
        if (!isThere())
            return;
        QProcess list;
        list.start(u"node"_s, {Here + u"webchat/suite.cjs"_s, u"--list"_s});
        QVERIFY(list.waitForFinished(60'000));
        const QList<QByteArray> names = list.readAllStandardOutput().simplified().split(' ');
        QVERIFY2(names.size() > 1, list.readAllStandardError().constData());
        for (const QByteArray &each : names)
            QTest::addRow("%s", each.constData()) << QString::fromUtf8(each);
    }
    void aCaseInTheBrowser()
    {
        QFETCH(const QString, name);
        m_browser.write(name.toUtf8() + '\n');
        const auto hasNews = [&] { return m_browser.canReadLine() || m_browser.state() == QProcess::NotRunning; };
        while (QTest::qWaitFor(hasNews, 200'000) && m_browser.canReadLine()) {
            const QString line = QString::fromUtf8(m_browser.readLine()).trimmed();
            if (line == u"passed "_s + name)
                return;
            if (line.startsWith(u"failed "_s)) {
                m_proxy->heal();
                QFAIL(QString(line).replace(u"\\n"_s, u"\n"_s).toUtf8().constData());
            }
            follow(line);
            m_browser.write("done\n");
        }
        QFAIL(m_browser.readAllStandardError().constData());
    }

private:
    void follow(const QString &order)
    {
        if (order == u"cut")
            m_proxy->cut();
        else if (order == u"heal")
            m_proxy->heal();
        else if (order == u"model on")
            modelSpeaks();
        else if (order == u"model off")
            put(u"/desk/config"_s, {{u"models"_s, speakers({})}});
        else
            qWarning("no such order: %ls", qUtf16Printable(order));
    }
    void modelSpeaks()
    {
        m_model = std::make_unique<ModelServer>([](const ModelRequest &) {
            ModelMove move =
                ModelMove::say(u"Hello! How are you? Thank you for writing to us. What can I do for you?"_s);
            move.delayMs = 300;
            move.pauseMs = 40;
            return move;
        });
        for (const auto &[path, body] : modelSettings(*m_model, false, 20))
            put(path, body);
    }
    /// In a demo whoever calls from this machine is an admin at the desk.
    void put(const QString &path, const QJsonObject &body)
    {
        const auto done = HttpClient(m_program.base()).send("PUT", path, body);
        QVERIFY2(done.status == 200, done.body.constData());
    }
    [[nodiscard]] static QJsonObject speakers(const QJsonArray &chain)
    {
        const QJsonObject tier{{u"chain"_s, chain}};
        return {{u"aiRep"_s, tier}, {u"aiManager"_s, tier}};
    }

    Program m_program;
    std::unique_ptr<CuttingProxy> m_proxy;
    std::unique_ptr<ModelServer> m_model;
    QProcess m_browser;
};

QTEST_GUILESS_MAIN(TestWebChat)
#include "tst_webchat.moc"
