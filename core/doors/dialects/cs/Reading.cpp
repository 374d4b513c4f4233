#include "core/base/Json.h"
#include "core/doors/dialects/cs/Codec.h"
#include "core/doors/dialects/cs/CsDialect.h"
#include "core/doors/dialects/Validation.h"
#include "core/store/Readers.h"

// Routes that only read: sessions, analytics and the configuration.
namespace tierdesk::dialects::cs {

using base::fail;
using base::Fault;

std::function<void(base::Result<QByteArray>)> CsDialect::asEnvelope(Done done)
{
    return [done = std::move(done)](base::Result<QByteArray> body) {
        if (body)
            done(ok(*body));
        else
            done(body.error());
    };
}

void CsDialect::show(const Call &call, const Done &done)
{
    const auto id = sessionIdOf(call);
    if (!id)
        return done(id.error());
    const auto entry = companyOf(call);
    if (!entry)
        return done(entry.error());
    m_engine.read<QByteArray>(
        [company = (*entry)->company.id, companyKey = (*entry)->company.key, id = *id,
         who = call.principal](store::Readers &readers) -> base::Result<QByteArray> {
            const auto detail = TRY(readers.sessions.detail(company, id));
            if (!detail || (who.isCustomer() && !isOwn(detail->session, who.subject)))
                return noSuchSession();
            const store::SessionDetail &found = *detail;
            return base::toJson(
                detailJson(found.session, found.messages, found.escalations, found.customer, companyKey));
        },
        &m_context, asEnvelope(done));
}

void CsDialect::list(const Call &call, const Done &done)
{
    QueryFields query(call);
    const auto named = query.text(u"companyId");
    store::SessionFilter filter;
    filter.status = query.oneOf<Status>(u"status");
    filter.tier = query.oneOf<Tier>(u"tier");
    filter.customerRef = query.text(u"customerId").value_or(QString());
    filter.from = query.time(u"startDate");
    filter.to = query.timeAfter(u"endDate");
    filter.limit = query.integer(u"limit", 50, 1, 200);
    filter.offset = query.integer(u"offset", 0, 0, 999'999'999);
    if (filter.from && filter.to && *filter.to <= *filter.from)
        query.refuse(u"endDate", u"must not be before startDate"_s);
    if (query.error())
        return done(*query.error());
    const auto entry = companyOf(call, named);
    if (!entry)
        return done(entry.error());
    filter.company = (*entry)->company.id;
    if (call.principal.isCustomer()) {
        if (!filter.customerRef.isEmpty() && filter.customerRef != call.principal.subject)
            return done(anotherCustomers());
        filter.customerRef = call.principal.subject;
        filter.isVerifiedOnly = true;
    }
    m_engine.read<QByteArray>(
        [filter, companyKey = (*entry)->company.key](store::Readers &readers) -> base::Result<QByteArray> {
            const auto page = TRY(readers.sessions.list(filter));
            QJsonArray sessions;
            for (const store::SessionRow &row : page.rows) {
                const auto messages = TRY(readers.rows.messages.of(row.session.key));
                const auto escalations = TRY(readers.rows.escalations.ofSession(row.session.key));
                std::optional<Customer> customer;
                if (row.session.customer.isSet()) {
                    customer = TRY(readers.rows.customers.byId(row.session.customer));
                }
                sessions.append(detailJson(row.session, messages, escalations, customer, companyKey));
            }
            return base::toJson(QJsonObject{{u"sessions"_s, sessions},
                                            {u"total"_s, page.total},
                                            {u"limit"_s, filter.limit},
                                            {u"offset"_s, filter.offset}});
        },
        &m_context, asEnvelope(done));
}

void CsDialect::analytics(const Call &call, const Done &done)
{
    constexpr Millis LongestSeries = Millis::days(3660);
    QueryFields query(call);
    const auto named = query.text(u"companyId");
    const auto from = query.time(u"startDate");
    const auto to = query.timeAfter(u"endDate");
    const auto groupBy = query.oneOf<store::GroupBy>(u"groupBy");
    if (query.error())
        return done(*query.error());
    const auto entry = companyOf(call, named);
    if (!entry)
        return done(entry.error());
    if (!from)
        query.refuse(u"startDate", u"is missing"_s);
    else if (!to)
        query.refuse(u"endDate", u"is missing"_s);
    else if (*to <= *from)
        query.refuse(u"endDate", u"must not be before startDate"_s);
    else if (groupBy && *to - *from > LongestSeries)
        query.refuse(u"endDate", u"must be within ten years of startDate"_s);
    if (query.error())
        return done(*query.error());
    m_engine.read<QByteArray>(
        [company = (*entry)->company.id,
         period = Period{*from, *to, groupBy}](store::Readers &readers) -> base::Result<QByteArray> {
            const auto figures = TRY(readers.analytics.analytics(company, period.from, period.to, period.groupBy));
            return base::toJson(analyticsJson(figures, period));
        },
        &m_context, asEnvelope(done));
}

void CsDialect::showConfig(const Call &call, const Done &done)
{
    QueryFields query(call);
    const auto named = query.text(u"companyId");
    if (query.error())
        return done(*query.error());
    const auto entry = companyOf(call, named);
    if (!entry)
        return done(entry.error());
    done(ok(base::toJson(configJson((*entry)->company))));
}

} // namespace tierdesk::dialects::cs
