#include "core/base/Secrets.h"
#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/desk/SignIn.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::dialects;

namespace {

constexpr CompanyId acme{1}, beta{2}, gamma{3};

engine::Directory directory()
{
    engine::Directory directory;
    for (const auto &[id, key] : {std::pair{acme, "acme"}, std::pair{beta, "beta"}, std::pair{gamma, "gamma"}}) {
        auto entry = std::make_shared<engine::CompanyEntry>();
        entry->company.id = id;
        entry->company.key = QString::fromLatin1(key);
        directory.companies.insert(id.value, entry);
        directory.companiesByKey.insert(entry->company.key, entry);
    }
    return directory;
}

Call callOf(const char *companyKey = nullptr)
{
    Call call;
    call.principal.company = acme;
    call.principal.companies = {acme, beta};
    if (companyKey)
        call.query = {{u"companyId"_s, QString::fromLatin1(companyKey)}};
    return call;
}

} // namespace

class TestWalls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallStaysWithinTheUsersCompanies()
    {
        const engine::Directory all = directory();
        QCOMPARE(*desk::companyOf(callOf(), all), acme);
        QCOMPARE(*desk::companyOf(callOf("beta"), all), beta);
        const auto strange = desk::companyOf(callOf("gamma"), all);
        const auto unknown = desk::companyOf(callOf("nosuch"), all);
        QVERIFY(!strange && !unknown);
        QCOMPARE(strange.error().fault, base::Fault::NotFound);
        // Another's company and none at all answer alike.
        QCOMPARE(desk::refusal(strange.error()).body, desk::refusal(unknown.error()).body);
    }

    void aRoleMayWhatTheOnesBelowMay_data()
    {
        QTest::addColumn<Role>("has");
        QTest::addColumn<Role>("needs");
        QTest::addColumn<bool>("may");
        QTest::newRow("an agent does an agent's work") << Role::Agent << Role::Agent << true;
        QTest::newRow("an agent is no supervisor") << Role::Agent << Role::Supervisor << false;
        QTest::newRow("a supervisor does an agent's work") << Role::Supervisor << Role::Agent << true;
        QTest::newRow("a supervisor is no admin") << Role::Supervisor << Role::Admin << false;
        QTest::newRow("an admin does a supervisor's work") << Role::Admin << Role::Supervisor << true;
    }
    void aRoleMayWhatTheOnesBelowMay()
    {
        QFETCH(Role, has);
        QFETCH(Role, needs);
        Principal principal;
        principal.role = has;
        const auto may = desk::requireRole(principal, needs);
        QTEST(may.has_value(), "may");
        if (!may)
            QCOMPARE(desk::refusal(may.error()).status, 403);
    }

    void aRefusedActionPrintsItsArithmeticInMajorUnits()
    {
        Verdict verdict;
        verdict.rule = u"over_limit"_s;
        verdict.limit = Money{100'000, {'U', 'S', 'D'}};
        const Answer refused =
            desk::refusal(base::fail(base::Fault::NotAuthorized, u"too much"_s, {}, {{u"verdict"_s, toJson(verdict)}}));
        QCOMPARE(refused.status, 403);
        const auto body = base::parseJsonObject(refused.body);
        QVERIFY(body);
        const QJsonObject limit = (*body)[u"error"][u"details"][u"verdict"][u"limit"].toObject();
        QCOMPARE(limit[u"amount"].toDouble(), 1000.0);
        QCOMPARE(limit[u"currency"].toString(), u"USD"_s);
    }

    void aDeviceIsKnownByItsTokenAlone()
    {
        const base::Seal seal(base::Seal::newKey());
        const Timestamp now{1'000'000};
        User ann;
        ann.id = UserId{1};
        ann.passwordHash = "ann's";
        const QString token = desk::newDeviceToken(seal, ann, now);
        QVERIFY(token.startsWith(u"tdd_") && token.size() <= 512);
        QVERIFY(desk::isKnownDevice(seal, token, ann, now));
        QVERIFY(!desk::isKnownDevice(seal, token, ann, now + desk::DeviceLife));
        QVERIFY(!desk::isKnownDevice(seal, QString(), ann, now));
        QString changed = token;
        changed[20] = changed[20] == u'A' ? u'B' : u'A';
        QVERIFY(!desk::isKnownDevice(seal, changed, ann, now));
        QVERIFY2(!desk::isKnownDevice(base::Seal(base::Seal::newKey()), token, ann, now), "another installation's");

        User bob = ann;
        bob.id = UserId{2};
        QVERIFY2(!desk::isKnownDevice(seal, token, bob, now), "another user's");
        ann.passwordHash = "a new one";
        QVERIFY2(!desk::isKnownDevice(seal, token, ann, now), "from before the password was changed");
    }
};

QTEST_GUILESS_MAIN(TestWalls)
#include "tst_walls.moc"
