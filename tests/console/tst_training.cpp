#include "tests/console/ConsoleFixture.h"

#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/drafts/DraftStore.h"
#include "ui/conversation/side/SidePanel.h"
#include "ui/training/TrainingPage.h"

#include <QtCore/QFile>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QTabBar>

using namespace tierdesk;

namespace {

/// Lines of three intents; @p shift says them under each other's names.
QByteArray hall(int shift, const char *tail)
{
    const QList<QByteArray> openings{"hello",        "please tell me", "i would like",
                                     "can you help", "quick one",      "good morning"};
    const QList<QList<QByteArray>> texts{{"to book the beginners course", "a place on the climbing course",
                                          "when does the next course start", "sign me up for the lead course"},
                                         {"to hire shoes and a harness", "rent a rope for saturday",
                                          "do you rent climbing shoes", "how much is a harness for a day"},
                                         {"when do you open on sunday", "are you open at christmas",
                                          "until what hour is the hall open", "opening times this week"}};
    const QList<QByteArray> intents{"book_course", "hire_gear", "opening_hours"};
    QByteArray lines;
    for (qsizetype intent = 0; intent < texts.size(); ++intent) {
        for (qsizetype i = 0; i < 24; ++i) {
            const qsizetype said = shift == 0 ? intent : (intent + 1 + i % shift) % intents.size();
            lines += openings[i % openings.size()] + ' ' + texts[intent][i / openings.size() % 4] + tail + '\t' +
                     intents[said] + '\n';
        }
    }
    return lines;
}

} // namespace

/// A correction at the console, against the real program: what it teaches, and what a poisoned file does not.
class TestTraining final : public QObject, private tests::ConsoleFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { start(); }

    void aCorrectedTopicIsReadInTheNextMessageLikeIt()
    {
        const QString id = begin(u"my season pass does not scan at the gate"_s);
        ui::CaseFeed feed(m_connection, m_clock);
        ui::DraftStore drafts(m_folder.filePath(u"drafts"_s));
        ui::SidePanel panel(feed, m_connection, drafts);
        panel.resize(316, 900);
        panel.show();
        feed.open(id);
        auto *topic = panel.findChild<QComboBox *>(u"caseTopic"_s);
        QTRY_VERIFY(topic->isVisible() && topic->isEnabled());
        const auto account = static_cast<int>(Category::Account);
        QVERIFY(topic->currentData().toInt() != account);

        // By keys: the list opens, a letter chooses, Return takes it.
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QTest::keyClick(&panel, Qt::Key_L);
        QTRY_VERIFY(topic->view()->isVisible());
        QTest::keyClick(topic->view(), Qt::Key_A);
        QTest::keyClick(topic->view(), Qt::Key_Return);
        QTRY_COMPARE(feed.row().category, Category::Account);
        QCOMPARE(topic->currentData().toInt(), account);
        QTRY_VERIFY(panel.findChild<QLabel *>(u"topicEvidence"_s)->text().startsWith("Saved"_L1));

        QTRY_VERIFY_WITH_TIMEOUT(serving(0) == 1, 30'000);
        const QString later = begin(u"The gate will not scan my season pass!"_s);
        const QJsonObject session = m_client->get(u"/desk/sessions/"_s + later).json();
        QCOMPARE(session[u"session"][u"category"].toString(), u"ACCOUNT"_s);
        QCOMPARE(session[u"messages"][0][u"topic"][u"category"].toString(), u"ACCOUNT"_s);
    }

    void aPoisonedFileIsNotPutIntoService()
    {
        ui::TrainingPage page(m_connection, m_clock);
        page.resize(1200, 800);
        page.show();
        deskapi::UserInfo me;
        me.id = UserId{1};
        me.role = Role::Supervisor;
        page.setMe(me);
        auto *list = page.findChild<QListView *>(u"trainingList"_s);
        auto *kinds = page.findChild<QTabBar *>(u"trainingKind"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1); // the correction
        kinds->setCurrentIndex(1);
        QTRY_VERIFY(page.findChild<QWidget *>(u"trainingListState"_s)->isVisible());

        page.upload(file("good.tsv", hall(0, "")));
        QTRY_COMPARE(list->model()->rowCount(), 72);
        const auto *state = page.findChild<QLabel *>(u"trainingState"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state->text(), u"In use"_s, 60'000);
        const auto *serves = page.findChild<QLabel *>(u"trainingServing"_s);
        const QString good = serves->text();
        QVERIFY2(good.startsWith("Trained on 72 "_L1), qPrintable(good));

        page.upload(file("poison.tsv", hall(2, " now")));
        QTRY_VERIFY2_WITH_TIMEOUT(state->text().startsWith("Rejected"_L1), qPrintable(state->text()), 60'000);
        QCOMPARE(serves->text(), good);
        const QString id = begin(u"do you rent out harnesses and shoes"_s);
        QCOMPARE(m_client->get(u"/desk/sessions/"_s + id).json()[u"messages"][0][u"topic"][u"intent"].toString(),
                 u"hire_gear"_s);
    }

private:
    /// A session that begins with @p text.
    QString begin(const QString &text)
    {
        return m_client
            ->post(u"/api/momentum/cs/sessions"_s, {{u"companyId"_s, u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s},
                                                    {u"customerId"_s, u"cust-1001"_s},
                                                    {u"channel"_s, u"chat"_s},
                                                    {u"initialMessage"_s, text}})
            .json()[u"id"]
            .toString();
    }
    /// How many examples the model in service of a kind was taught; 0: none serves.
    int serving(int kind)
    {
        return m_client->get(u"/desk/training"_s).json()[u"kinds"][kind][u"inService"][u"examples"].toInt();
    }
    QString file(const char *name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("a file cannot be written");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestTraining)
#include "tst_training.moc"
