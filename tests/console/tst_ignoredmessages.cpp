#include "tests/console/ConsoleFixture.h"
#include "tests/support/TwilioCall.h"
#include "ui/integrations/IntegrationsPage.h"
#include "ui/integrations/StateRowsModel.h"

#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

#include <memory>

using namespace tierdesk;

/// What came by text message and was not answered, as a supervisor sees it, from the carrier's call on.
class TestLetterList final : public QObject, private tests::ConsoleFixture
{
    Q_OBJECT

public:
    TestLetterList()
        : ConsoleFixture({u"--demo"_s})
    {}

private Q_SLOTS:
    void initTestCase()
    {
        start();
        const QJsonObject settings{{u"enabled"_s, true},
                                   {u"accountSid"_s, u"AC1"_s},
                                   {u"number"_s, u"+15550100123"_s},
                                   {u"publicUrl"_s, PublicUrl}};
        const auto saved = m_client->send("PUT", u"/desk/accounts/sms"_s,
                                          {{u"settings"_s, settings}, {u"token"_s, QString::fromLatin1(Token)}});
        QVERIFY2(saved.status == 200, saved.body.constData());
        m_path = saved.json()[u"webhookPath"].toString();
        m_page = std::make_unique<ui::IntegrationsPage>(m_connection, m_clock);
        m_page->resize(1100, 800);
        m_page->show();
        deskapi::UserInfo supervisor;
        supervisor.id = UserId{1};
        supervisor.role = Role::Supervisor;
        m_page->setMe(supervisor);
    }
    void cleanupTestCase() { m_page.reset(); }

    void whatWasNotAnsweredIsListedAndReadOnDemand()
    {
        find<QTabBar>("integrationsTabs").setCurrentIndex(3);
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("noLetters").isVisible(), 30'000);
        // A text of a picture that the carrier forgot, and one from nowhere.
        QVERIFY(receive("+15550100999", {}));
        QVERIFY(receive("ACME", u"Our offers of the week"_s));
        find<QPushButton>("refreshLetters").click();
        QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 2, 30'000);
        QVERIFY2(detail(0).contains(u"no reply address"_s), qPrintable(detail(0)));
        QVERIFY(list().model()->index(1, 0).data().toString().contains(u"+15550100999"_s));
        QVERIFY2(detail(1).contains(u"no text"_s), qPrintable(detail(1)));
        QVERIFY(!find<QPushButton>("moreLetters").isVisible());

        for (int text = 0; text < 55; ++text)
            QVERIFY(receive("+15550100999", {}));
        find<QPushButton>("refreshLetters").click();
        QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 50, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("moreLetters").isVisible(), 30'000);
        find<QPushButton>("moreLetters").click();
        QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 57, 30'000);
        QVERIFY(!find<QPushButton>("moreLetters").isVisible());
        QVERIFY2(detail(55).contains(u"no reply address"_s), qPrintable(detail(55)));
    }

private:
    static constexpr char Token[] = "the token of the account";
    static inline const QString PublicUrl = u"https://desk.example.com"_s;

    /// The carrier's call for a text.
    [[nodiscard]] bool receive(const QByteArray &from, const QString &text)
    {
        const tests::TwilioCall call{.path = m_path,
                                     .publicUrl = PublicUrl.toUtf8(),
                                     .token = Token,
                                     .from = from,
                                     .reference = "SM" + QByteArray::number(++m_sent),
                                     .text = text};
        return call.send(m_program.base()) == 200;
    }
    template<class T>
    T &find(const char *name)
    {
        auto *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("the page has no %s", name);
        return *found;
    }
    QListView &list() { return find<QListView>("letterList"); }
    QString detail(int row) { return list().model()->index(row, 0).data(ui::StateRowsModel::DetailRole).toString(); }

    QString m_path;
    int m_sent = 0;
    std::unique_ptr<ui::IntegrationsPage> m_page;
};

QTEST_MAIN(TestLetterList)
#include "tst_ignoredmessages.moc"
