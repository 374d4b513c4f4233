#include "ui/conversation/transcript/ConversationModel.h"

#include "tests/support/desk/DeskDouble.h"

#include <QtCore/QLocale>
#include <QtCore/QScopeGuard>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::ui;
using Kind = ConversationModel::Kind;

namespace {

constexpr Timestamp Now{1'790'000'000'000};

Message said(qint64 id, Speaker speaker, Timestamp at, const QString &text)
{
    Message message;
    message.id = MessageId{id};
    message.speaker = speaker;
    message.at = at;
    message.text = text;
    return message;
}

} // namespace

class ConversationModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<ConversationModel>();
        new QAbstractItemModelTester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     m_model.get());
        m_model->setNow(Now);
    }

    void theCaseIsReadFromTopToBottom()
    {
        m_model->setDetail(test::designCase(Now));
        const QStringList kinds = shown();
        QCOMPARE(kinds, (QStringList{
                            u"said: The tent I ordered arrived with a torn seam. Order ORD-9876."_s,
                            u"said: I am sorry about the torn seam."_s,
                            u"said: TEN dollars?! This is unacceptable."_s,
                            u"climb: AI Rep → AI Manager · irate customer, legal mention"_s,
                            u"said: You are right, and a credit is not enough."_s,
                            u"climb: AI Manager → Human agent · refund over threshold"_s,
                            u"said: Fine."_s,
                            u"note: Warehouse confirms batch 7 seam defect, refund is fine."_s,
                        }));
    }

    void whatIsBeingWrittenStandsBelowAndIsNotSaid()
    {
        auto detail = test::designCase(Now);
        detail.held.emplace_back().id = HeldReplyId{4};
        m_model->setDetail(detail);
        const QString before = m_model->transcript();
        const int rows = m_model->rowCount();
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setWriting(Writing{Tier::AiManager, u"Let me"_s, false});
        QCOMPARE(inserted.size(), 1);
        const QModelIndex row = m_model->index(rows - 1); // above what is held back
        QCOMPARE(row.data(ConversationModel::KindRole).toInt(), static_cast<int>(Kind::Writing));
        QCOMPARE(row.data().toString(), u"Let me"_s);
        QCOMPARE(row.data(ConversationModel::MetaRole).toString(), u"AI Manager is writing… · not sent yet"_s);
        QCOMPARE(row.data(ConversationModel::SpeakerRole).toInt(), static_cast<int>(Speaker::AiManager));

        // More words change that row and no other.
        m_model->setWriting(Writing{Tier::AiManager, u"Let me see"_s, false});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.front()[0].toModelIndex(), row);
        QCOMPARE(changed.front()[1].toModelIndex(), row);
        QCOMPARE(row.data().toString(), u"Let me see"_s);
        QCOMPARE(m_model->transcript(), before);

        // Another one is another row: nothing that is kept of the first is shown for it.
        const qint64 key = row.data(ConversationModel::KeyRole).toLongLong();
        m_model->setWriting({});
        QCOMPARE(m_model->rowCount(), rows);
        m_model->setWriting(Writing{Tier::AiManager, u"see to it."_s, true});
        QCOMPARE(m_model->index(rows - 1).data().toString(), QString::fromUtf8("… see to it."));
        QVERIFY(m_model->index(rows - 1).data(ConversationModel::KeyRole).toLongLong() != key);
        m_model->clear();
        QCOMPARE(m_model->rowCount(), 0);
    }

    void theSmallPrintSaysHow_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("says");
        QTest::addRow("a customer's: the feeling with its sign") << 0 << u"▽ frustrated"_s;
        QTest::addRow("an AI's: tier and tool") << 1 << u"AI Rep · "_s;
        QTest::addRow("an AI's: what it looked up, how long it took") << 1 << u"order_lookup · 0.2 s"_s;
        QTest::addRow("an action: refused, and by what") << 4 << u"refund of $312.40 refused by authority limit"_s;
        QTest::addRow("a note: for colleagues, by whom") << 7 << u"Internal note · Marek S."_s;
    }
    void theSmallPrintSaysHow()
    {
        QFETCH(int, row);
        QFETCH(QString, says);
        m_model->setDetail(test::designCase(Now));
        const QString meta = m_model->index(row).data(ConversationModel::MetaRole).toString();
        QVERIFY2(meta.contains(says), qPrintable(meta));
        // Told once, by its outcome, and not once more as a tool.
        QVERIFY(!meta.contains(u"· refund ·"_s));
    }

    void aNewMessageIsOneRow()
    {
        auto detail = test::designCase(Now);
        m_model->setDetail(detail);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        detail.messages.push_back(said(90, Speaker::Customer, Now, u"Well?"_s));
        m_model->setDetail(detail);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted.front().at(1).toInt(), 8);
        QCOMPARE(reset.size() + removed.size(), 0);
    }

    void anActionThatIsSettledChangesItsRowOnly()
    {
        auto detail = test::designCase(Now);
        detail.actions.front().state = ActionState::Pending;
        m_model->setDetail(detail);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        detail.actions.front().state = ActionState::Confirmed;
        m_model->setDetail(detail);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.front().front().toModelIndex().row(), 4);
        QVERIFY(m_model->index(4).data(ConversationModel::MetaRole).toString().contains(u"refund of $312.40 done"));
    }

    void aPersonsActIsALineOfItsOwn()
    {
        auto detail = test::designCase(Now);
        Action action = detail.actions.front();
        action.id = ActionId{77};
        action.user = UserId{7};
        action.state = ActionState::Confirmed;
        action.at = Now;
        detail.actions.push_back(action);
        m_model->setDetail(detail);
        QCOMPARE(shown().back(), u"deed: refund of $312.40 done"_s);
    }

    void anAmountIsWrittenAsWhereThePersonIs()
    {
        const auto back = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        m_model->setDetail(test::designCase(Now));
        QVERIFY(m_model->index(4).data(ConversationModel::MetaRole).toString().contains(u"312,40\u00A0$"));
    }

    void aCaseThatWasHandedBackSaysToWhom()
    {
        auto detail = test::designCase(Now);
        detail.escalations.back().endedAt = Now - Millis::seconds(100);
        detail.session.tier = Tier::AiManager;
        detail.session.status = Status::WaitingCustomer;
        m_model->setDetail(detail);
        QCOMPARE(shown().back(), u"return: Human agent → AI Manager · handed back"_s);
        detail.messages.push_back(said(91, Speaker::AiRep, Now - Millis::seconds(50), u"Hello again."_s));
        m_model->setDetail(detail);
        QVERIFY(shown().contains(u"return: Human agent → AI Rep · handed back"_s));
        QCOMPARE(shown().back(), u"said: Hello again."_s);
    }

    void aCaseThatWasClosedWasNotHandedBack()
    {
        auto detail = test::designCase(Now);
        detail.session.status = Status::Resolved;
        detail.session.resolvedAt = Now;
        detail.session.resolution = Resolution{ResolutionType::RefundProcessed, {}, {}, false, {}};
        detail.escalations.back().endedAt = Now;
        m_model->setDetail(detail);
        QCOMPARE(shown().back(), u"closing: Resolved · refund processed"_s);
        QCOMPARE(shown().filter(u"return"_s).size(), 0);
    }

    void aCaseThatBeganWithPeopleWasNotTakenUpAgain()
    {
        auto detail = test::designCase(Now);
        Escalation begun = detail.escalations.back();
        begun.from = Tier::HumanAgent;
        begun.at = detail.session.createdAt;
        detail.escalations = {begun};
        m_model->setDetail(detail);
        QCOMPARE(shown().filter(u"climb"_s), QStringList{u"climb: Assigned to human agents from the start"_s});
    }

    void aCaseThatPeopleTookUpAgainWasNotHandedBackBetween()
    {
        auto detail = test::designCase(Now);
        detail.escalations.back().endedAt = Now - Millis::seconds(100); // resolved
        Escalation again = detail.escalations.back();
        again.from = Tier::HumanAgent;
        again.reason = Reason::RepeatContact;
        again.reasons = {Reason::RepeatContact};
        again.at = Now - Millis::seconds(50);
        again.endedAt.reset();
        detail.escalations.push_back(again);
        detail.messages.push_back(said(91, Speaker::Customer, Now - Millis::seconds(50), u"Torn again."_s));
        m_model->setDetail(detail);
        const QStringList opened{u"closing: Closed"_s, u"said: Torn again."_s, u"climb: Reopened · repeat contact"_s};
        QCOMPARE(shown().last(3), opened);

        // Closed once more: each end has its line, at its time.
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        detail.session.status = Status::Resolved;
        detail.session.resolvedAt = Now;
        detail.session.resolution = Resolution{ResolutionType::RefundProcessed, {}, {}, false, {}};
        detail.escalations.back().endedAt = Now;
        m_model->setDetail(detail);
        QCOMPARE(shown().last(4), opened + QStringList{u"closing: Resolved · refund processed"_s});
        QCOMPARE(reset.size(), 0);

        // Taken up once more and handed back now: that was a return, the first end was none.
        detail.session.status = Status::WaitingCustomer;
        detail.session.tier = Tier::AiManager;
        detail.session.resolvedAt.reset();
        detail.session.resolution.reset();
        m_model->setDetail(detail);
        QCOMPARE(shown().last(4), opened + QStringList{u"return: Human agent → AI Manager · handed back"_s});
    }

    void everyDayHasItsLine()
    {
        auto detail = test::designCase(Now);
        detail.messages.insert(detail.messages.begin(),
                               said(-2, Speaker::Customer, Now - Millis::days(3), u"Long ago"_s));
        detail.messages.insert(detail.messages.begin() + 1,
                               said(-1, Speaker::AiRep, Now - Millis::days(1), u"Yesterday's"_s));
        m_model->setDetail(detail);
        QVERIFY(shown().at(0).startsWith(u"day: "));
        QCOMPARE(shown().at(1), u"said: Long ago"_s);
        QCOMPARE(shown().at(2), u"day: Yesterday"_s);
        QCOMPARE(shown().at(4), u"day: Today"_s);
        m_model->setNow(Now + Millis::days(1));
        QCOMPARE(shown().at(4), u"day: Yesterday"_s);
    }

    void whatIsHeldBackCountsDown()
    {
        auto detail = test::designCase(Now);
        HeldReply held;
        held.id = HeldReplyId{5};
        held.userName = u"Marek Svoboda"_s;
        held.text = u"Soon."_s;
        held.sendAt = Now + Millis::seconds(5);
        detail.held.push_back(held);
        m_model->setDetail(detail);
        const auto meta = [this] {
            return m_model->index(m_model->rowCount() - 1).data(ConversationModel::MetaRole).toString();
        };
        QCOMPARE(meta(), u"Marek Svoboda · sending in 5 s"_s);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setNow(Now + Millis::seconds(2));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(meta(), u"Marek Svoboda · sending in 3 s"_s);
        detail.held.clear();
        m_model->setDetail(detail);
        QCOMPARE(m_model->rowCount(), 8);
    }

    void attachmentsAreNamedAndNotFetched()
    {
        auto detail = test::designCase(Now);
        detail.metadata =
            QJsonObject{{u"attachments"_s, QJsonArray{QJsonObject{{u"name"_s, u"torn seam.jpg"_s},
                                                                  {u"contentType"_s, u"image/jpeg"_s},
                                                                  {u"size"_s, 2'202'010},
                                                                  {u"url"_s, u"https://evil.example/x"_s}},
                                                      u"https://example.com/label.pdf"_s, 7, QJsonObject{}}}};
        m_model->setDetail(detail);
        QCOMPARE(shown().front(), u"attachments: torn seam.jpg (image/jpeg, 2.10 MiB)"_s);
        QVERIFY(m_model->index(0).data().toString().endsWith(u"https://example.com/label.pdf"));
    }

    void markupStaysText()
    {
        auto detail = test::designCase(Now);
        const QString evil = u"<b>bold</b><img src=x onerror=alert(1)>"_s;
        detail.messages.front().text = evil;
        detail.messages.front().trigger = evil;
        m_model->setDetail(detail);
        QCOMPARE(m_model->index(0).data().toString(), evil);
        // Every tool tip is shown as plain text (tst_appstyle).
        const QString hint = m_model->index(0).data(Qt::ToolTipRole).toString();
        QVERIFY(hint.contains(evil));
    }

    void aLongToolTipIsWrapped()
    {
        auto detail = test::designCase(Now);
        detail.messages.front().trigger = u"word "_s.repeated(60).trimmed();
        m_model->setDetail(detail);
        const QString hint = m_model->index(0).data(Qt::ToolTipRole).toString();
        for (const QString &line : hint.split(u'\n'))
            QVERIFY2(line.size() <= 90, qPrintable(line));
        QCOMPARE(hint.count(u"word"_s), 60);
    }

    void theWholeOfItCanBeCopied()
    {
        m_model->setDetail(test::designCase(Now));
        const QString all = m_model->transcript();
        QVERIFY(all.contains(u"Dana Whitfield · "_s));
        QVERIFY(all.contains(u"--- AI Rep → AI Manager"_s));
        QVERIFY(all.endsWith(u"refund is fine."_s));
    }

    void aMessageAmongFiveThousandIsOneRow()
    {
        auto detail = test::designCase(Now);
        for (qint64 id = 100; id < 5100; ++id)
            detail.messages.push_back(said(id, id % 2 ? Speaker::Customer : Speaker::AiRep, Now + Millis{id * 1000},
                                           u"message %1"_s.arg(id)));
        m_model->setDetail(detail);
        detail.messages.push_back(said(6000, Speaker::Customer, Now + Millis{6'000'000}, u"new"_s));
        const QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        const int before = m_model->rowCount();
        m_model->setDetail(detail);
        QCOMPARE(m_model->rowCount(), before + 1);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted.front()[1].toInt(), before);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(m_model->index(m_model->rowCount() - 1).data().toString(), u"new"_s);
    }

private:
    /// Every row as "kind: first sentence".
    [[nodiscard]] QStringList shown() const
    {
        constexpr std::array names{"day",    "attachments", "said",    "note", "climb",
                                   "return", "deed",        "writing", "held", "closing"};
        QStringList rows;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex index = m_model->index(row);
            const auto kind = static_cast<std::size_t>(index.data(ConversationModel::KindRole).toInt());
            QString text = index.data().toString().section(u'\n', 0, 0);
            const auto said = static_cast<Kind>(kind) == Kind::Said;
            if (const qsizetype end = text.indexOf(u". I "_s); said && end > 0)
                text.truncate(end + 1);
            if (const qsizetype end = text.indexOf(u". A "_s); said && end > 0)
                text.truncate(end + 1);
            rows.append(u"%1: %2"_s.arg(QString::fromLatin1(names.at(kind)), text));
        }
        return rows;
    }

    std::unique_ptr<ConversationModel> m_model;
};

QTEST_GUILESS_MAIN(ConversationModelTest)
#include "tst_conversationmodel.moc"
