#pragma once

#include "app/Application.h"
#include "app/DemoShop.h"
#include "app/ShiftedClock.h"

#include <map>
#include <random>

namespace tierdesk::app {

/// Plays a script of conversations through the engine, in the order of their instants: customers write, tiers answer,
/// people take over. What the engine refuses is logged and passed over, as a real client would have to.
///
/// Main thread; blocking.
class DemoDay final
{
public:
    DemoDay(engine::Engine &engine, ShiftedClock &clock, Waiter &waiter, base::Timestamp end);

    /// Takes @p sessions (of resources/demo/*-day.json, or DemoWeeks) into the plan.
    [[nodiscard]] base::Result<void> plan(const DemoCompany &company, const QJsonArray &sessions);
    /// Plays everything that is planned, up to the end of the day. Fails with StorageFailed or Unavailable.
    [[nodiscard]] base::Result<void> play();

private:
    /// One conversation while it is played.
    struct Talk {
        const DemoCompany *company = nullptr;
        QString id;
        QJsonObject script;
        Session session;
        QStringList lines;
        qsizetype said = 0;
    };
    using TalkPtr = std::shared_ptr<Talk>;
    using Act = std::function<base::Result<void>()>;

    void at(base::Timestamp when, Act act);
    [[nodiscard]] base::Millis between(int leastSeconds, int mostSeconds);
    [[nodiscard]] bool chance(int percent);

    /// Runs the idle clock.
    [[nodiscard]] base::Result<void> sweep();
    [[nodiscard]] base::Result<void> say(const TalkPtr &talk);
    void afterLastLine(const TalkPtr &talk);
    void planSteps(const TalkPtr &talk, qsizetype next, base::Timestamp when);
    [[nodiscard]] base::Result<void> step(const TalkPtr &talk, const QJsonObject &step);
    void planPerson(const TalkPtr &talk);
    void planClosing(const TalkPtr &talk);
    [[nodiscard]] base::Result<void> rate(const TalkPtr &talk, int rating);

    /// When somebody first looks at a case that is escalated now: on a day before the last one, only while the desk is
    /// staffed.
    [[nodiscard]] base::Timestamp firstLook();

    [[nodiscard]] Actor actorFor(const Talk &talk, const QString &user) const;
    [[nodiscard]] base::Result<void> passOver(const Talk &talk, const base::Error &error) const;

    engine::Engine &m_engine;
    ShiftedClock &m_clock;
    Waiter &m_waiter;
    base::Timestamp m_end;
    base::Timestamp m_now;
    std::mt19937 m_random{20251119}; ///< the same day every time
    std::multimap<base::Timestamp, Act> m_plan;
    int m_people = 0;
};

} // namespace tierdesk::app
