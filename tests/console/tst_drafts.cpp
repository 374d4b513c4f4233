#include "tests/support/models/ModelServer.h"
#include "tests/support/Program.h"

#include "core/base/Clock.h"
#include "core/doors/client/Account.h"
#include "resources/Resources.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseView.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Theme.h"

#include <QtCore/QSettings>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace tierdesk;
using tests::HttpClient;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;
using tests::Program;

namespace {

const QString Company = QStringLiteral("7c9e6679-7425-40de-944b-e07fc1f90ae7");

} // namespace

/// A reply is suggested to a person at a real console, by the embedded responder and by a model, against the real
/// program and a provider's API.
class TestDrafts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        resources::init();
        ui::theme::apply(*qApp, ui::theme::Appearance{});
        QVERIFY2(m_program.start(), m_program.output().constData());
        m_connection.setServer(m_program.base()); // the demo takes callers on this machine for an admin
        m_desk = std::make_unique<ui::CaseDesk>(m_connection, m_clock, m_settings,
                                                m_folder.filePath(QStringLiteral("drafts")));
        client::Account account(m_connection);
        bool isIn = false;
        account.me(this, [&](const base::Result<deskapi::Me> &me) {
            QVERIFY2(me.has_value(), me ? "" : qPrintable(me.error().message));
            m_desk->enter(me->user);
            isIn = true;
        });
        QTRY_VERIFY(isIn);
        m_connection.open();
        QTRY_COMPARE(m_connection.state(), client::Connection::State::Live);
    }
    void cleanupTestCase()
    {
        m_view.reset();
        m_desk.reset();
    }

    void theEmbeddedResponderSuggests()
    {
        openCase();
        find<QPushButton>("suggest").click();
        QTRY_VERIFY(!edit().toPlainText().isEmpty());
        QVERIFY2(edit().toPlainText().contains(QStringLiteral("I am ")), qPrintable(edit().toPlainText()));
        QCOMPARE(find<QLabel>("suggestedText").text(),
                 QStringLiteral("Drafted without a model, from the case record. Review it before you send it."));
        find<QPushButton>("suggestedAction").click();
        QVERIFY(edit().toPlainText().isEmpty());
    }

    void aModelSuggestsAndAPersonSends()
    {
        ModelServer server([](const ModelRequest &request) {
            if (!request.system.contains(u"You draft a reply"))
                return ModelMove::say(QStringLiteral("no brief"));
            return ModelMove::say(QStringLiteral("Hello, I am {agent}. I have read what you wrote."));
        });
        HttpClient desk(m_program.base());
        const QString provider = QStringLiteral("/desk/models/providers/claude");
        QCOMPARE(desk.send("PUT", provider,
                           {{QStringLiteral("protocol"), QStringLiteral("anthropic")},
                            {QStringLiteral("baseUrl"), server.base()},
                            {QStringLiteral("small"), QStringLiteral("claude-haiku-5-5")}})
                     .status,
                 200);
        QCOMPARE(desk.send("PUT", provider + QStringLiteral("/key"),
                           {{QStringLiteral("key"), QString::fromLatin1(ModelServer::Key)}})
                     .status,
                 200);
        const QJsonObject tier{{QStringLiteral("chain"), QJsonArray{QStringLiteral("claude")}}};
        QCOMPARE(desk.send("PUT", QStringLiteral("/desk/config"),
                           {{QStringLiteral("models"), QJsonObject{{QStringLiteral("aiManager"), tier}}}})
                     .status,
                 200);

        openCase();
        const auto messages = m_view->feed().detail().messages.size();
        QTest::keyClicks(&edit(), QStringLiteral("Good day."));
        QTest::keyClick(&edit(), Qt::Key_R, Qt::AltModifier);
        QTRY_VERIFY(edit().toPlainText().contains(QStringLiteral("I have read what you wrote.")));
        QVERIFY(edit().toPlainText().startsWith(QStringLiteral("Good day.\n\nHello, I am ")));
        QVERIFY(!edit().toPlainText().contains(u'{'));
        const QString said = find<QLabel>("suggestedText").text();
        QVERIFY2(said.contains(QStringLiteral("claude-haiku-5-5-served")) && said.contains(u'$'), qPrintable(said));
        QCOMPARE(m_view->feed().detail().messages.size(), messages); // nothing goes by itself
        find<QPushButton>("send").click();
        QTRY_VERIFY(edit().toPlainText().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_view->feed().detail().messages.size(), messages + 1, 15'000);
        QVERIFY(m_view->feed().detail().messages.back().text.startsWith(QStringLiteral("Good day.")));
        // What it took stands with the case.
        QTRY_VERIFY(m_view->feed().detail().costNanoUsd > 0);
    }

private:
    /// A new case that has come to a person, claimed and open.
    void openCase()
    {
        HttpClient client(m_program.base());
        const QString id =
            client
                .post(QStringLiteral("/api/momentum/cs/sessions"),
                      {{QStringLiteral("companyId"), Company},
                       {QStringLiteral("customerId"), QStringLiteral("cust-1001")},
                       {QStringLiteral("channel"), QStringLiteral("chat")},
                       {QStringLiteral("initialMessage"), QStringLiteral("I want to speak to a person.")}})
                .json()[u"id"]
                .toString();
        QVERIFY(!id.isEmpty());
        m_view = std::make_unique<ui::CaseView>(*m_desk);
        m_view->resize(1200, 800);
        m_view->show();
        m_view->open(id);
        QTRY_COMPARE(m_view->feed().state(), ui::CaseFeed::State::Ready);
        m_view->acts().makeMine();
        QTRY_VERIFY(m_view->feed().isMine());
        QTRY_VERIFY(find<QPushButton>("suggest").isEnabled());
        edit().setFocus();
    }
    [[nodiscard]] QPlainTextEdit &edit() const { return find<QPlainTextEdit>("replyEdit"); }
    template<class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = m_view->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }

    Program m_program{{QStringLiteral("--demo"), QStringLiteral("--model-keys"), QStringLiteral("file"),
                       QStringLiteral("--allow-private-targets")}};
    QTemporaryDir m_folder;
    QSettings m_settings{m_folder.filePath(QStringLiteral("console.ini")), QSettings::IniFormat};
    base::SystemClock m_clock;
    client::Connection m_connection;
    std::unique_ptr<ui::CaseDesk> m_desk;
    std::unique_ptr<ui::CaseView> m_view;
};

QTEST_MAIN(TestDrafts)
#include "tst_drafts.moc"
