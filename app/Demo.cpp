#include "app/Demo.h"

#include "app/DemoDay.h"
#include "app/DemoDeliveries.h"
#include "app/DemoShop.h"
#include "app/DemoWeeks.h"
#include "core/engine/CommandContext.h"

namespace tierdesk::app {

namespace {

using base::Result;

/// Lets the clock run with the machine again on every way out.
class ClockGuard final
{
public:
    explicit ClockGuard(ShiftedClock &clock)
        : m_clock(clock)
    {}
    ~ClockGuard() { m_clock.reset(); }
    ClockGuard(const ClockGuard &) = delete;
    ClockGuard &operator=(const ClockGuard &) = delete;

private:
    ShiftedClock &m_clock;
};

Result<void> putJwtCredential(engine::Engine &engine, Waiter &waiter, const base::Seal &seal, CompanyId company)
{
    Credential credential;
    credential.company = company;
    credential.kind = CredentialKind::Jwt;
    credential.name = u"Demo web shop"_s;
    credential.publicId = u"demo"_s;
    credential.algorithm = u"HS256"_s;
    credential.sealed = seal.seal(demoJwtSecret());
    credential.role = ClientRole::Admin; // so that every call of the door can be tried
    const auto made = waiter.command<Credential>(engine, demoActor(), [&](engine::CommandContext &context) {
        return engine::commands::createCredential(context, credential);
    });
    if (!made)
        return made.error();
    return {};
}

Result<void> fillShop(engine::Engine &engine, Waiter &waiter, CompanyId company, const DemoWeeks &weeks)
{
    return waiter.command<void>(engine, demoActor(), [&](engine::CommandContext &context) -> Result<void> {
        for (const auto &done : {engine::commands::upsertCustomers(context, company, weeks.customers),
                                 engine::commands::upsertOrders(context, company, weeks.orders)}) {
            if (!done)
                return done.error();
            if (!done->errors.empty())
                return base::fail(base::Fault::Internal, u"demo data: %1"_s.arg(done->errors.front().reason),
                                  done->errors.front().where);
        }
        return {};
    });
}

} // namespace

QString demoUser()
{
    return u"marek@acme.example"_s;
}

QString demoPassword()
{
    return u"demo-tierdesk"_s;
}

QByteArray demoJwtSecret()
{
    return "tierdesk-demo-secret-for-acme-outdoor"_ba;
}

QString demoCompanyKey()
{
    return u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s;
}

Result<void> makeDemo(engine::Engine &engine, ShiftedClock &clock, const base::Seal &seal)
{
    const base::Timestamp end = clock.now();
    const ClockGuard guard(clock);
    const auto hash = TRY(base::hashPassword(demoPassword()));
    Waiter waiter;
    DemoDay day(engine, clock, waiter, end);
    std::vector<std::unique_ptr<DemoCompany>> companies; // the day points at them
    for (const char *name : {"acme", "northwind"}) {
        // Older than anything that happens to it.
        clock.set(end - base::Millis::days(40));
        const QString base = QString::fromLatin1(name);
        const auto file = TRY(demoFile(u":/demo/%1.json"_s.arg(base), end));
        auto company = TRY(makeDemoCompany(engine, waiter, file, hash));
        auto script = demoFile(u":/demo/%1-day.json"_s.arg(base), end);
        if (!script)
            return script.error();
        companies.push_back(std::make_unique<DemoCompany>(std::move(company)));
        if (companies.size() == 1) {
            const auto weeks = TRY(demoFile(u":/demo/%1-weeks.json"_s.arg(base), end));
            const DemoWeeks before = makeDemoWeeks(weeks, file, end);
            TRY(fillShop(engine, waiter, companies.back()->company.id, before));
            TRY(day.plan(*companies.back(), before.sessions));
            script = thinned(*script, weeks, end);
        }
        TRY(day.plan(*companies.back(), (*script)[u"sessions"].toArray()));
    }
    const CompanyId first = companies.front()->company.id;
    const auto endpoint = TRY(addDemoEndpoint(engine, waiter, seal, first));
    TRY(putJwtCredential(engine, waiter, seal, first));
    // Who works for the first company may look into the other one, too.
    User marek = companies.front()->users.value(demoUser().section(u'@', 0, 0));
    marek.companies = {companies[0]->company.id, companies[1]->company.id};
    const auto widened = waiter.command<User>(engine, demoActor(), [&](engine::CommandContext &context) {
        return engine::commands::updateUser(context, marek);
    });
    if (!widened)
        return widened.error();
    TRY(day.play());
    return settleDemoDeliveries(engine, waiter, first, endpoint);
}

} // namespace tierdesk::app
