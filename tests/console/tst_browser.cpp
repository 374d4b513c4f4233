#include "tests/console/Desk.h"
#include "tests/support/Program.h"

#include "resources/Resources.h"
#include "ui/widgets/Chip.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtGui/QAction>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

using namespace tierdesk;
using tests::Desk;
using tests::Program;

namespace {

const QString Here = QStringLiteral(QT_TESTCASE_SOURCEDIR "/api/");

bool isThere()
{
    return !QStandardPaths::findExecutable(u"node"_s).isEmpty() && QFileInfo::exists(u"/usr/bin/chromium"_s) &&
           QFileInfo::exists(Here + u"npm/node_modules/playwright-core"_s);
}

/// A customer on the web chat's page, in Debian's Chromium.
class Visitor
{
public:
    explicit Visitor(const QUrl &server)
    {
        m_browser.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_browser.start(u"node"_s, {Here + u"webchat/customer.cjs"_s, server.toString()});
    }
    ~Visitor()
    {
        m_browser.closeWriteChannel();
        m_browser.waitForFinished(30'000);
    }

    /// Does it, and waits until the page shows that it is done. What came of it; fails the test where it does not.
    QJsonValue does(const QJsonArray &act)
    {
        m_browser.write(QJsonDocument(act).toJson(QJsonDocument::Compact) + '\n');
        const auto hasNews = [this] { return m_browser.canReadLine() || m_browser.state() == QProcess::NotRunning; };
        if (!QTest::qWaitFor(hasNews, 120'000) || !m_browser.canReadLine()) {
            QTest::qFail("the browser does not answer", __FILE__, __LINE__);
            return {};
        }
        const QJsonObject answer = QJsonDocument::fromJson(m_browser.readLine()).object();
        if (answer.contains(u"failed"))
            QTest::qFail(answer[u"failed"].toString().toUtf8().constData(), __FILE__, __LINE__);
        return answer[u"done"];
    }
    void says(const char *text) { does({u"say"_s, QString::fromUtf8(text)}); }
    void hears(const char *look, const char *text)
    {
        does({u"hears"_s, QString::fromLatin1(look), QString::fromUtf8(text)});
    }
    void sees(const char *selector, const char *text)
    {
        does({u"shows"_s, QString::fromLatin1(selector), QString::fromUtf8(text)});
    }

private:
    QProcess m_browser;
};

} // namespace

/// The whole way in both windows: a customer in a browser, the AI, an agent in the console who takes the case and gives
/// it back.
class TestBrowser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWebChatGoesToAConsoleAndBack()
    {
        if (!isThere())
            QSKIP("not run: Chromium or what drives it is not there (packaging/deps tests installs it)");
        resources::init();
        Program program;
        QVERIFY2(program.start(), program.output().constData());
        Desk marek(program.base());
        marek.signIn(u"marek@acme.example"_s);
        Visitor customer(program.base());
        if (QTest::currentTestFailed())
            return;

        customer.says("What is your return policy?");
        customer.hears("ai_rep", "60 days");
        customer.says("I want to talk to a person");
        customer.sees("#status", "Waiting for a person");
        const QString id = customer.does({u"session"_s}).toString();
        QVERIFY2(id.startsWith(u"chat_"), qPrintable(id));

        // It stands in the queue; taken by keys alone.
        QTRY_VERIFY_WITH_TIMEOUT(marek.rowOf(id).isValid(), 30'000);
        QVERIFY(marek.activate());
        marek.chooseByKeys(id);
        QTRY_VERIFY2_WITH_TIMEOUT(marek.read().contains(u"I want to talk to a person"), qPrintable(marek.read()),
                                  30'000);
        marek.press(Qt::Key_C);
        QTRY_VERIFY_WITH_TIMEOUT(marek.find<QPushButton>("resolve"), 30'000);
        customer.sees(".divider.human_agent", "Marek");
        if (QTest::currentTestFailed())
            return;

        // What each writes stands with the other.
        marek.press(Qt::Key_A);
        auto *const edit = marek.find<QWidget>("replyEdit");
        QTRY_VERIFY(edit && edit->hasFocus());
        marek.write(u"Hello, this is Marek."_s);
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        customer.hears("human_agent", "Hello, this is Marek.");
        customer.says("Can I send it back after a month?");
        QTRY_VERIFY2_WITH_TIMEOUT(marek.read().contains(u"Can I send it back after a month?"), qPrintable(marek.read()),
                                  30'000);
        if (QTest::currentTestFailed())
            return;

        // Back to the AI, which answers from then on.
        marek.press(Qt::Key_Escape);
        marek.press(Qt::Key_Period);
        auto *menu = marek.find<QMenu>("caseMenu");
        QTRY_VERIFY(menu && menu->isVisible());
        const auto actions = menu->actions();
        const auto back = std::find_if(actions.begin(), actions.end(),
                                       [](const QAction *each) { return each->objectName() == u"handBackRep"_s; });
        QVERIFY(back != actions.end() && (*back)->isEnabled());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(*back).center());
        customer.sees(".divider.left", "Marek");
        customer.sees("#status", "AI assistant");
        customer.says("Thank you. Do you ship to Canada?");
        customer.hears("ai_rep", "Canada");
        QTRY_VERIFY2_WITH_TIMEOUT(marek.read().contains(u"Do you ship to Canada?"), qPrintable(marek.read()), 30'000);
    }
};

QTEST_MAIN(TestBrowser)
#include "tst_browser.moc"
