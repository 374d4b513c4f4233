#pragma once

#include "core/engine/CommandContext.h"
#include "core/engine/Engine.h"
#include "core/mind/ai/local/LocalResponder.h"
#include "core/store/Readers.h"
#include "resources/Resources.h"
#include "tests/support/ManualClock.h"

#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

namespace tierdesk::tests {

/// A real engine on a real file, with one company, its shop and two agents.
class EngineFixture
{
public:
    explicit EngineFixture(const ai::Responder *responder = nullptr)
        : m_responder(responder ? responder : &m_local)
    {
        resources::init();
        auto reader = nlu::Reader::load();
        if (!reader)
            qFatal("the reader cannot load: %s", qPrintable(reader.error().message));
        m_reader = std::make_unique<nlu::Reader>(std::move(*reader));
        open();
        fill();
    }
    ~EngineFixture()
    {
        if (engine)
            engine->stop();
    }

    /// Of the next open(): 0: no examples are learned.
    int trainAfterMs = 0;
    const engine::Announcer *announcer = nullptr; ///< too
    qint64 diskReserve = 1;                       ///< too
    void open(qint64 maxPages = 0)
    {
        auto started = engine::Engine::start({.databasePath = path(),
                                              .clock = clock,
                                              .counters = counters,
                                              .reader = *m_reader,
                                              .aiRep = *m_responder,
                                              .aiManager = *m_responder,
                                              .thinkWorkers = 2,
                                              .sweepIntervalMs = 0,
                                              .maxPages = maxPages,
                                              .diskReserve = diskReserve,
                                              .trainAfterMs = trainAfterMs,
                                              .announcer = announcer});
        if (!started)
            qFatal("the engine cannot start: %s", qPrintable(started.error().message));
        engine = std::move(*started);
    }
    void restart()
    {
        engine->stop();
        engine.reset();
        open();
    }
    [[nodiscard]] QString path() const { return m_folder.filePath(u"tierdesk.db"_s); }

    /// Runs the event loop of the test until @p start's `done` was called.
    template<class R, class Start>
    [[nodiscard]] base::Result<R> wait(Start start)
    {
        std::optional<base::Result<R>> result;
        start([&](base::Result<R> got) { result.emplace(std::move(got)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
            qFatal("the engine did not answer");
        return std::move(*result);
    }
    template<class R>
    [[nodiscard]] base::Result<R> command(std::function<base::Result<R>(engine::CommandContext &)> work,
                                          const Actor &actor = {})
    {
        return wait<R>([&](auto done) { engine->submit<R>(actor, std::move(work), &context, std::move(done)); });
    }
    [[nodiscard]] base::Result<engine::TurnOutcome> turn(engine::TurnRequest request)
    {
        return wait<engine::TurnOutcome>(
            [&](auto done) { engine->turn(std::move(request), &context, std::move(done)); });
    }
    [[nodiscard]] engine::TurnRequest opening(const QString &text, const QString &customer = u"cust-dana"_s) const
    {
        return {.company = company.id,
                .sessionId = {},
                .start = engine::StartSession{.company = company.id,
                                              .id = {},
                                              .customerRef = customer,
                                              .category = {},
                                              .metadata = {},
                                              .previous = {}},
                .text = text,
                .actor = {.kind = Actor::Kind::Client, .user = {}, .name = u"test"_s, .from = u"test"_s},
                .reopens = false,
                .keyed = {},
                .encode = {}};
    }
    [[nodiscard]] engine::TurnRequest message(const QString &session, const QString &text) const
    {
        auto request = opening(text);
        request.start.reset();
        request.sessionId = session;
        return request;
    }
    [[nodiscard]] Actor as(const User &user) const
    {
        return {.kind = Actor::Kind::User, .user = user.id, .name = user.email, .from = u"desk test"_s};
    }

    ManualClock clock;
    base::Counters counters;
    QObject context;
    std::unique_ptr<engine::Engine> engine;
    Company company;
    User marek, elena;

private:
    void fill()
    {
        const Actor actor{.kind = Actor::Kind::Command, .user = {}, .name = u"test"_s, .from = {}};
        company = *command<Company>(
            [](engine::CommandContext &commandContext) {
                return engine::commands::createCompany(commandContext, u"acme"_s, u"Acme Outdoor"_s, defaultConfig());
            },
            actor);
        const auto addUser = [&](const QString &email, const QString &name, Role role) {
            return *command<User>(
                [&](engine::CommandContext &commandContext) {
                    User user;
                    user.company = company.id;
                    user.email = email;
                    user.name = name;
                    user.role = role;
                    return engine::commands::createUser(commandContext, user);
                },
                actor);
        };
        marek = addUser(u"marek@acme.example"_s, u"Marek S."_s, Role::Agent);
        elena = addUser(u"elena@acme.example"_s, u"Elena R."_s, Role::Supervisor);
        const QJsonArray customers{QJsonObject{{u"ref"_s, u"cust-dana"_s},
                                               {u"name"_s, u"Dana Whitfield"_s},
                                               {u"email"_s, u"dana@example.com"_s},
                                               {u"tier"_s, u"GOLD"_s}},
                                   QJsonObject{{u"ref"_s, u"cust-tom"_s}, {u"name"_s, u"Tom Becker"_s}}};
        const auto put = command<engine::commands::Upserted>(
            [&](engine::CommandContext &commandContext) {
                return engine::commands::upsertCustomers(commandContext, company.id, customers);
            },
            actor);
        if (!put || put->accepted != 2)
            qFatal("customers: %s",
                   qPrintable(put ? put->errors.front().reason + put->errors.front().where : put.error().message));
        const QJsonArray orders{QJsonObject{
            {u"number"_s, u"ORD-9876"_s},
            {u"customerId"_s, u"cust-dana"_s},
            {u"status"_s, u"delivered"_s},
            {u"placedAt"_s, base::isoText(clock.now() - Millis::days(10))},
            {u"currency"_s, u"USD"_s},
            {u"total"_s, 312.4},
            {u"paid"_s, 312.4},
            {u"items"_s,
             QJsonArray{QJsonObject{
                 {u"sku"_s, u"TENT-R3"_s}, {u"name"_s, u"Ridge 3 tent"_s}, {u"quantity"_s, 1}, {u"price"_s, 312.4}}}},
            {u"shipments"_s,
             QJsonArray{QJsonObject{{u"carrier"_s, u"UPS"_s},
                                    {u"trackingNumber"_s, u"1Z999"_s},
                                    {u"status"_s, u"delivered"_s},
                                    {u"deliveredAt"_s, base::isoText(clock.now() - Millis::days(4))}}}}}};
        const auto placed = command<engine::commands::Upserted>(
            [&](engine::CommandContext &commandContext) {
                return engine::commands::upsertOrders(commandContext, company.id, orders);
            },
            actor);
        if (!placed || placed->accepted != 1)
            qFatal("orders: %s", qPrintable(placed ? placed->errors.front().reason + placed->errors.front().where
                                                   : placed.error().message));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<nlu::Reader> m_reader;
    ai::LocalResponder m_local;
    const ai::Responder *m_responder;
};

} // namespace tierdesk::tests
