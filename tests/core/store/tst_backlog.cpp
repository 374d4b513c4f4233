#include "core/store/Outbox.h"

#include "core/store/Rows.h"
#include "tests/core/store/StoreFixture.h"

using namespace tierdesk;
using namespace tierdesk::store;
using tierdesk::test::must;
using tierdesk::test::StoreFixture;

namespace {

constexpr Timestamp Start{1'000'000};

/// What companies' accounts have to carry.
class Post final : public StoreFixture
{
public:
    OutboxId append(OutboxChannel channel, CompanyId of = {})
    {
        OutboxRow row;
        row.company = of.isSet() ? of : company;
        row.channel = channel;
        row.target = u"dana@example.com"_s;
        row.event = u"message.created"_s;
        row.body = "{}";
        row.createdAt = Start;
        return must(tables->outbox.append(row));
    }
    void set(OutboxId id, OutboxState state, const QString &error = {})
    {
        OutboxRow row = *must(tables->outbox.byId(id));
        row.state = state;
        row.lastError = error;
        if (state == OutboxState::Pending)
            row.nextAt = Start;
        else
            row.doneAt = Start;
        must(tables->outbox.update(row));
    }
    Backlog backlog(OutboxChannel channel, CompanyId of = {})
    {
        return must(Outbox(*database).backlog(of.isSet() ? of : company, channel));
    }
};

} // namespace

class TestBacklog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsOfOneCompanyOneChannelAndNothingDelivered()
    {
        Post post;
        const CompanyId other = post.addCompany(u"other"_s);
        post.append(OutboxChannel::Email);
        post.append(OutboxChannel::Email);
        post.set(post.append(OutboxChannel::Email), OutboxState::Failed, u"no such user"_s);
        post.set(post.append(OutboxChannel::Email), OutboxState::Delivered);
        post.append(OutboxChannel::Sms);
        post.append(OutboxChannel::Webhook);
        post.append(OutboxChannel::Email, other);
        const Backlog mails = post.backlog(OutboxChannel::Email);
        QCOMPARE(mails.pending, 2);
        QCOMPARE(mails.failed, 1);
        QCOMPARE(mails.lastError, QString());
        const Backlog texts = post.backlog(OutboxChannel::Sms);
        QCOMPARE(texts.pending, 1);
        QCOMPARE(texts.failed, 0);
        QCOMPARE(post.backlog(OutboxChannel::Email, other).pending, 1);
    }
    void theErrorIsTheNewestOfWhatWaits()
    {
        Post post;
        post.set(post.append(OutboxChannel::Email), OutboxState::Pending, u"the older"_s);
        post.set(post.append(OutboxChannel::Email), OutboxState::Pending, u"the newer"_s);
        post.append(OutboxChannel::Email);
        post.set(post.append(OutboxChannel::Email), OutboxState::Failed, u"given up"_s);
        QCOMPARE(post.backlog(OutboxChannel::Email).lastError, u"the newer"_s);
    }
    /// The index is asked for by the words of the query; whoever changes them changes it.
    void nothingThatWasDeliveredIsRead_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("a count") << u"select count(*) %1"_s;
        QTest::newRow("the newest error") << u"select last_error %1 and last_error <> '' order by id desc limit 1"_s;
    }
    void nothingThatWasDeliveredIsRead()
    {
        QFETCH(const QString, what);
        Post post;
        Statement query = post.database->oneTimeStatement(
            "explain query plan "_L1 +
            what.arg(u"from outbox where company = ? and channel = ? and state = ? and channel <> "
                     "'webhook' and state <> 'delivered'"_s));
        query.bind(post.company).bind(OutboxChannel::Email).bind(OutboxState::Pending);
        const auto plan = must(rows::all(std::move(query), [](const Statement &row) { return row.text(3); }));
        QCOMPARE(plan.size(), 1U);
        QVERIFY2(plan.front().contains(u"INDEX outbox_account (company=? AND channel=? AND state=?)"),
                 qPrintable(plan.front()));
    }
};

QTEST_GUILESS_MAIN(TestBacklog)
#include "tst_backlog.moc"
