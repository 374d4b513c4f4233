#include "app/tools/RehearsalStage.h"

#include "app/DemoSeed.h"
#include "app/DemoShop.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace tierdesk::app {

using base::Fault;
using base::Result;

namespace {

/// A Monday at noon, so that people are on duty; worlds tell their times from here.
const base::Timestamp Noon{QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch()};
/// Companies in one store: more would make the engine's directory long.
constexpr int MostTalks = 25;

QJsonArray ofCustomer(const QJsonArray &rows, const char *key, const QString &who)
{
    QJsonArray own;
    for (const QJsonValue &each : rows) {
        if (each[QLatin1String(key)].toString() == who)
            own.append(each);
    }
    return own;
}

/// A subscription to each of the world's plans that @p own has not: a plan exists as long as somebody is on it.
QJsonArray otherPlans(const QJsonArray &all, const QJsonArray &own)
{
    QStringList known;
    for (const QJsonValue &each : own)
        known.append(each[u"plan"].toString());
    QJsonArray others;
    for (const QJsonValue &each : all) {
        if (known.contains(each[u"plan"].toString()))
            continue;
        known.append(each[u"plan"].toString());
        others.append(each);
    }
    return others;
}

/// @p world with @p who as its only customer, but for those who are on other plans, and a key of its own.
QJsonObject reduced(QJsonObject world, const QString &who, int number)
{
    QJsonObject company = world[u"company"].toObject();
    company.insert(u"key"_s, company[u"key"].toString() + u"-%1"_s.arg(number));
    world.insert(u"company"_s, company);
    QJsonArray users;
    for (const QJsonValue &each : world[u"users"].toArray()) {
        QJsonObject user = each.toObject();
        user.insert(u"email"_s, u"%1-%2"_s.arg(number).arg(user[u"email"].toString()));
        users.append(user);
    }
    world.insert(u"users"_s, users);
    QJsonArray subscriptions = ofCustomer(world[u"subscriptions"].toArray(), "customerId", who);
    QJsonArray customers = ofCustomer(world[u"customers"].toArray(), "ref", who);
    for (const QJsonValue &other : otherPlans(world[u"subscriptions"].toArray(), subscriptions)) {
        for (const QJsonValue &each :
             ofCustomer(world[u"customers"].toArray(), "ref", other[u"customerId"].toString())) {
            if (!customers.contains(each))
                customers.append(each);
        }
        subscriptions.append(other);
    }
    world.insert(u"customers"_s, customers);
    world.insert(u"orders"_s, ofCustomer(world[u"orders"].toArray(), "customerId", who));
    world.insert(u"subscriptions"_s, subscriptions);
    world.remove(u"savedReplies"_s);
    return world;
}

engine::StartSession begin(const Script &script, CompanyId company, const QString &session)
{
    engine::StartSession start;
    start.company = company;
    start.id = session;
    start.customerRef = script.who.isEmpty() ? u"guest-1"_s : script.who;
    start.isVerified = !script.who.isEmpty();
    start.channel = script.channel;
    start.door = script.who.isEmpty() ? Door::Chat : Door::Cs;
    return start;
}

} // namespace

Result<const QJsonObject *> Worlds::of(const Script &script)
{
    if (const auto known = m_worlds.find(script.world); known != m_worlds.end())
        return &known->second;
    const QString file = u"worlds/%1.json"_s.arg(script.world);
    const QDir folder = QFileInfo(script.where.section(u':', 0, -2)).dir();
    QString path = u":/demo/%1.json"_s.arg(script.world);
    for (const QString &each : {folder.filePath(u"../"_s + file), folder.filePath(file)}) {
        if (QFile::exists(each))
            path = each;
    }
    auto read = TRY(demoFile(path, Noon));
    return &m_worlds.emplace(script.world, std::move(read)).first->second;
}

QJsonArray ordersOf(const QString &who, const QJsonObject &world)
{
    return ofCustomer(world[u"orders"].toArray(), "customerId", who);
}

RehearsalStage::~RehearsalStage()
{
    if (m_engine)
        m_engine->stop();
}

bool RehearsalStage::isFull() const
{
    return m_talks >= MostTalks;
}

Result<TalkResult> RehearsalStage::play(const Script &script, const QJsonObject &world, const Plays &plays)
{
    if (!m_engine)
        TRY(open());
    m_clock.set(Noon);
    const QJsonObject own = reduced(world, script.who, ++m_talks);
    if (!script.who.isEmpty() && own[u"customers"].toArray().isEmpty())
        return base::fail(Fault::InvalidInput, u"no such customer: "_s + script.who, script.where);
    const auto company = TRY(makeDemoCompany(*m_engine, m_waiter, own, {}));
    const QString session = u"sess_%1"_s.arg(m_talks);
    bool isFirst = true;
    return plays(own[u"orders"].toArray(), [&](const QString &text) -> Result<Heard> {
        m_clock.set(m_clock.now() + base::Millis::seconds(40));
        engine::TurnRequest request{
            .company = company.company.id,
            .sessionId = session,
            .start = {},
            .text = text,
            .actor = {.kind = Actor::Kind::Client, .user = {}, .name = u"rehearsal"_s, .from = u"command line"_s},
            .keyed = {},
            .encode = {}};
        if (isFirst)
            request.start = begin(script, company.company.id, session);
        isFirst = false;
        const auto outcome = TRY(m_waiter.turn(*m_engine, std::move(request)));
        Heard heard = heardWith(outcome.answer ? outcome.answer->text : QString(), outcome.session);
        heard.actions = outcome.actions;
        return heard;
    });
}

Result<void> RehearsalStage::open()
{
    m_folder = std::make_unique<QTemporaryDir>(passingFolder(u"rehearsal"_s, QDir::tempPath()));
    if (!m_folder->isValid())
        return base::fail(Fault::StorageFailed, m_folder->errorString(), m_folder->path());
    m_clock.set(Noon);
    m_engine = TRY(engine::Engine::start({.databasePath = m_folder->filePath(u"rehearsal.db"_s),
                                          .clock = m_clock,
                                          .counters = m_counters,
                                          .reader = m_reader,
                                          .aiRep = m_responder,
                                          .aiManager = m_responder,
                                          .thinkWorkers = 1,
                                          .sweepIntervalMs = 0,
                                          .trainAfterMs = 0}));
    return {};
}

} // namespace tierdesk::app
