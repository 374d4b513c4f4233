#include "tests/bench/Mix.h"

#include "core/base/Clock.h"
#include "core/store/Database.h"
#include "core/store/Repositories.h"

#include <QtCore/QByteArrayList>

#include <array>
#include <cmath>

namespace tierdesk::bench {

namespace {

using base::Millis;
using base::Result;
using base::Timestamp;

constexpr int Open = 1600;    ///< conversations that the AI holds
constexpr int Held = 400;     ///< cases that an agent holds
constexpr int Waiting = 1000; ///< cases that wait for one
constexpr int InARow = 8;     ///< messages to one conversation before the connection takes the next
constexpr int PeoplePercent = 20;

constexpr std::array PeopleLines{"Hello? Is anybody there?", "It is about the tent that I wrote of.",
                                 "I have been waiting since this morning."};

/// The @p at -th of @p count values from @p least to @p most that grow by the same factor.
int spread(int at, int count, int least, int most)
{
    return static_cast<int>(std::lround(least * std::pow(double(most) / least, double(at) / (count - 1))));
}

QString nameOf(const char *kind, int number)
{
    return u"mix_%1_%2"_s.arg(QLatin1String(kind)).arg(number);
}

class Filling final
{
public:
    Filling(store::Database &database, Company company, std::vector<Customer> customers, UserId agent)
        : m_store(database)
        , m_company(std::move(company))
        , m_customers(std::move(customers))
        , m_agent(agent)
        , m_now(base::SystemClock().now())
    {}

    Result<void> closed()
    {
        const int customers = static_cast<int>(m_customers.size());
        for (int customer = 0; customer < customers; ++customer) {
            const int count = spread(customer, customers, 1, 1000);
            for (int i = 0; i < count; ++i) {
                Session session = begun("old", customer);
                session.createdAt = m_now - Millis::days(1) - Millis::hours(24 * 89 * qint64(i) / count);
                session.updatedAt = session.createdAt;
                session.status = Status::Resolved;
                session.resolvedAt = session.createdAt;
                session.resolution = Resolution{};
                if (const auto written = write(session, 2); !written)
                    return written.error();
            }
        }
        return {};
    }

    Result<void> open()
    {
        for (int i = 0; i < Open; ++i) {
            Session session = begun("ai", i);
            session.status = Status::WaitingCustomer;
            // The numbers are spread, so that long ones stand between short ones.
            if (const auto written = write(session, spread(i * 7 % Open, Open, 4, 400)); !written)
                return written.error();
        }
        return {};
    }

    Result<void> ofPeople(const char *kind, int count, bool isHeld)
    {
        for (int i = 0; i < count; ++i) {
            Session session = begun(kind, i);
            session.tier = Tier::HumanAgent;
            session.status = Status::Escalated;
            session.priority = static_cast<Priority>(i % 4);
            session.firstResponseDue = m_now + Millis::minutes(10 + i);
            session.resolutionDue = m_now + Millis::hours(8);
            if (isHeld) {
                session.holder = m_agent;
                session.claimedAt = session.createdAt + Millis::minutes(5);
            } else {
                session.waitingSince = session.createdAt;
            }
            const auto key = write(session, spread(i * 7 % count, count, 4, 400));
            if (!key)
                return key.error();
            if (const auto escalated = escalate(session, *key); !escalated)
                return escalated.error();
        }
        return {};
    }

private:
    Session begun(const char *kind, int number)
    {
        const Customer &customer = m_customers[static_cast<size_t>(number) % m_customers.size()];
        Session session;
        session.company = m_company.id;
        session.id = nameOf(kind, m_numbers[QByteArray(kind)]++);
        session.customer = customer.id;
        session.customerRef = customer.ref;
        session.summary = u"Where the order is"_s;
        session.createdAt = m_now - Millis::hours(3);
        session.updatedAt = m_now;
        session.version = 1;
        return session;
    }

    Result<SessionKey> write(Session &session, int messages)
    {
        session.messageCount = messages;
        const auto key = m_store.sessions.insert(session);
        if (!key)
            return key.error();
        Message message;
        message.session = *key;
        message.at = session.createdAt;
        for (int i = 0; i < messages; ++i) {
            const bool isCustomer = i % 2 == 0;
            message.speaker = isCustomer ? Speaker::Customer : Speaker::AiRep;
            message.score.reset();
            if (isCustomer)
                message.score = .1;
            message.text = isCustomer ? u"Where is the parcel of my order from last week?"_s
                                      : u"It is on its way and should be with you within two days."_s;
            if (const auto id = m_store.messages.append(message); !id)
                return id.error();
        }
        return *key;
    }

    Result<void> escalate(const Session &session, SessionKey key)
    {
        auto ticket = m_store.tickets.next(session.company, 2026);
        if (!ticket)
            return ticket.error();
        Escalation escalation;
        escalation.company = session.company;
        escalation.session = key;
        escalation.publicId = u"esc-"_s + session.id;
        escalation.ticket = *ticket;
        escalation.to = Tier::HumanAgent;
        escalation.reasons = {escalation.reason};
        escalation.priority = session.priority;
        escalation.at = session.createdAt;
        escalation.by = u"policy"_s;
        const auto id = m_store.escalations.insert(escalation);
        return id ? Result<void>() : id.error();
    }

    store::Repositories m_store;
    Company m_company;
    std::vector<Customer> m_customers;
    UserId m_agent;
    Timestamp m_now;
    QHash<QByteArray, int> m_numbers;
};

QByteArray messageTo(const QString &session, const QByteArray &line)
{
    return post("/api/momentum/cs/sessions/" + session.toLatin1() + "/messages", "{\"message\":\"" + line + "\"}");
}

} // namespace

Result<void> fillMix(const QString &databasePath)
{
    auto database = store::Database::openWriter(databasePath);
    if (!database)
        return database.error();
    const store::Repositories store(**database);
    const auto companies = store.companies.all();
    if (!companies)
        return companies.error();
    const Company &company = companies->front();
    auto customers = store.customers.all(company.id, 40);
    if (!customers)
        return customers.error();
    const auto users = store.users.all(company.id);
    if (!users)
        return users.error();
    Filling filling(**database, company, std::move(*customers), users->front().id);
    store::Transaction transaction(**database);
    if (const auto begun = transaction.begin(); !begun)
        return begun.error();
    if (const auto done = filling.closed(); !done)
        return done.error();
    if (const auto done = filling.open(); !done)
        return done.error();
    if (const auto done = filling.ofPeople("held", Held, true); !done)
        return done.error();
    if (const auto done = filling.ofPeople("wait", Waiting, false); !done)
        return done.error();
    if (const auto committed = transaction.commit(); !committed)
        return committed.error();
    return (*database)->checkpoint();
}

LoadResult mixedTurns(quint16 port, int connections, double seconds, const QByteArrayList &lines)
{
    // Each connection has sessions of its own; where the last run has ended does not matter.
    struct State {
        int open = 0, people = 0, count = 0;
    };
    static int run = 0;
    ++run;
    std::vector<State> states(static_cast<size_t>(connections));
    for (int i = 0; i < connections; ++i)
        states[static_cast<size_t>(i)] = {run * 5, run * 5, 0};
    quint32 random = 12345;
    return runLoad(port, connections, seconds, [&](int connection, const QByteArray &) {
        State &state = states[static_cast<size_t>(connection)];
        random = random * 1664525 + 1013904223;
        if (static_cast<int>((random >> 16) % 100) < PeoplePercent) {
            const int at = (state.people++ * connections + connection) % (Held + Waiting);
            const QByteArray line = PeopleLines[static_cast<size_t>(state.people) % PeopleLines.size()];
            return messageTo(at < Held ? nameOf("held", at) : nameOf("wait", at - Held), line);
        }
        const int at = (state.open * connections + connection) % Open;
        const QByteArray line = lines[state.count % lines.size()];
        if (++state.count % InARow == 0)
            ++state.open;
        return messageTo(nameOf("ai", at), line);
    });
}

} // namespace tierdesk::bench
