#include "tests/bench/Fill.h"

#include "core/base/Clock.h"
#include "core/store/Database.h"
#include "core/store/Repositories.h"

namespace tierdesk::bench {

base::Result<void> fillSessions(const QString &databasePath, const QString &prefix, int count)
{
    auto database = store::Database::openWriter(databasePath);
    if (!database)
        return database.error();
    store::Repositories store(**database);
    const auto companies = store.companies.all();
    if (!companies)
        return companies.error();
    const Company company = companies->front();
    const auto customers = store.customers.all(company.id, 1000);
    if (!customers)
        return customers.error();
    const base::Timestamp now = base::SystemClock().now();
    constexpr int Batch = 5000;
    for (int done = 0; done < count;) {
        store::Transaction transaction(**database);
        if (const auto begun = transaction.begin(); !begun)
            return begun.error();
        for (int i = 0; i < Batch && done < count; ++i, ++done) {
            const Customer &customer = (*customers)[static_cast<size_t>(done) % customers->size()];
            Session session;
            session.company = company.id;
            session.id = u"%1_%2"_s.arg(prefix).arg(done);
            session.customer = customer.id;
            session.customerRef = customer.ref;
            session.status = Status::Resolved;
            session.category = static_cast<Category>(done % 10);
            session.summary = u"An older case, number %1"_s.arg(done);
            session.messageCount = 2;
            session.createdAt =
                now - base::Millis::days(90) + base::Millis{static_cast<qint64>(done) * 90 * 86'400'000 / count};
            session.updatedAt = session.createdAt + base::Millis::minutes(9);
            session.resolvedAt = session.updatedAt;
            session.resolution = Resolution{};
            session.version = 1;
            const auto key = store.sessions.insert(session);
            if (!key)
                return key.error();
            Message message;
            message.session = *key;
            message.text = u"Where is the parcel of my order from last week?"_s;
            message.at = session.createdAt;
            message.score = 0.1;
            if (const auto id = store.messages.append(message); !id)
                return id.error();
            message.speaker = Speaker::AiRep;
            message.score.reset();
            message.text = u"It is on its way and should be with you in two days."_s;
            if (const auto id = store.messages.append(message); !id)
                return id.error();
        }
        if (const auto committed = transaction.commit(); !committed)
            return committed.error();
    }
    return (*database)->checkpoint();
}

} // namespace tierdesk::bench
