#include "ui/models/QueueModel.h"

#include "tests/support/desk/DeskDouble.h"

#include <QtCore/QPersistentModelIndex>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace tierdesk;
using namespace tierdesk::ui;

namespace {

constexpr Timestamp Now{1'790'000'000'000};

deskapi::SessionRow aCase(const char *id, int dueInSeconds, int version = 1)
{
    const QString name = QString::fromLatin1(id);
    auto row = test::waitingCase(name, name, u"about "_s + name, Sentiment::Angry, Reason::RefundRequest,
                                 Now + Millis::seconds(dueInSeconds));
    row.version = version;
    return row;
}

/// The model as text, a line a row.
QString tree(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        lines.append(u"%1 | %2 | %3 | %4 | %5 | %6"_s.arg(
            index.data().toString(), index.data(QueueModel::TimeLeftRole).toString(),
            index.data(QueueModel::SummaryRole).toString(), index.data(QueueModel::SentimentTextRole).toString(),
            index.data(QueueModel::ReasonTextRole).toString(), index.data(QueueModel::ChannelLineRole).toString()));
    }
    return lines.join(u'\n');
}

QStringList ids(const QueueModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.row(row).id);
    return ids;
}

QStringList split(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class QueueModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHeldCaseSaysWhoseTurnItIs()
    {
        const auto turnOf = [](Status status, bool isHeld, bool isOfSeveral) {
            QueueModel model;
            model.setNamesHolders(isOfSeveral);
            auto row = aCase("dana", 60);
            row.holder = isHeld ? UserId{7} : UserId{};
            row.status = status;
            model.setRows({row});
            return model.index(0, 0).data(QueueModel::TurnRole).toString();
        };
        QCOMPARE(turnOf(Status::Active, true, false), u"Your turn"_s);
        QCOMPARE(turnOf(Status::WaitingCustomer, true, false), u"Waiting for customer"_s);
        QCOMPARE(turnOf(Status::WaitingCustomer, true, true), u"Waiting for customer"_s);
        QCOMPARE(turnOf(Status::Active, true, true), QString()); // it is the holder's, who is named
        QCOMPARE(turnOf(Status::Escalated, false, false), QString());
    }

    void aCaseWithoutARequestSaysSo()
    {
        auto row = aCase("dana", 60);
        row.summary.clear();
        row.preview = u"hello?"_s;
        QueueModel model;
        model.setRows({row});
        QCOMPARE(model.index(0, 0).data(QueueModel::SummaryRole).toString(), u"No request yet"_s);
    }

    void init()
    {
        m_model = std::make_unique<QueueModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_resets = std::make_unique<QSignalSpy>(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->setNow(Now);
    }
    void cleanup()
    {
        QCOMPARE(m_resets->count(), 0); // whatever happened, nothing was reset
        m_resets.reset();
        m_tester.reset();
        m_model.reset();
    }

    void theQueueReadsAsInTheDesign()
    {
        m_model->setRows(test::designCases(Now));
        QCOMPARE(
            tree(*m_model),
            QString::fromUtf8(
                "Dana Whitfield | 0:48 | Refund of $312.40 for a tent that arrived torn | Irate | Refund over "
                "threshold | chat · VIP\n"
                "Luis Ortega | 2:15 | Charged twice for subscription, asks for a person | Angry | Customer request "
                "| chat\n"
                "Priya Raman | 4:03 | Stove recall: wants a policy exception on shipping | Frustrated | Policy "
                "exception | e-mail\n"
                "Tom Becker | 6:30 | Mentions his lawyer about a late delivery | Angry | Legal mention | voice\n"
                "Aiko Tanaka | 9:12 | Invoice address cannot be changed after order | Neutral | Technical "
                "limitation | chat\n"
                "Sam Okoro | 11:40 | Third contact about missing rucksack strap | Frustrated | Repeat contact | "
                "sms\n"
                "Grace Lindholm | 14:55 | Wants to speak with somebody about a bulk order | Satisfied | Customer "
                "request | chat"));
    }

    void aNewCaseComesAtItsPlace()
    {
        m_model->setRows({aCase("a", 10), aCase("c", 30)});
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        m_model->put(aCase("b", 20));
        QCOMPARE(ids(*m_model), split("a b c"));
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted.front().at(1).toInt(), 1);
    }

    void aChangeWithoutAMoveTellsOneRow()
    {
        m_model->setRows({aCase("a", 10), aCase("b", 20)});
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
        auto row = aCase("b", 20, 2);
        row.summary = u"now about something else"_s;
        m_model->put(row);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.front().at(0).toModelIndex().row(), 1);
        QCOMPARE(moved.count(), 0);
        QCOMPARE(m_model->index(1).data(QueueModel::SummaryRole).toString(), row.summary);
    }

    void aRowThatIsAsItWasTellsNothing()
    {
        m_model->setRows({aCase("a", 10), aCase("b", 20)});
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        m_model->setRows({aCase("b", 20), aCase("a", 10)});
        QCOMPARE(changed.count() + inserted.count() + removed.count(), 0);
    }

    void aCaseThatBecomesMorePressingMoves_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("due");
        QTest::addColumn<QStringList>("order");
        QTest::newRow("the last to the top") << u"d"_s << 5 << split("d a b c");
        QTest::newRow("the first to the end") << u"a"_s << 99 << split("b c d a");
        QTest::newRow("one down") << u"b"_s << 35 << split("a c b d");
        QTest::newRow("one up") << u"c"_s << 15 << split("a c b d");
    }
    void aCaseThatBecomesMorePressingMoves()
    {
        QFETCH(QString, id);
        QFETCH(int, due);
        QFETCH(QStringList, order);
        m_model->setRows({aCase("a", 10), aCase("b", 20), aCase("c", 30), aCase("d", 40)});
        const QPersistentModelIndex followed = m_model->indexOf(id);
        QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
        m_model->put(aCase(id.toLatin1().constData(), due, 2));
        QCOMPARE(ids(*m_model), order);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(followed.data(QueueModel::SessionIdRole).toString(), id);
    }

    void aNewListChangesOnlyWhatDiffers()
    {
        m_model->setRows({aCase("a", 10), aCase("b", 20), aCase("c", 30)});
        const QPersistentModelIndex kept = m_model->indexOf(u"c"_s);
        m_model->setRows({aCase("c", 30), aCase("d", 5), aCase("a", 50, 2)});
        QCOMPARE(ids(*m_model), split("d c a"));
        QCOMPARE(kept.row(), 1);
        m_model->setRows({});
        QCOMPARE(m_model->rowCount(), 0);
    }

    void whileHeldNothingMovesUnderTheReadersEyes()
    {
        m_model->setRows({aCase("a", 10), aCase("b", 20), aCase("c", 30)});
        m_model->setOrderHeld(true);
        QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
        m_model->put(aCase("c", 1, 2)); // the most pressing now
        m_model->put(aCase("d", 2));
        QCOMPARE(ids(*m_model), split("a b c d"));
        QCOMPARE(moved.count(), 0);
        QCOMPARE(m_model->index(2).data(QueueModel::TimeLeftRole).toString(), u"0:01"_s);
        m_model->setOrderHeld(false);
        QCOMPARE(ids(*m_model), split("c d a b"));
        QVERIFY(moved.count() >= 2);
    }

    void timeTellsOnlyTheRowsWhoseWordsChange()
    {
        m_model->setRows({aCase("a", 10), aCase("far", 7200)});
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setNow(Now + Millis::seconds(1)); // "2 h 00" becomes "1 h 59"
        m_model->setNow(Now + Millis::seconds(2));
        // Neighbours are told together, so one signal for both rows, and one for the row that counts seconds.
        QCOMPARE(changed.count(), 2);
        QCOMPARE(m_model->index(0).data(QueueModel::TimeLeftRole).toString(), u"0:08"_s);
        m_model->setNow(Now + Millis::seconds(2));
        QCOMPARE(changed.count(), 2);
    }

    void aRowIsSpokenAsASentence()
    {
        m_model->setRows({test::designCases(Now).front()});
        QCOMPARE(m_model->index(0).data(Qt::AccessibleTextRole).toString(),
                 QString::fromUtf8("Dana Whitfield, Refund of $312.40 for a tent that arrived torn, Irate, Refund over "
                                   "threshold, chat · VIP, time left 0:48"));
    }

private:
    std::unique_ptr<QueueModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_resets;
};

QTEST_GUILESS_MAIN(QueueModelTest)
#include "tst_queuemodel.moc"
