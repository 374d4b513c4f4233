#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/desk/Rows.h"
#include "core/doors/dialects/Validation.h"
#include "core/engine/Briefs.h"
#include "core/mind/ai/help/EmbeddedBrief.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

namespace tierdesk::dialects::desk {

namespace {

constexpr int MaxQueueRows = 500;
constexpr int MaxEarlier = 20;
constexpr int MaxOrders = 50;
constexpr int MaxCustomerSessions = 100;
constexpr qsizetype MaxCursor = 2000;

base::Error noSuchSession()
{
    return base::fail(base::Fault::NotFound, u"no such session"_s);
}

base::Result<std::vector<deskapi::SessionRow>> fullRows(const store::Readers &readers,
                                                        const std::vector<Session> &sessions)
{
    std::vector<deskapi::SessionRow> rows;
    rows.reserve(sessions.size());
    for (const Session &session : sessions) {
        auto row = TRY(fullRow(readers, session));
        rows.push_back(std::move(row));
    }
    return rows;
}

base::Result<deskapi::Queue> readQueue(const store::Readers &readers, CompanyId company, deskapi::QueueView view,
                                       UserId me, Timestamp now)
{
    deskapi::Queue queue;
    queue.view = view;
    queue.at = now;
    // The number first: what is committed meanwhile is then told once more, never missed.
    const auto seq = TRY(readers.rows.journal.last());
    queue.seq = seq;
    const auto rows = TRY(readers.queue.rows(company, static_cast<store::QueueView>(view), me, MaxQueueRows));
    for (const store::QueueRow &row : rows)
        queue.rows.push_back(rowOf(row));
    std::sort(queue.rows.begin(), queue.rows.end(), deskapi::isRiskier);
    const auto counts = TRY(readers.queue.counts(company, me));
    queue.counts = {counts.waiting, counts.mine, counts.team, counts.snoozed};
    return queue;
}

/// Returns the brief as a model put it or, where none did, in the embedded responder's words.
Brief wordedBrief(const store::SessionDetail &found, const Company &company, Timestamp now)
{
    Brief own = engine::briefOf(found);
    if (!own.wordedBy.isEmpty())
        return own;
    std::vector<Message> said = found.messages;
    std::erase_if(said, [](const Message &each) { return each.isInternal; });
    const Reading reading; // of the last message: words for a brief need none
    return ai::embeddedBrief({.session = found.session,
                              .config = company.config,
                              .brief = own,
                              .reading = reading,
                              .messages = said,
                              .actions = found.actions,
                              .escalations = found.escalations,
                              .customer = found.customer ? &*found.customer : nullptr,
                              .companyName = company.name,
                              .agentName = {},
                              .now = now});
}

base::Result<deskapi::SessionDetail> readDetail(const store::Readers &readers, const Company &company,
                                                const QString &id, Timestamp now)
{
    deskapi::SessionDetail detail;
    const auto seq = TRY(readers.rows.journal.last());
    detail.seq = seq;
    auto found = TRY(readers.sessions.detail(company.id, id));
    if (!found)
        return noSuchSession();
    const Session &session = found->session;
    detail.session = TRY(fullRow(readers, session));
    detail.metadata = session.metadata;
    if (engine::hasBrief(*found))
        detail.brief = wordedBrief(*found, company, now);
    detail.customer = found->customer;
    detail.messages = std::move(found->messages);
    detail.costNanoUsd = costOf(detail.messages);
    detail.escalations = std::move(found->escalations);
    detail.actions = std::move(found->actions);
    for (const store::SentimentPoint &point : found->sentiments)
        detail.sentimentHistory.push_back({point.message, point.at, point.score, point.sentiment, point.trigger});
    if (detail.brief)
        detail.costNanoUsd += detail.brief->costNanoUsd;
    auto held = TRY(readers.rows.heldReplies.heldOf(session.key));
    detail.held = std::move(held);
    auto allowance = TRY(allowanceOf(readers.rows, company, session.customer, now));
    detail.allowance = std::move(allowance);
    detail.orders = TRY(readers.rows.orders.provenIn(session.key));
    const auto others = TRY(readers.sessions.othersOf(session, MaxEarlier));
    auto rows = TRY(fullRows(readers, others));
    detail.earlier = std::move(rows);
    if (!session.customer.isSet())
        return detail;
    std::erase_if(detail.orders, [&session](const Order &each) { return each.customer == session.customer; });
    const auto orders = TRY(readers.rows.orders.ofCustomer(session.customer, MaxOrders));
    detail.orders.insert(detail.orders.end(), orders.begin(), orders.end());
    auto subscriptions = TRY(readers.rows.subscriptions.ofCustomer(session.customer));
    detail.subscriptions = std::move(subscriptions);
    return detail;
}

/// A cursor as clients hand it on: nothing that they would read.
QString cursorText(const SessionOrder &order, const store::SessionCursor &cursor)
{
    const QJsonValue key = cursor.text.isNull() ? QJsonValue(cursor.number) : QJsonValue(cursor.text);
    const QJsonArray parts{order.text(), key, cursor.createdAt.ms, cursor.row};
    return QString::fromLatin1(QJsonDocument(parts)
                                   .toJson(QJsonDocument::Compact)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

/// None for what is not the cursor of a page in @p order.
std::optional<store::SessionCursor> cursorFrom(const SessionOrder &order, const QString &text)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                                                            QByteArray::AbortOnBase64DecodingErrors);
    const QJsonArray parts = QJsonDocument::fromJson(*bytes).array();
    if (!bytes || parts.size() != 4 || parts[0].toString() != order.text() || !parts[2].isDouble() ||
        !parts[3].isDouble())
        return std::nullopt;
    store::SessionCursor cursor;
    cursor.number = parts[1].toDouble();
    cursor.text = parts[1].toString();
    cursor.createdAt = {parts[2].toInteger()};
    cursor.row = parts[3].toInteger();
    return cursor;
}

template<class E>
QString wordsOf()
{
    QStringList words;
    for (const auto &[value, name] : Words<E>::table)
        words.append(QLatin1String(name));
    return words.join(u", "_s);
}

base::Result<deskapi::SessionPage> readPage(const store::Readers &readers, const store::SessionFilter &filter)
{
    const auto page = TRY(readers.sessions.list(filter));
    std::vector<Session> sessions;
    sessions.reserve(page.rows.size());
    for (const store::SessionRow &row : page.rows)
        sessions.push_back(row.session);
    auto rows = TRY(fullRows(readers, sessions));
    return deskapi::SessionPage{std::move(rows), static_cast<int>(page.total), filter.offset, filter.limit,
                                page.next ? cursorText(filter.order, *page.next) : QString()};
}

base::Result<deskapi::CustomerDetail> readCustomer(const store::Readers &readers, CompanyId company, const QString &ref)
{
    const auto customer = TRY(readers.rows.customers.byRef(company, ref));
    if (!customer)
        return base::fail(base::Fault::NotFound, u"no such customer"_s);
    deskapi::CustomerDetail detail;
    detail.customer = *customer;
    auto orders = TRY(readers.rows.orders.ofCustomer(detail.customer.id, MaxOrders));
    detail.orders = std::move(orders);
    auto subscriptions = TRY(readers.rows.subscriptions.ofCustomer(detail.customer.id));
    detail.subscriptions = std::move(subscriptions);
    store::SessionFilter filter;
    filter.company = company;
    filter.customerRef = ref;
    filter.limit = MaxCustomerSessions;
    auto page = TRY(readPage(readers, filter));
    detail.sessions = std::move(page.sessions);
    return detail;
}

base::Result<deskapi::SearchResults> readSearch(const store::Readers &readers, const engine::CompanyEntry &entry,
                                                const QString &text, int limit)
{
    const auto found = TRY(readers.search.search(entry.company.id, text, limit));
    deskapi::SearchResults results;
    results.query = text;
    for (const store::SessionRow &row : found.sessions) {
        const Session &session = row.session;
        const QString who = row.customerName.isEmpty() ? session.customerRef : row.customerName;
        results.hits.push_back(
            {u"session"_s, session.id, who, session.summary, session.updatedAt, session.customerRef});
    }
    for (const Customer &customer : found.customers)
        results.hits.push_back(
            {u"customer"_s, customer.ref, customer.name, customer.email, std::nullopt, customer.ref});
    for (const Order &order : found.orders) {
        const auto customer = TRY(readers.rows.customers.byId(order.customer));
        const QString first = order.items.empty() ? QString() : order.items.front().name;
        results.hits.push_back({u"order"_s, order.number, order.number + u' ' + word(order.status), first,
                                order.placedAt, customer ? customer->ref : QString()});
    }
    if (entry.articles && !text.trimmed().isEmpty()) {
        for (const auto &hit : entry.articles->search(text, limit)) {
            results.hits.push_back({u"article"_s, hit.article->ref, hit.article->title, hit.article->body.left(160),
                                    hit.article->updatedAt, QString()});
        }
    }
    return results;
}

base::Result<store::SessionFilter> filterOf(const Call &call, CompanyId company)
{
    QueryFields query(call);
    store::SessionFilter filter;
    filter.company = company;
    filter.status = query.oneOf<Status>(u"status");
    filter.tier = query.oneOf<Tier>(u"tier");
    filter.category = query.oneOf<Category>(u"category");
    filter.sentiment = query.oneOf<Sentiment>(u"sentiment");
    filter.channel = query.oneOf<tierdesk::Channel>(u"channel");
    filter.door = query.oneOf<Door>(u"door");
    if (query.text(u"holder") == u"me")
        filter.holder = call.principal.user;
    else
        filter.holder.value = query.id(u"holder", u"a user's id, or me"_s);
    filter.customerRef = query.text(u"customerId").value_or(QString());
    filter.reason = query.oneOf<Reason>(u"reason");
    filter.resolution = query.oneOf<ResolutionType>(u"resolution");
    for (const QString &each : query.text(u"only").value_or(QString()).split(u',', Qt::SkipEmptyParts)) {
        if (const auto trait = fromWord<SessionTrait>(each))
            filter.only.add(*trait);
        else
            query.refuse(u"only", u"must be of "_s + wordsOf<SessionTrait>());
    }
    filter.from = query.time(u"from");
    filter.to = query.timeAfter(u"to");
    filter.text = query.text(u"q").value_or(QString());
    filter.limit = query.integer(u"limit", 50, 1, 200);
    filter.offset = query.integer(u"offset", 0, 0, 1'000'000);
    if (const auto sort = query.text(u"sort")) {
        if (const auto order = SessionOrder::fromText(*sort))
            filter.order = *order;
        else
            query.refuse(u"sort", u"must be of %1; with a minus before it descending"_s.arg(wordsOf<SessionSort>()));
    }
    if (const auto after = query.text(u"after", MaxCursor)) {
        filter.after = cursorFrom(filter.order, *after);
        if (!filter.after)
            query.refuse(u"after", u"must be next of a page in this order"_s);
        else if (filter.offset > 0)
            query.refuse(u"offset", u"must not stand beside after"_s);
    }
    if (query.error())
        return *query.error();
    return filter;
}

void showQueue(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    QueryFields query(call);
    const auto view = query.oneOf<deskapi::QueueView>(u"view").value_or(deskapi::QueueView::Waiting);
    if (query.error())
        return reply(refusal(*query.error()));
    desk.read(route::ShowQueue, reply,
              [company, view, me = call.principal.user, now = call.receivedAt](store::Readers &readers) {
                  return readQueue(readers, company, view, me, now);
              });
}

void listSessions(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const auto filter = filterOf(call, company);
    if (!filter)
        return reply(refusal(filter.error()));
    desk.read(route::ListSessions, reply,
              [filter = *filter](store::Readers &readers) { return readPage(readers, filter); });
}

void showSession(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const auto entry = desk.engine.directory()->companies.value(company.value);
    const QString id = call.captures.value(0);
    if (const auto form = checkSessionId(id); !form)
        return reply(refusal(form.error()));
    if (!entry)
        return reply(refusal(noSuchSession()));
    desk.read(route::ShowSession, reply, [entry, id, now = call.receivedAt](store::Readers &readers) {
        return readDetail(readers, entry->company, id, now);
    });
}

void searchAll(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    QueryFields query(call);
    const QString text = query.text(u"q").value_or(QString());
    const int limit = query.integer(u"limit", 20, 1, 50);
    if (query.error())
        return reply(refusal(*query.error()));
    const auto entry = desk.engine.directory()->companies.value(company.value);
    if (!entry)
        return reply(refusal(base::fail(base::Fault::NotFound, u"no such company"_s)));
    desk.read(route::SearchAll, reply,
              [entry, text, limit](store::Readers &readers) { return readSearch(readers, *entry, text, limit); });
}

void showCustomer(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    desk.read(route::ShowCustomer, reply, [company, ref = call.captures.value(0)](store::Readers &readers) {
        return readCustomer(readers, company, ref);
    });
}

void listArticles(Desk &desk, const Call &, const Reply &reply, CompanyId company)
{
    desk.read(route::ListArticles, reply, [company](store::Readers &readers) -> base::Result<deskapi::Articles> {
        auto articles = TRY(readers.rows.articles.all(company));
        return deskapi::Articles{std::move(articles)};
    });
}

} // namespace

void addReading(std::vector<Route> &routes, Desk &desk)
{
    add(routes, desk, route::ShowQueue, &showQueue);
    add(routes, desk, route::ListSessions, &listSessions);
    add(routes, desk, route::ShowSession, &showSession);
    add(routes, desk, route::SearchAll, &searchAll);
    add(routes, desk, route::ShowCustomer, &showCustomer);
    add(routes, desk, route::ListArticles, &listArticles);
}

} // namespace tierdesk::dialects::desk
