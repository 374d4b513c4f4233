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
        m_desk->teach(TrainingKind::Category, QStringLiteral("ACCOUNT"), QStringLiteral("the gate is shut"),
                      QStringLiteral("sess_8f21"));
        m_desk->teach(TrainingKind::Category, QStringLiteral("BILLING"), QStringLiteral("the ticket costs too much"));
        m_desk->teach(TrainingKind::Intent, QStringLiteral("hire_gear"), QStringLiteral("rent a rope"));
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
        QCOMPARE(first.data().toString(), QStringLiteral("the ticket costs too much"));
        QCOMPARE(first.data(TrainingModel::LabelRole).toString(), QStringLiteral("Billing"));
        QVERIFY(!first.data(TrainingModel::HasSessionRole).toBool());
        const QModelIndex second = list().model()->index(1, 0);
        QVERIFY(second.data(TrainingModel::SourceRole).toString().contains(QStringLiteral("sess_8f21")));
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
        QCOMPARE(chosen.front().front().toString(), QStringLiteral("sess_8f21"));
    }

    void intentsAreAListOfTheirOwn()
    {
        open();
        QTRY_COMPARE(list().model()->rowCount(), 2);
        find<QTabBar>("trainingKind").setCurrentIndex(1);
        QTRY_COMPARE(list().model()->rowCount(), 1);
        QCOMPARE(list().model()->index(0, 0).data(TrainingModel::LabelRole).toString(), QStringLiteral("hire_gear"));
        QTRY_COMPARE(find<QComboBox>("trainingLabel").count(), 2);
    }

    void itIsNarrowedByWordsAndLabel()
    {
        open();
        QTRY_COMPARE(list().model()->rowCount(), 2);
        QTest::keyClicks(&find<QLineEdit>("trainingSearch"), QStringLiteral("gate"));
        QTRY_COMPARE(list().model()->rowCount(), 1);
        find<QLineEdit>("trainingSearch").setText(QStringLiteral("nowhere"));
        QTRY_COMPARE(find<widgets::StatePanel>("trainingListState").heading(), QStringLiteral("No examples found"));
        find<QPushButton>("stateAction").click();
        QTRY_COMPARE(list().model()->rowCount(), 2);
    }

    void oneIsAddedByHand()
    {
        open();
        QTRY_COMPARE(list().model()->rowCount(), 2);
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_N);
        auto *dialog = m_page->window()->findChild<QDialog *>(QStringLiteral("exampleDialog"));
        QVERIFY(dialog);
        auto *add = dialog->findChild<QPushButton *>(QStringLiteral("addExampleNow"));
        QVERIFY(!add->isEnabled());
        dialog->findChild<QPlainTextEdit *>(QStringLiteral("exampleText"))
            ->setPlainText(QStringLiteral("the lift stands"));
        auto *label = dialog->findChild<QComboBox *>(QStringLiteral("exampleLabel"));
        label->setCurrentIndex(label->findData(QStringLiteral("COMPLAINT")));
        add->click();
        QTRY_COMPARE(m_desk->examples.size(), std::size_t{4});
        QCOMPARE(m_desk->examples.front().label, QStringLiteral("COMPLAINT"));
        QTRY_COMPARE(list().model()->rowCount(), 3);
    }

    void aFileIsTakenAndWhatIsRefusedIsNamed()
    {
        open();
        QTRY_COMPARE(list().model()->rowCount(), 2);
        m_page->upload(file("the lift stands\tCOMPLAINT\nthe bar is shut\tBAR\n"));
        QTRY_COMPARE(list().model()->rowCount(), 3);
        QTRY_VERIFY2(banner().contains(QStringLiteral("the first is row 2")), qPrintable(banner()));
        m_page->upload(file("the lift stands, no label\n"));
        QVERIFY2(banner().contains(QStringLiteral("Row 1")), qPrintable(banner()));
    }

    void theChosenAreRemovedAfterAQuestion()
    {
        open();
        QTRY_COMPARE(list().model()->rowCount(), 2);
        QVERIFY(!find<QPushButton>("removeExamples").isEnabled());
        list().setCurrentIndex(list().model()->index(0, 0));
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_Delete);
        auto *dialog = m_page->window()->findChild<QDialog *>(QStringLiteral("removeExamplesDialog"));
        QVERIFY(dialog);
        QCOMPARE(m_desk->examples.size(), std::size_t{3});
        dialog->findChild<QPushButton *>(QStringLiteral("confirmRemoveExamples"))->click();
        QTRY_COMPARE(list().model()->rowCount(), 1);
    }

    void whyACandidateDoesNotServeIsSaid()
    {
        deskapi::TrainedRow serves;
        serves.at = m_clock.now() - Millis::hours(2);
        serves.figures = {40, 40, 36, 21, 0, 0, 0, {{QStringLiteral("ACCOUNT"), 1, 1, 1, 0}}};
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
                     QStringLiteral("Rejected. Accuracy on unseen examples is 30 of 40; the current model scores 36."));
        QVERIFY(find<QLabel>("trainingServing").text().startsWith(QStringLiteral("Trained on 40 ")));
        find<QPushButton>("trainNow").click();
        QTRY_VERIFY(find<QLabel>("trainingState").text().startsWith(QStringLiteral("Training is running")));
        QCOMPARE(m_desk->askedFor(QStringLiteral("/desk/training/run")), 1);
    }

    void aChangeElsewhereIsShown()
    {
        open();
        QTRY_COMPARE(list().model()->rowCount(), 2);
        QAbstractItemModelTester tester(list().model());
        list().setCurrentIndex(list().model()->index(1, 0));
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        m_desk->teach(TrainingKind::Category, QStringLiteral("REFUND"), QStringLiteral("money back for the pass"));
        m_desk->tellTraining();
        QTRY_COMPARE(list().model()->rowCount(), 3);
        QCOMPARE(list().currentIndex().data().toString(), QStringLiteral("the gate is shut")); // the choice stays
    }

    void aFailureIsSaidAndTriedAgain()
    {
        m_desk->failNext(QStringLiteral("/desk/training/examples"), {503, {}, false});
        open(false); // a stream that begins would load anew
        QTRY_COMPARE(find<widgets::StatePanel>("trainingListState").heading(), QStringLiteral("The server is busy"));
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
        QFile file(m_folder->filePath(QStringLiteral("examples.tsv")));
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
