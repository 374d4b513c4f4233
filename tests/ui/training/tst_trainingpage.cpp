#include "ui/training/TrainingPage.h"

#include "tests/support/desk/DeskDouble.h"
#include "tests/support/ManualClock.h"
#include "ui/training/TrainingFile.h"
#include "ui/widgets/StatePanel.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

#include <memory>

using namespace tierdesk;
using namespace tierdesk::ui;
using client::Connection;

/// A supervisor's examples, against a server over sockets.
class TrainingPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->me.role = Role::Supervisor;
        m_desk->now = m_clock.now();
        m_desk->teach(TrainingKind::Category, u"ACCOUNT"_s, u"the gate is shut"_s, u"sess_8f21"_s);
        m_desk->teach(TrainingKind::Category, u"BILLING"_s, u"the ticket costs too much"_s);
        m_desk->teach(TrainingKind::Intent, u"hire_gear"_s, u"rent a rope"_s);
        Connection::Timing timing;
        timing.backoff = {10, 40};
        m_connection = std::make_unique<Connection>(timing);
        m_connection->setServer(m_desk->url());
        m_connection->setToken(m_desk->token);
    }
    void cleanup()
    {
        m_page.reset();
        m_connection.reset();
        m_desk.reset();
    }

    void theNewestStandsFirstWithWhatItMeans()
    {
        open();
        QTRY_COMPARE(list().model()->rowCount(), 2);
        const QModelIndex first = list().model()->index(0, 0);
        QCOMPARE(first.data().toString(), u"the ticket costs too much"_s);
        QCOMPARE(first.data(TrainingModel::LabelRole).toString(), u"Billing"_s);
        QVERIFY(!first.data(TrainingModel::HasSessionRole).toBool());
        const QModelIndex second = list().model()->index(1, 0);
        QVERIFY(second.data(TrainingModel::SourceRole).toString().contains(u"sess_8f21"_s));
    }

    void aCorrectionLeadsToItsSession()
    {
        open();
        QTRY_COMPARE(list().model()->rowCount(), 2);
        QSignalSpy chosen(m_page.get(), &TrainingPage::sessionChosen);
        list().setCurrentIndex(list().model()->index(0, 0));
        Q_EMIT list().activated(list().currentIndex()); // given by hand: there is none
        QCOMPARE(chosen.size(), 0);
        list().setCurrentIndex(list().model()->index(1, 0));
        Q_EMIT list().activated(list().currentIndex());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toString(), u"sess_8f21"_s);
    }

    void intentsAreAListOfTheirOwn()
    {
        open();
        QTRY_COMPARE(list().model()->rowCount(), 2);
        find<QTabBar>("trainingKind").setCurrentIndex(1);
        QTRY_COMPARE(list().model()->rowCount(), 1);
        QCOMPARE(list().model()->index(0, 0).data(TrainingModel::LabelRole).toString(), u"hire_gear"_s);
        QTRY_COMPARE(find<QComboBox>("trainingLabel").count(), 2);
    }

    void itIsNarrowedByWordsAndLabel()
    {
        open();
        QTRY_COMPARE(list().model()->rowCount(), 2);
        QTest::keyClicks(&find<QLineEdit>("trainingSearch"), u"gate"_s);
        QTRY_COMPARE(list().model()->rowCount(), 1);
        find<QLineEdit>("trainingSearch").setText(u"nowhere"_s);
        QTRY_COMPARE(find<widgets::StatePanel>("trainingListState").heading(), u"No examples found"_s);
        find<QPushButton>("stateAction").click();
        QTRY_COMPARE(list().model()->rowCount(), 2);
    }

    void oneIsAddedByHand()
    {
        open();
        QTRY_COMPARE(list().model()->rowCount(), 2);
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_N);
        auto *dialog = m_page->window()->findChild<QDialog *>(u"exampleDialog"_s);
        QVERIFY(dialog);
        auto *add = dialog->findChild<QPushButton *>(u"addExampleNow"_s);
        QVERIFY(!add->isEnabled());
        dialog->findChild<QPlainTextEdit *>(u"exampleText"_s)->setPlainText(u"the lift stands"_s);
        auto *label = dialog->findChild<QComboBox *>(u"exampleLabel"_s);
        label->setCurrentIndex(label->findData(u"COMPLAINT"_s));
        add->click();
        QTRY_COMPARE(m_desk->examples.size(), std::size_t{4});
        QCOMPARE(m_desk->examples.front().label, u"COMPLAINT"_s);
        QTRY_COMPARE(list().model()->rowCount(), 3);
    }

    void aFileIsTakenAndWhatIsRefusedIsNamed()
    {
        open();
        QTRY_COMPARE(list().model()->rowCount(), 2);
        m_page->upload(file("the lift stands\tCOMPLAINT\nthe bar is shut\tBAR\n"));
        QTRY_COMPARE(list().model()->rowCount(), 3);
        QTRY_VERIFY2(banner().contains(u"the first is row 2"_s), qPrintable(banner()));
        m_page->upload(file("the lift stands, no label\n"));
        QVERIFY2(banner().contains(u"Row 1"_s), qPrintable(banner()));
    }

    void theChosenAreRemovedAfterAQuestion()
    {
        open();
        QTRY_COMPARE(list().model()->rowCount(), 2);
        QVERIFY(!find<QPushButton>("removeExamples").isEnabled());
        list().setCurrentIndex(list().model()->index(0, 0));
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_Delete);
        auto *dialog = m_page->window()->findChild<QDialog *>(u"removeExamplesDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(m_desk->examples.size(), std::size_t{3});
        dialog->findChild<QPushButton *>(u"confirmRemoveExamples"_s)->click();
        QTRY_COMPARE(list().model()->rowCount(), 1);
    }

    void whyACandidateDoesNotServeIsSaid()
    {
        deskapi::TrainedRow serves;
        serves.at = m_clock.now() - Millis::hours(2);
        serves.figures = {40, 40, 36, 21, 0, 0, 0, {{u"ACCOUNT"_s, 1, 1, 1, 0}}};
        deskapi::TrainedRow refused = serves;
        refused.state = TrainedState::Refused;
        refused.reason = TrainedReason::Worse;
        refused.figures.right = 30;
        refused.figures.rightBefore = 36;
        deskapi::TrainingOf of;
        of.inService = serves;
        of.latest = {refused, serves};
        m_desk->training.kinds = {of};
        open();
        QTRY_COMPARE(find<QLabel>("trainingState").text(),
                     u"Rejected. Accuracy on unseen examples is 30 of 40; the current model scores 36."_s);
        QVERIFY(find<QLabel>("trainingServing").text().startsWith(u"Trained on 40 "_s));
        find<QPushButton>("trainNow").click();
        QTRY_VERIFY(find<QLabel>("trainingState").text().startsWith(u"Training is running"_s));
        QCOMPARE(m_desk->askedFor(u"/desk/training/run"_s), 1);
    }

    void aChangeElsewhereIsShown()
    {
        open();
        QTRY_COMPARE(list().model()->rowCount(), 2);
        QAbstractItemModelTester tester(list().model());
        list().setCurrentIndex(list().model()->index(1, 0));
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        m_desk->teach(TrainingKind::Category, u"REFUND"_s, u"money back for the pass"_s);
        m_desk->tellTraining();
        QTRY_COMPARE(list().model()->rowCount(), 3);
        QCOMPARE(list().currentIndex().data().toString(), u"the gate is shut"_s); // the choice stays
    }

    void aFailureIsSaidAndTriedAgain()
    {
        m_desk->failNext(u"/desk/training/examples"_s, {503, {}, false});
        open(false); // a stream that begins would load anew
        QTRY_COMPARE(find<widgets::StatePanel>("trainingListState").heading(), u"The server is busy"_s);
        find<QPushButton>("stateAction").click();
        QTRY_COMPARE(list().model()->rowCount(), 2);
    }

    void filesOfBothKindsAreRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("rows"); // −1: refused
        QTest::newRow("lines") << QByteArray("a b\tX\n\nc\tY\r\n") << 2;
        QTest::newRow("lines after a byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                                     "a\tX")
                                                       << 1;
        QTest::newRow("a tab in the text") << QByteArray("a\tb\tX") << 1;
        QTest::newRow("an array") << QByteArray(R"([{"text":"a","label":"X"}])") << 1;
        QTest::newRow("an object that has it") << QByteArray(R"({"examples":[{"text":"a","label":"X"}]})") << 1;
        QTest::newRow("a row without a label") << QByteArray(R"([{"text":"a"}])") << -1;
        QTest::newRow("a line without a tab") << QByteArray("a\tX\nb\n") << -1;
        QTest::newRow("nothing") << QByteArray() << -1;
        QTest::newRow("half of an array") << QByteArray("[{") << -1;
    }
    void filesOfBothKindsAreRead()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, rows);
        const auto read = examplesFrom(bytes);
        QCOMPARE(read ? static_cast<int>(read->size()) : -1, rows);
    }

private:
    void open(bool isFollowing = true)
    {
        m_page = std::make_unique<TrainingPage>(*m_connection, m_clock);
        m_page->resize(1200, 700);
        m_page->show();
        m_page->setMe(m_desk->me);
        if (isFollowing)
            m_connection->open();
    }
    template<class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("there is no %s", name);
        return *found;
    }
    [[nodiscard]] QListView &list() const { return find<QListView>("trainingList"); }
    [[nodiscard]] QString banner() const { return find<QWidget>("trainingBanner").findChild<QLabel *>()->text(); }
    [[nodiscard]] QString file(const QByteArray &text) const
    {
        QFile file(m_folder->filePath(u"examples.tsv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("a file cannot be written");
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    tests::ManualClock m_clock{1'790'000'000'000};
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<TrainingPage> m_page;
};

QTEST_MAIN(TrainingPageTest)
#include "tst_trainingpage.moc"
