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

const QString Company = u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s;

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
        m_desk = std::make_unique<ui::CaseDesk>(m_connection, m_clock, m_settings, m_folder.filePath(u"drafts"_s));
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
        QVERIFY2(edit().toPlainText().contains(u"I am "_s), qPrintable(edit().toPlainText()));
        QCOMPARE(find<QLabel>("suggestedText").text(),
                 u"Drafted without a model, from the case record. Review it before you send it."_s);
        find<QPushButton>("suggestedAction").click();
        QVERIFY(edit().toPlainText().isEmpty());
    }

    void aModelSuggestsAndAPersonSends()
    {
        ModelServer server([](const ModelRequest &request) {
            if (!request.system.contains(u"You draft a reply"))
                return ModelMove::say(u"no brief"_s);
            return ModelMove::say(u"Hello, I am {agent}. I have read what you wrote."_s);
        });
        HttpClient desk(m_program.base());
        const QString provider = u"/desk/models/providers/claude"_s;
        QCOMPARE(desk.send("PUT", provider,
                           {{u"protocol"_s, u"anthropic"_s},
                            {u"baseUrl"_s, server.base()},
                            {u"small"_s, u"claude-haiku-5-5"_s}})
                     .status,
                 200);
        QCOMPARE(desk.send("PUT", provider + u"/key"_s, {{u"key"_s, QString::fromLatin1(ModelServer::Key)}}).status,
                 200);
        const QJsonObject tier{{u"chain"_s, QJsonArray{u"claude"_s}}};
        QCOMPARE(desk.send("PUT", u"/desk/config"_s, {{u"models"_s, QJsonObject{{u"aiManager"_s, tier}}}}).status, 200);

        openCase();
        const auto messages = m_view->feed().detail().messages.size();
        QTest::keyClicks(&edit(), u"Good day."_s);
        QTest::keyClick(&edit(), Qt::Key_R, Qt::AltModifier);
        QTRY_VERIFY(edit().toPlainText().contains(u"I have read what you wrote."_s));
        QVERIFY(edit().toPlainText().startsWith(u"Good day.\n\nHello, I am "_s));
        QVERIFY(!edit().toPlainText().contains(u'{'));
        const QString said = find<QLabel>("suggestedText").text();
        QVERIFY2(said.contains(u"claude-haiku-5-5-served"_s) && said.contains(u'$'), qPrintable(said));
        QCOMPARE(m_view->feed().detail().messages.size(), messages); // nothing goes by itself
        find<QPushButton>("send").click();
        QTRY_VERIFY(edit().toPlainText().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_view->feed().detail().messages.size(), messages + 1, 15'000);
        QVERIFY(m_view->feed().detail().messages.back().text.startsWith(u"Good day."_s));
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
                .post(u"/api/momentum/cs/sessions"_s, {{u"companyId"_s, Company},
                                                       {u"customerId"_s, u"cust-1001"_s},
                                                       {u"channel"_s, u"chat"_s},
                                                       {u"initialMessage"_s, u"I want to speak to a person."_s}})
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

    Program m_program{{u"--demo"_s, u"--model-keys"_s, u"file"_s, u"--allow-private-targets"_s}};
    QTemporaryDir m_folder;
    QSettings m_settings{m_folder.filePath(u"console.ini"_s), QSettings::IniFormat};
    base::SystemClock m_clock;
    client::Connection m_connection;
    std::unique_ptr<ui::CaseDesk> m_desk;
    std::unique_ptr<ui::CaseView> m_view;
};

QTEST_MAIN(TestDrafts)
#include "tst_drafts.moc"
