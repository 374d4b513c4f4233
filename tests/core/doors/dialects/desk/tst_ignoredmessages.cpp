#include "core/engine/Correspondence.h"
#include "tests/core/doors/dialects/desk/DeskRoutes.h"

using namespace tierdesk;
using namespace tierdesk::dialects;
namespace commands = tierdesk::engine::commands;

namespace {

const QString Path = u"/letters/ignored"_s;

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
        const engine::MessageTaken channelMessage{company, channel, u"ref%1"_s.arg(++number), from, {}, subject, {}};
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
    QCOMPARE(door.get(Path).body, (QJsonObject{{u"letters"_s, QJsonArray()}, {u"next"_s, QJsonValue()}}));
    const CompanyId company = door.fixture.company.id;
    passOver(door, company, tierdesk::Channel::Email, u"dana@example.com"_s, u"Away"_s,
             u"Auto-Submitted: auto-replied"_s);
    const Timestamp then = door.fixture.clock.now();
    door.fixture.clock.advance(Millis::seconds(60));
    passOver(door, company, tierdesk::Channel::Sms, u"+15550100999"_s, {}, u"STOP"_s);
    const auto page = door.get(Path);
    QCOMPARE(page.status, 200);
    const QJsonArray channelMessages = page[u"letters"].toArray();
    QCOMPARE(channelMessages.size(), 2);
    QCOMPARE(channelMessages[0][u"channel"].toString(), u"sms"_s);
    QCOMPARE(channelMessages[0][u"from"].toString(), u"+15550100999"_s);
    QCOMPARE(channelMessages[0][u"reason"].toString(), u"STOP"_s);
    QCOMPARE(channelMessages[1].toObject(), (QJsonObject{{u"id"_s, channelMessages[1][u"id"]},
                                                         {u"channel"_s, u"email"_s},
                                                         {u"from"_s, u"dana@example.com"_s},
                                                         {u"subject"_s, u"Away"_s},
                                                         {u"reason"_s, u"Auto-Submitted: auto-replied"_s},
                                                         {u"at"_s, base::isoText(then)}}));
    QVERIFY(channelMessages[1][u"id"].toInteger() < channelMessages[0][u"id"].toInteger());
}

void TestIgnoredMessages::pagesFollowEachOther()
{
    Door door(ChannelMessages);
    for (int i = 1; i <= 103; ++i)
        passOver(door, door.fixture.company.id, tierdesk::Channel::Email, u"dana@example.com"_s, QString::number(i),
                 u"List-Id"_s);
    const auto first = door.get(Path);
    QCOMPARE(subjectsOf(first).size(), 100);
    QCOMPARE(subjectsOf(first).constFirst(), u"103"_s);
    const QString next = QString::number(first[u"next"].toInteger());
    const auto middle = door.get(Path + u"?limit=2&before="_s + next);
    QCOMPARE(subjectsOf(middle), QStringList({u"3"_s, u"2"_s}));
    const auto last = door.get(Path + u"?limit=2&before=%1"_s.arg(middle[u"next"].toInteger()));
    QCOMPARE(subjectsOf(last), QStringList(u"1"_s));
    QVERIFY(last[u"next"].isNull());
}

void TestIgnoredMessages::onlyOnesOwnCompanysAreThere()
{
    Door door(ChannelMessages);
    const auto other = door.fixture.command<Company>([](engine::CommandContext &context) {
        return commands::createCompany(context, u"other"_s, u"Other"_s, defaultConfig());
    });
    QVERIFY(other);
    passOver(door, other->id, tierdesk::Channel::Email, u"eve@example.com"_s, u"Theirs"_s, u"List-Id"_s);
    passOver(door, door.fixture.company.id, tierdesk::Channel::Email, u"dana@example.com"_s, u"Ours"_s, u"List-Id"_s);
    QCOMPARE(subjectsOf(door.get(Path)), QStringList(u"Ours"_s));
    QCOMPARE(door.get(Path + u"?companyId=other"_s).status, 404);
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
