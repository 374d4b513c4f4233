#include "core/store/Rows.h"

#include "core/store/ShopJson.h"

namespace tierdesk::store::rows {

using base::Result;

Session session(const Statement &row)
{
    Session s;
    s.key = row.id<SessionKey>(0);
    s.company = row.id<CompanyId>(1);
    s.id = row.text(2);
    s.customer = row.id<CustomerId>(3);
    s.customerRef = row.text(4);
    s.status = row.enumerator<Status>(5);
    s.tier = row.enumerator<Tier>(6);
    s.priority = row.enumerator<Priority>(7);
    s.holder = row.id<UserId>(8);
    s.createdAt = row.time(9);
    s.updatedAt = row.time(10);
    s.resolvedAt = row.maybeTime(11);
    s.idleAt = row.maybeTime(12);
    s.waitingSince = row.maybeTime(13);
    s.claimedAt = row.maybeTime(14);
    s.snoozedUntil = row.maybeTime(15);
    s.firstResponseDue = row.maybeTime(16);
    s.resolutionDue = row.maybeTime(17);
    s.firstResponseAt = row.maybeTime(18);
    s.pending = row.id<MessageId>(19);
    s.version = row.number(20);
    s.messageCount = row.number(21);
    s.score = row.real(22);
    s.sentiment = row.enumerator<Sentiment>(23);
    if (!row.isNull(24))
        s.rating = row.number(24);
    s.channel = row.enumerator<Channel>(25);
    s.door = row.enumerator<Door>(26);
    s.category = row.maybeEnumerator<Category>(27);
    s.isVerified = row.boolean(28);
    s.language = row.text(29);
    s.complexity = row.real(30);
    s.irateAnswers = row.number(31);
    s.summary = row.text(32);
    s.contact = row.text(33);
    s.previous = row.text(34);
    s.tags = row.list(35);
    if (!row.isNull(36)) {
        if (auto resolution = resolutionFromJson(row.object(36)))
            s.resolution = *std::move(resolution);
        else
            row.refuse(36, row.text(36));
    }
    s.dialogue = row.object(37);
    s.metadata = row.object(38);
    s.brief = row.object(39);
    return s;
}

Message message(const Statement &row)
{
    Message m;
    m.id = row.id<MessageId>(0);
    m.session = row.id<SessionKey>(1);
    m.at = row.time(2);
    m.speaker = row.enumerator<Speaker>(3);
    m.isInternal = row.boolean(4);
    if (!row.isNull(5))
        m.score = row.real(5);
    m.sentiment = row.enumerator<Sentiment>(6);
    m.trigger = row.text(7);
    m.author = row.id<UserId>(8);
    m.authorName = row.text(9);
    if (!row.isNull(10))
        m.answer = answerFactsFromJson(row.object(10));
    m.text = row.text(11);
    if (!row.isNull(12))
        m.topic = TopicFacts{row.enumerator<Category>(12), row.real(13), row.text(14), row.real(15)};
    if (!row.isNull(16))
        m.complexity = row.real(16);
    if (!row.isNull(17))
        m.attachments = attachmentsFromJson(row.array(17));
    return m;
}

Escalation escalation(const Statement &row)
{
    Escalation e;
    e.id = row.id<EscalationId>(0);
    e.company = row.id<CompanyId>(1);
    e.session = row.id<SessionKey>(2);
    e.publicId = row.text(3);
    e.ticket = row.text(4);
    e.from = row.enumerator<Tier>(5);
    e.to = row.enumerator<Tier>(6);
    e.reason = row.enumerator<Reason>(7);
    e.reasons = row.enumerators<Reason>(8);
    e.notes = row.text(9);
    e.explanations = row.list(10);
    e.priority = row.enumerator<Priority>(11);
    e.at = row.time(12);
    e.answeredAt = row.maybeTime(13);
    e.endedAt = row.maybeTime(14);
    e.by = row.text(15);
    e.resolutionNotes = row.text(16);
    e.closedAt = row.maybeTime(17);
    return e;
}

Action action(const Statement &row)
{
    Action a;
    a.id = row.id<ActionId>(0);
    a.company = row.id<CompanyId>(1);
    a.session = row.id<SessionKey>(2);
    a.customer = row.id<CustomerId>(3);
    a.message = row.id<MessageId>(4);
    a.request.kind = row.enumerator<ActionKind>(5);
    a.request.customer = a.customer;
    a.request.orderNumber = row.text(6);
    a.request.subscription = row.text(7);
    if (!row.isNull(8))
        a.request.amount = row.money(8);
    a.request.arguments = row.object(10);
    a.request.idempotencyKey = row.text(11);
    a.verdict = verdictFromJson(row.object(12));
    a.state = row.enumerator<ActionState>(13);
    a.tier = row.enumerator<Tier>(14);
    a.user = row.id<UserId>(15);
    a.reference = row.text(16);
    a.failure = row.text(17);
    a.at = row.time(18);
    a.settledAt = row.maybeTime(19);
    return a;
}

Customer customer(const Statement &row)
{
    Customer c;
    c.id = row.id<CustomerId>(0);
    c.company = row.id<CompanyId>(1);
    c.ref = row.text(2);
    c.name = row.text(3);
    c.email = row.text(4);
    c.phone = row.text(5);
    c.tier = row.text(6);
    c.lifetimeValue = row.money(7);
    c.isVip = row.boolean(9);
    c.language = row.text(10);
    c.createdAt = row.time(11);
    return c;
}

Order order(const Statement &row)
{
    Order o;
    o.id = row.id<OrderId>(0);
    o.company = row.id<CompanyId>(1);
    o.customer = row.id<CustomerId>(2);
    o.number = row.text(3);
    o.status = row.enumerator<OrderStatus>(4);
    o.placedAt = row.time(5);
    const Money currency = Money{0, currencyFrom(row.text(10)).value_or(Money{}.currency)};
    o.items = itemsFrom(row.array(6), currency.currency);
    o.total = Money{row.integer(7), currency.currency};
    o.paid = Money{row.integer(8), currency.currency};
    o.refunded = Money{row.integer(9), currency.currency};
    o.payments = paymentsFrom(row.array(11), currency.currency);
    o.address = storedAddress(row.object(12));
    o.shipments = shipmentsFrom(row.array(13));
    o.isReturnRequested = row.boolean(14);
    return o;
}

QStringList words(const std::vector<Reason> &reasons)
{
    QStringList list;
    for (Reason each : reasons)
        list += QString(word(each));
    return list;
}

Result<qint64> number(Statement query)
{
    TRY(query.run());
    if (query.next())
        return query.integer(0);
    TRY(query.error());
    return qint64{0};
}

QString select(const char *columns, const char *rest)
{
    return "select "_L1 + QLatin1String(columns) + QLatin1Char(' ') + QLatin1String(rest);
}

base::Error taken(base::Error error, const QString &message, const QString &where)
{
    if (error.fault == base::Fault::Conflict) {
        error.message = message;
        error.where = where;
    }
    return error;
}

Result<void> met(Result<int> changed, const QString &what)
{
    if (!changed)
        return changed.error();
    if (*changed == 0)
        return base::fail(base::Fault::NotFound, u"no such row"_s, what);
    return {};
}

} // namespace tierdesk::store::rows
