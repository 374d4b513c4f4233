#include "ui/sessions/SessionsModel.h"

#include <QtCore/QPersistentModelIndex>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace tierdesk;
using ui::SessionsModel;

namespace {

constexpr Timestamp Now{1'790'000'000'000};

deskapi::SessionRow row(int number, int version = 1)
{
    deskapi::SessionRow made;
    made.id = u"sess_%1"_s.arg(number, 4, 10, QLatin1Char('0'));
    made.customerName = u"Customer %1"_s.arg(9999 - number);
    made.summary = u"About\n %1"_s.arg(number);
    made.messageCount = number % 7;
    made.createdAt = Now - Millis::minutes(number);
    made.updatedAt = made.createdAt;
    made.version = version;
    return made;
}

std::vector<deskapi::SessionRow> rows(int from, int to)
{
    std::vector<deskapi::SessionRow> made;
    for (int number = from; number < to; ++number)
        made.push_back(row(number));
    return made;
}

QStringList ids(const SessionsModel &model)
{
    QStringList all;
    for (int at = 0; at < model.rowCount(); ++at)
        all.append(model.row(at).id);
    return all;
}

} // namespace

class SessionsModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<SessionsModel>();
        new QAbstractItemModelTester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     m_model.get());
        m_model->setNow(Now);
    }

    void theNewestStandsFirst()
    {
        m_model->setRows({row(1), row(3)});
        m_model->put(row(2));
        QCOMPARE(ids(*m_model), (QStringList{row(1).id, row(2).id, row(3).id}));
        m_model->put(row(0));
        QCOMPARE(m_model->row(0).id, row(0).id);
        QCOMPARE(m_model->find(row(3).id), 3);
    }

    void aPageIsOneChange()
    {
        m_model->setRows(rows(0, 100));
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        m_model->append(rows(100, 200));
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(m_model->rowCount(), 200);
        QCOMPARE(m_model->find(row(150).id), 150);
    }

    void pagesThatOverlapTellNobodyTwice()
    {
        m_model->setRows(rows(0, 100));
        m_model->append(rows(90, 110));
        QCOMPARE(m_model->rowCount(), 110);
    }

    void anOlderVersionChangesNothing()
    {
        auto newer = row(1, 5);
        newer.summary = u"newer"_s;
        m_model->put(newer);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->put(row(1, 4));
        QCOMPARE(changed.count(), 0);
        QCOMPARE(m_model->row(0).summary, u"newer"_s);
    }

    void aRowChangesWhereItStands()
    {
        m_model->setRows(rows(0, 10));
        m_model->setOrder({SessionSort::MessageCount, true});
        const int at = m_model->find(row(3).id);
        auto changed = row(3, 2);
        changed.messageCount = 99;
        m_model->put(changed);
        QCOMPARE(m_model->find(row(3).id), at); // it does not jump while it is read
        m_model->restoreOrder();
        QCOMPARE(m_model->find(row(3).id), 0);
    }

    void sortingKeepsWhatIsChosen()
    {
        m_model->setRows(rows(0, 50));
        const QPersistentModelIndex chosen = m_model->index(m_model->find(row(20).id), 0);
        m_model->setOrder({SessionSort::CustomerName, false});
        QCOMPARE(chosen.data(SessionsModel::SessionIdRole).toString(), row(20).id);
        QCOMPARE(m_model->row(0).id, row(49).id);
        m_model->setOrder({});
        QCOMPARE(m_model->row(0).id, row(0).id);
        QCOMPARE(chosen.row(), 20);
    }

    void removalsKeepTheOthersFindable()
    {
        m_model->setRows(rows(0, 5));
        m_model->remove(row(2).id);
        m_model->remove(u"nobody"_s);
        QCOMPARE(m_model->rowCount(), 4);
        QCOMPARE(m_model->find(row(2).id), -1);
        QCOMPARE(m_model->find(row(4).id), 3);
    }

    void neighboursGoAtOnce()
    {
        m_model->setRows(rows(0, 10));
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        const QStringList gone{row(0).id, row(4).id, row(5).id, row(6).id, row(9).id};
        m_model->removeWhere([&](const deskapi::SessionRow &each) { return gone.contains(each.id); });
        QCOMPARE(removed.count(), 3);
        QCOMPARE(ids(*m_model), (QStringList{row(1).id, row(2).id, row(3).id, row(7).id, row(8).id}));
        QCOMPARE(m_model->find(row(8).id), 4);
        QCOMPARE(m_model->find(row(5).id), -1);
    }

    void aCellSaysItInWords_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("who, and that it is a VIP") << int(SessionsModel::Customer) << u"Dana · VIP"_s;
        QTest::newRow("about, in one line") << int(SessionsModel::Summary) << u"torn tent"_s;
        QTest::newRow("state") << int(SessionsModel::Status) << u"Resolved"_s;
        QTest::newRow("tier") << int(SessionsModel::Tier) << u"AI Manager"_s;
        QTest::newRow("sentiment") << int(SessionsModel::Sentiment) << u"Irate"_s;
        QTest::newRow("no topic") << int(SessionsModel::Category) << QString();
        QTest::newRow("rating") << int(SessionsModel::Rating) << u"2"_s;
        QTest::newRow("how it ended") << int(SessionsModel::Resolution) << u"Refund processed"_s;
        QTest::newRow("tags") << int(SessionsModel::Tags) << u"tent, batch-7"_s;
    }
    void aCellSaysItInWords()
    {
        QFETCH(int, column);
        QFETCH(QString, text);
        auto dana = row(1);
        dana.customerName = u"Dana"_s;
        dana.isVip = true;
        dana.summary = u" torn\n tent "_s;
        dana.status = Status::Resolved;
        dana.tier = Tier::AiManager;
        dana.sentiment = Sentiment::Irate;
        dana.rating = 2;
        dana.resolution = Resolution{};
        dana.resolution->type = ResolutionType::RefundProcessed;
        dana.tags = {u"tent"_s, u"batch-7"_s};
        m_model->put(dana);
        QCOMPARE(m_model->index(0, column).data(Qt::DisplayRole).toString(), text);
        QVERIFY(!m_model->index(0, column).data(Qt::AccessibleTextRole).toString().isEmpty());
        QVERIFY(!m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

private:
    std::unique_ptr<SessionsModel> m_model;
};

QTEST_GUILESS_MAIN(SessionsModelTest)
#include "tst_sessionsmodel.moc"
