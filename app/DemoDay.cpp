#include "app/DemoDay.h"

#include "core/base/Log.h"
#include "core/engine/CommandContext.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>

namespace tierdesk::app {

namespace {

using base::Fault;
using base::Millis;
using base::Result;
using base::Timestamp;
namespace commands = engine::commands;

const Actor Client{.kind = Actor::Kind::Client, .user = {}, .name = u"web shop"_s, .from = u"cs 127.0.0.1"_s};

/// Between two runs of the idle clock while nobody leaves without a word; who does is looked after in time.
constexpr Millis SweepEvery = Millis::hours(6);
/// A little more than the companies' chats wait for their customers.
constexpr Millis LeftAfter = Millis::minutes(31);

/// "sess_" and 16 characters that are the same every time.
QString idFor(const QString &company, qsizetype index)
{
    const QByteArray seed = company.toUtf8() + QByteArray::number(index);
    return u"sess_"_s +
           QString::fromLatin1(QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex().left(16));
}

QString replyFor(const Session &session)
{
    switch (session.category.value_or(Category::GeneralInquiry)) {
    case Category::Billing:
        return u"Thanks for waiting. I went through your payments line by line and put the mistake right; "
               "the correction shows on your statement within three working days."_s;
    case Category::Shipping:
        return u"I have the carrier on the other line. The parcel was held at the depot and goes out again "
               "tomorrow morning; I will watch it myself until it is with you."_s;
    case Category::ProductQuality:
        return u"I am sorry that this reached you in that state. I have told our workshop about it and will "
               "see to it that you get what you paid for."_s;
    case Category::Subscription:
    case Category::Cancellation:
        return u"I have looked at your plan and made the change. You will get a confirmation by e-mail in a "
               "few minutes."_s;
    case Category::Refund:
        return u"I have read everything, and you are right. I am taking care of your money now and will "
               "write as soon as the bank has it."_s;
    case Category::Technical:
    case Category::Account:
        return u"I have reset it on our side. Please sign out, sign in again, and tell me whether you can "
               "see your orders now."_s;
    case Category::GeneralInquiry:
    case Category::Complaint:
        break;
    }
    return u"Hello, you are speaking with a person now. I have read the whole conversation, and I will stay "
           "with you until this is settled."_s;
}

} // namespace

DemoDay::DemoDay(engine::Engine &engine, ShiftedClock &clock, Waiter &waiter, Timestamp end)
    : m_engine(engine)
    , m_clock(clock)
    , m_waiter(waiter)
    , m_end(end)
{}

void DemoDay::at(Timestamp when, Act act)
{
    // What would only happen after the day's end is left to happen.
    if (when <= m_end)
        m_plan.emplace(when, std::move(act));
}

Millis DemoDay::between(int leastSeconds, int mostSeconds)
{
    // Not std::uniform_int_distribution, whose numbers are each library's own.
    const auto width = static_cast<quint32>(mostSeconds - leastSeconds + 1);
    return Millis::seconds(leastSeconds + static_cast<int>(m_random() % width));
}

bool DemoDay::chance(int percent)
{
    return static_cast<int>(m_random() % 100U) < percent;
}

Result<void> DemoDay::plan(const DemoCompany &company, const QJsonArray &sessions)
{
    qsizetype index = 0;
    for (const QJsonValue &each : sessions) {
        auto talk = std::make_shared<Talk>();
        talk->company = &company;
        talk->script = each.toObject();
        talk->id = talk->script[u"id"].toString(idFor(company.company.key, index++));
        for (const QJsonValue &line : talk->script[u"lines"].toArray())
            talk->lines.append(line.toString());
        const auto ends = TRY(demoSpan(talk->script[u"ends"].toString()));
        Timestamp when = m_end + ends;
        std::vector<Timestamp> instants(static_cast<size_t>(talk->lines.size()));
        const bool isSlow = talk->script[u"channel"].toString() == u"email";
        const auto pace = demoSpan(talk->script[u"pace"].toString());
        for (auto instant = instants.rbegin(); instant != instants.rend(); ++instant) {
            *instant = when;
            when = when - (pace ? *pace : isSlow ? between(600, 2400) : between(40, 110));
        }
        for (const Timestamp instant : instants)
            at(instant, [this, talk] { return say(talk); });
    }
    return {};
}

Result<void> DemoDay::play()
{
    for (Timestamp when = m_plan.empty() ? m_end : m_plan.begin()->first; when < m_end; when = when + SweepEvery)
        at(when, [this] { return sweep(); });
    while (!m_plan.empty()) {
        const auto next = m_plan.begin();
        m_now = next->first;
        const Act act = std::move(next->second);
        m_plan.erase(next);
        m_clock.set(m_now);
        TRY(act());
    }
    m_clock.set(m_end);
    return sweep();
}

Result<void> DemoDay::sweep()
{
    const auto done = m_waiter.command<commands::Swept>(m_engine, Actor{}, commands::sweep);
    return done ? Result<void>() : done.error();
}

Result<void> DemoDay::passOver(const Talk &talk, const base::Error &error) const
{
    if (error.fault == Fault::StorageFailed || error.fault == Fault::Unavailable || error.fault == Fault::Internal)
        return error;
    qCInfo(log::App) << "demo:" << talk.id << error.message;
    return {};
}

Actor DemoDay::actorFor(const Talk &talk, const QString &name) const
{
    const User user = talk.company->users.value(name);
    return {.kind = Actor::Kind::User, .user = user.id, .name = user.email, .from = u"desk 127.0.0.1"_s};
}

Result<void> DemoDay::say(const TalkPtr &talk)
{
    const bool isFirst = talk->said == 0;
    engine::TurnRequest request{.company = talk->company->company.id,
                                .sessionId = talk->id,
                                .start = {},
                                .text = talk->lines[talk->said],
                                .actor = Client,
                                .reopens = true,
                                .keyed = {},
                                .encode = {}};
    if (isFirst) {
        engine::StartSession start;
        start.company = request.company;
        start.id = talk->id;
        start.customerRef = talk->script[u"customer"].toString();
        start.channel = fromWord<Channel>(talk->script[u"channel"].toString()).value_or(Channel::Chat);
        start.door = fromWord<Door>(talk->script[u"door"].toString()).value_or(Door::Cs);
        request.start = std::move(start);
    }
    ++talk->said;
    const auto outcome = m_waiter.turn(m_engine, std::move(request));
    if (!outcome)
        return passOver(*talk, outcome.error());
    talk->session = outcome->session;
    if (talk->said == talk->lines.size())
        afterLastLine(talk);
    return {};
}

void DemoDay::afterLastLine(const TalkPtr &talk)
{
    if (talk->script.contains(u"steps"))
        planSteps(talk, 0, m_now);
    else if (talk->session.tier == Tier::HumanAgent)
        planPerson(talk);
    else
        planClosing(talk);
}

void DemoDay::planSteps(const TalkPtr &talk, qsizetype next, Timestamp when)
{
    const QJsonArray steps = talk->script[u"steps"].toArray();
    if (next >= steps.size())
        return;
    const QJsonObject json = steps.at(next).toObject();
    const auto after = demoSpan(json[u"after"].toString(u"30s"_s));
    const Timestamp then = when + (after ? *after : Millis::seconds(30));
    const auto act = [this, talk, json, next, then]() -> Result<void> {
        if (const auto done = step(talk, json); !done)
            TRY(passOver(*talk, done.error()));
        planSteps(talk, next + 1, then);
        return {};
    };
    at(then, act);
}

Result<void> DemoDay::step(const TalkPtr &talk, const QJsonObject &json)
{
    const CompanyId company = talk->company->company.id;
    const QString what = json[u"do"].toString();
    const QString text = json[u"text"].toString();
    const Actor actor = json.contains(u"by") ? actorFor(*talk, json[u"by"].toString()) : Client;
    return m_waiter.command<void>(m_engine, actor, [&](engine::CommandContext &context) -> Result<void> {
        const auto told = [](const auto &result) -> Result<void> {
            if (!result)
                return result.error();
            return {};
        };
        if (what == u"climb") {
            // Only what the tiers did not see for themselves.
            if (talk->session.tier == Tier::HumanAgent)
                return {};
            return told(commands::escalate(
                context, {.company = company,
                          .sessionId = talk->id,
                          .reason = fromWord<Reason>(json[u"reason"].toString()).value_or(Reason::CustomerRequest),
                          .target = Tier::HumanAgent,
                          .notes = text}));
        }
        if (what == u"claim")
            return told(commands::claim(context, company, talk->id));
        if (what == u"take-over")
            return told(commands::takeOver(context, company, talk->id, text));
        if (what == u"note")
            return told(commands::note(context, company, talk->id, text));
        if (what == u"reply")
            return told(commands::reply(context, company, talk->id, text));
        if (what == u"tags") {
            return told(commands::setTags(context, company, talk->id, text.split(u' ')));
        }
        if (what == u"snooze") {
            const auto span = demoSpan(json[u"for"].toString());
            return span ? told(commands::snooze(context, company, talk->id, context.now() + *span)) : span.error();
        }
        if (what == u"act") {
            const auto amount = moneyFromMajor(json[u"amount"].toDouble(), talk->company->company.config.currency);
            ActionRequest request;
            request.kind = fromWord<ActionKind>(json[u"kind"].toString()).value_or(ActionKind::Credit);
            request.orderNumber = json[u"order"].toString();
            request.amount = amount;
            request.arguments = json[u"arguments"].toObject();
            request.idempotencyKey = talk->id + u"/desk"_s;
            return told(commands::act(context, company, talk->id, request));
        }
        if (what == u"resolve") {
            Resolution resolution;
            resolution.type =
                fromWord<ResolutionType>(json[u"type"].toString()).value_or(ResolutionType::IssueResolved);
            resolution.summary = text;
            return told(commands::resolve(
                context, {.company = company, .sessionId = talk->id, .resolution = std::move(resolution)}));
        }
        if (what == u"rate")
            return told(commands::rate(context, company, talk->id, json[u"value"].toInt()));
        return base::fail(Fault::Internal, u"demo data: no step \"%1\""_s.arg(what));
    });
}

Timestamp DemoDay::firstLook()
{
    const Timestamp soon = m_now + between(45, 330);
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(soon.ms);
    QDate day = local.date();
    const auto opens = [](const QDate &date) { return QTime(date.dayOfWeek() == Qt::Saturday ? 9 : 8, 0); };
    const auto closes = [](const QDate &date) { return QTime(date.dayOfWeek() == Qt::Saturday ? 16 : 20, 0); };
    const auto isClosed = [](const QDate &date) { return date.dayOfWeek() == Qt::Sunday; };
    if (!isClosed(day) && local.time() >= opens(day) && local.time() < closes(day))
        return soon;
    if (isClosed(day) || local.time() >= closes(day))
        day = day.addDays(1);
    while (isClosed(day))
        day = day.addDays(1);
    const Timestamp morning = Timestamp{QDateTime(day, opens(day)).toMSecsSinceEpoch()} + between(60, 2400);
    // Whoever looks at the demo now finds the queue that the script leaves.
    return morning < m_end - Millis::days(1) ? morning : soon;
}

void DemoDay::planPerson(const TalkPtr &talk)
{
    QStringList names = talk->company->users.keys();
    names.sort(); // a hash has no order of its own
    names.removeAll(u"admin"_s);
    if (names.isEmpty())
        return;
    const QString by = names[m_people++ % names.size()];
    const auto plan = [&](Timestamp when, const QJsonObject &json) {
        at(when, [this, talk, json]() -> Result<void> {
            const auto done = step(talk, json);
            return done ? Result<void>() : passOver(*talk, done.error());
        });
    };
    const Timestamp claimed = firstLook();
    const Timestamp replied = claimed + between(40, 150);
    const Timestamp resolved = replied + between(240, 720);
    plan(claimed, {{u"do"_s, u"claim"_s}, {u"by"_s, by}});
    plan(replied, {{u"do"_s, u"reply"_s}, {u"by"_s, by}, {u"text"_s, replyFor(talk->session)}});
    plan(resolved, {{u"do"_s, u"resolve"_s},
                    {u"by"_s, by},
                    {u"type"_s, u"ISSUE_RESOLVED"_s},
                    {u"text"_s, u"Settled by a person; the customer was told."_s}});
    if (chance(55))
        plan(resolved + between(60, 600), {{u"do"_s, u"rate"_s}, {u"value"_s, chance(70) ? 5 : chance(60) ? 4 : 3}});
}

void DemoDay::planClosing(const TalkPtr &talk)
{
    // One in five leaves without a word and is abandoned by the idle clock; the others close the window.
    if (chance(20)) {
        at(m_now + LeftAfter, [this] { return sweep(); });
        return;
    }
    const Timestamp closed = m_now + between(60, 240);
    at(closed, [this, talk]() -> Result<void> {
        const auto done = step(talk, {{u"do"_s, u"resolve"_s},
                                      {u"type"_s, talk->script[u"outcome"].toString(u"INFORMATION_PROVIDED"_s)},
                                      {u"text"_s, talk->session.summary}});
        return done ? Result<void>() : passOver(*talk, done.error());
    });
    if (chance(45)) {
        const int rating = talk->session.score < 0 ? (chance(50) ? 3 : 2) : chance(60) ? 5 : chance(75) ? 4 : 3;
        at(closed + between(30, 300), [this, talk, rating] { return rate(talk, rating); });
    }
}

Result<void> DemoDay::rate(const TalkPtr &talk, int rating)
{
    const auto done = step(talk, {{u"do"_s, u"rate"_s}, {u"value"_s, rating}});
    return done ? Result<void>() : passOver(*talk, done.error());
}

} // namespace tierdesk::app
