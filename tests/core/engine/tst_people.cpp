#include "tests/core/engine/EngineFixture.h"

using namespace tierdesk;
namespace commands = tierdesk::engine::commands;
using base::Result;
using engine::CommandContext;
using tests::EngineFixture;

namespace {

/// Two companies and their people.
class Companies final
{
public:
    Companies()
    {
        other = must(fixture.command<Company>([](CommandContext &context) {
            return commands::createCompany(context, u"north"_s, u"Northwind"_s, defaultConfig());
        }));
        nora = add("nora@both.example", {fixture.company.id, other.id});
        anna = add("anna@acme.example", {fixture.company.id}, Role::Admin);
        olaf = add("olaf@both.example", {fixture.company.id, other.id}, Role::Admin);
    }

    template<class R>
    static R must(Result<R> result)
    {
        if (!result)
            qFatal("%s", qPrintable(result.error().message));
        return std::move(*result);
    }
    User add(const char *email, std::vector<CompanyId> companies, Role role = Role::Agent, const Actor &by = Operator)
    {
        User user;
        user.company = companies.front();
        user.companies = std::move(companies);
        user.email = QLatin1String(email);
        user.name = user.email.section(u'@', 0, 0);
        user.role = role;
        return must(
            fixture.command<User>([user](CommandContext &context) { return commands::createUser(context, user); }, by));
    }
    void remove(const User &user)
    {
        const auto removed = fixture.command<void>(
            [&user](CommandContext &context) { return commands::revokeUser(context, user.id); }, Operator);
        if (!removed)
            qFatal("%s", qPrintable(removed.error().message));
    }
    /// A case of @p company's that @p user holds.
    QString caseOf(const User &user, CompanyId company)
    {
        return must(fixture.command<Session>(
                        [company](CommandContext &context) -> Result<Session> {
                            engine::StartSession start;
                            start.company = company;
                            start.customerRef = u"somebody"_s;
                            const auto started = commands::startSession(context, start);
                            return started ? commands::takeOver(context, company, started->id, {}) : started.error();
                        },
                        fixture.as(user)))
            .id;
    }
    Session session(CompanyId company, const QString &id)
    {
        return must(fixture.command<Session>([&](CommandContext &context) -> Result<Session> {
            auto found = context.store().sessions.byPublicId(company, id);
            return found ? Result<Session>(std::move(**found)) : found.error();
        }));
    }

    static inline const Actor Operator{.kind = Actor::Kind::Command, .user = {}, .name = u"test"_s, .from = {}};
    EngineFixture fixture;
    Company other;
    User nora, anna, olaf;
};

} // namespace

/// Who may enter which company, and what becomes of what they had there.
class TestPeople final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyComesBackAsAColleagueOfAStrangersCompany()
    {
        Companies both;
        both.remove(both.nora);
        const User again =
            both.add("nora@both.example", {both.fixture.company.id}, Role::Admin, both.fixture.as(both.anna));
        QVERIFY2(again.id != both.nora.id, "what nora did at the other company is not anna's to give away");
        const auto old = both.fixture.command<std::optional<User>>(
            [&](CommandContext &context) { return context.store().users.byId(both.nora.id); });
        QVERIFY((*old)->isRevoked);
        QVERIFY((*old)->email != again.email);
        QCOMPARE((*old)->companies.size(), size_t(2));
        QCOMPARE(again.companies, std::vector({both.fixture.company.id}));
    }
    void whoeverHasAllTheirCompaniesBringsThemBack()
    {
        Companies both;
        both.remove(both.nora);
        const User again =
            both.add("nora@both.example", {both.fixture.company.id}, Role::Agent, both.fixture.as(both.olaf));
        QCOMPARE(again.id, both.nora.id);
        both.remove(again);
        QCOMPARE(both.add("nora@both.example", {both.fixture.company.id}).id, both.nora.id);
    }
    void whatSomebodyHeldInACompanyThatTheyLeaveWaitsAgain()
    {
        Companies both;
        const QString left = both.caseOf(both.nora, both.other.id);
        const QString kept = both.caseOf(both.nora, both.fixture.company.id);
        const auto held = both.fixture.command<commands::HeldBack>(
            [&](CommandContext &context) {
                return commands::holdReply(context, both.other.id, left, u"One moment"_s, Millis::seconds(5));
            },
            both.fixture.as(both.nora));
        QVERIFY(held);
        QStringList released;
        QObject::connect(
            both.fixture.engine.get(), &engine::Engine::committed, &both.fixture.context,
            [&](const std::shared_ptr<const std::vector<engine::Event>> &events) {
                for (const engine::Event &event : *events) {
                    if (event.kinds.contains("session.released"))
                        released.append(event.session->id);
                }
            },
            Qt::QueuedConnection);
        User patch = both.nora;
        patch.companies = {both.fixture.company.id};
        QVERIFY(both.fixture.command<User>(
            [&](CommandContext &context) { return commands::updateUser(context, patch); }, both.fixture.as(both.olaf)));
        const Session free = both.session(both.other.id, left);
        QVERIFY(!free.holder.isSet());
        QCOMPARE(free.waitingSince, std::optional(both.fixture.clock.now()));
        QCOMPARE(both.session(both.fixture.company.id, kept).holder, both.nora.id);
        QTRY_COMPARE(released, QStringList({left}));
        // What they would have said there is not said any more.
        both.fixture.clock.advance(Millis::seconds(10));
        const auto sent = both.fixture.command<commands::RepliesSent>(
            [](CommandContext &context) { return commands::sendDue(context); });
        QCOMPARE(sent->sent, 0);
        QCOMPARE(sent->dropped, 1);
        const auto reply = both.fixture.command<std::optional<HeldReply>>(
            [&](CommandContext &context) { return context.store().heldReplies.byId(held->held.id); });
        QCOMPARE((*reply)->reason, std::optional(DropReason::UserGone));
    }
    void whatSomebodyHeldWhoIsRemovedWaitsAgain()
    {
        Companies both;
        const QString left = both.caseOf(both.nora, both.fixture.company.id);
        both.remove(both.nora);
        const Session free = both.session(both.fixture.company.id, left);
        QVERIFY(!free.holder.isSet());
        QCOMPARE(free.waitingSince, std::optional(both.fixture.clock.now()));
    }
};

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"
