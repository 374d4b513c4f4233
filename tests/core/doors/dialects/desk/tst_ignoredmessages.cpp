#include "core/engine/Correspondence.h"
#include "tests/core/doors/dialects/desk/DeskRoutes.h"

using namespace tierdesk;
using namespace tierdesk::dialects;
namespace commands = tierdesk::engine::commands;

namespace {

const QString Path = QStringLiteral("/letters/ignored");

} // namespace

/// What came and was not answered, as the desk shows it.
class TestIgnoredMessages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasPassedOverIsShown();
    void pagesFollowEachOther();
    void onlyOnesOwnCompanysAreThere();
    void anAgentIsRefused();
    void aPageThatIsNoneIsRefused();

private:
    using Door = tests::DeskRoutes;
    static constexpr std::initializer_list<Door::Add> ChannelMessages{&desk::addIgnoredMessages};

    static void passOver(Door &door, CompanyId company, tierdesk::Channel channel, const QString &from,
                         const QString &subject, const QString &reason)
    {
        static int number = 0;
        const engine::MessageTaken channelMessage{company, channel, QStringLiteral("ref%1").arg(++number), from, {},
                                                  subject, {}};
        const auto kept = door.fixture.command<void>(
            [&](engine::CommandContext &context) { return engine::ignoreMessage(context, channelMessage, reason); });
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().message));
    }
    static QStringList subjectsOf(const tests::Answered &page)
    {
        QStringList subjects;
        for (const QJsonValue &each : page[u"letters"].toArray())
            subjects.append(each[u"subject"].toString());
        return subjects;
    }
};

void TestIgnoredMessages::whatWasPassedOverIsShown()
{
    Door door(ChannelMessages);
    QCOMPARE(door.get(Path).body,
             (QJsonObject{{QStringLiteral("letters"), QJsonArray()}, {QStringLiteral("next"), QJsonValue()}}));
    const CompanyId company = door.fixture.company.id;
    passOver(door, company, tierdesk::Channel::Email, QStringLiteral("dana@example.com"), QStringLiteral("Away"),
             QStringLiteral("Auto-Submitted: auto-replied"));
    const Timestamp then = door.fixture.clock.now();
    door.fixture.clock.advance(Millis::seconds(60));
    passOver(door, company, tierdesk::Channel::Sms, QStringLiteral("+15550100999"), {}, QStringLiteral("STOP"));
    const auto page = door.get(Path);
    QCOMPARE(page.status, 200);
    const QJsonArray channelMessages = page[u"letters"].toArray();
    QCOMPARE(channelMessages.size(), 2);
    QCOMPARE(channelMessages[0][u"channel"].toString(), QStringLiteral("sms"));
    QCOMPARE(channelMessages[0][u"from"].toString(), QStringLiteral("+15550100999"));
    QCOMPARE(channelMessages[0][u"reason"].toString(), QStringLiteral("STOP"));
    QCOMPARE(channelMessages[1].toObject(),
             (QJsonObject{{QStringLiteral("id"), channelMessages[1][u"id"]},
                          {QStringLiteral("channel"), QStringLiteral("email")},
                          {QStringLiteral("from"), QStringLiteral("dana@example.com")},
                          {QStringLiteral("subject"), QStringLiteral("Away")},
                          {QStringLiteral("reason"), QStringLiteral("Auto-Submitted: auto-replied")},
                          {QStringLiteral("at"), base::isoText(then)}}));
    QVERIFY(channelMessages[1][u"id"].toInteger() < channelMessages[0][u"id"].toInteger());
}

void TestIgnoredMessages::pagesFollowEachOther()
{
    Door door(ChannelMessages);
    for (int i = 1; i <= 103; ++i)
        passOver(door, door.fixture.company.id, tierdesk::Channel::Email, QStringLiteral("dana@example.com"),
                 QString::number(i), QStringLiteral("List-Id"));
    const auto first = door.get(Path);
    QCOMPARE(subjectsOf(first).size(), 100);
    QCOMPARE(subjectsOf(first).constFirst(), QStringLiteral("103"));
    const QString next = QString::number(first[u"next"].toInteger());
    const auto middle = door.get(Path + QStringLiteral("?limit=2&before=") + next);
    QCOMPARE(subjectsOf(middle), QStringList({QStringLiteral("3"), QStringLiteral("2")}));
    const auto last = door.get(Path + QStringLiteral("?limit=2&before=%1").arg(middle[u"next"].toInteger()));
    QCOMPARE(subjectsOf(last), QStringList(QStringLiteral("1")));
    QVERIFY(last[u"next"].isNull());
}

void TestIgnoredMessages::onlyOnesOwnCompanysAreThere()
{
    Door door(ChannelMessages);
    const auto other = door.fixture.command<Company>([](engine::CommandContext &context) {
        return commands::createCompany(context, QStringLiteral("other"), QStringLiteral("Other"), defaultConfig());
    });
    QVERIFY(other);
    passOver(door, other->id, tierdesk::Channel::Email, QStringLiteral("eve@example.com"), QStringLiteral("Theirs"),
             QStringLiteral("List-Id"));
    passOver(door, door.fixture.company.id, tierdesk::Channel::Email, QStringLiteral("dana@example.com"),
             QStringLiteral("Ours"), QStringLiteral("List-Id"));
    QCOMPARE(subjectsOf(door.get(Path)), QStringList(QStringLiteral("Ours")));
    QCOMPARE(door.get(Path + QStringLiteral("?companyId=other")).status, 404);
}

void TestIgnoredMessages::anAgentIsRefused()
{
    Door door(ChannelMessages);
    QCOMPARE(door.send(Method::Get, Path, {}, Role::Agent).status, 403);
    QCOMPARE(door.send(Method::Get, Path, {}, Role::Supervisor).status, 200);
}

void TestIgnoredMessages::aPageThatIsNoneIsRefused()
{
    Door door(ChannelMessages);
    for (const char *query : {"?before=0", "?before=x", "?limit=0", "?limit=201"})
        QCOMPARE(door.get(Path + QLatin1String(query)).status, 400);
}

QTEST_GUILESS_MAIN(TestIgnoredMessages)
#include "tst_ignoredmessages.moc"
