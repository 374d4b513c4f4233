#pragma once

#include "app/Application.h"
#include "app/Await.h"
#include "app/ShiftedClock.h"
#include "app/tools/RehearsalTalk.h"
#include "core/engine/CommandContext.h"
#include "core/mind/nlu/Reader.h"

#include <QtCore/QTemporaryDir>

#include <map>
#include <memory>

namespace tierdesk::app {

/// The companies of scripts, by name; each file is read once.
class Worlds final
{
public:
    /// The file "worlds/NAME.json" beside @p script or one folder up, else that of the demo. Fails as the reading does.
    [[nodiscard]] base::Result<const QJsonObject *> of(const Script &script);

private:
    std::map<QString, QJsonObject> m_worlds;
};

/// The orders of the customer @p who in @p world.
[[nodiscard]] QJsonArray ordersOf(const QString &who, const QJsonObject &world);

/// A real engine over a passing store, for some talks. Blocking.
class RehearsalStage final
{
public:
    /// Plays a talk of a customer with these orders.
    using Plays = std::function<base::Result<TalkResult>(const QJsonArray &orders, const Sends &send)>;

    /// @p responder speaks for the AI tiers. Both outlive the stage.
    RehearsalStage(const nlu::Reader &reader, const ai::Responder &responder)
        : m_reader(reader)
        , m_responder(responder)
    {}
    ~RehearsalStage();
    RehearsalStage(const RehearsalStage &) = delete;
    RehearsalStage &operator=(const RehearsalStage &) = delete;

    /// Gives @p plays a session of the customer of @p script, who is the only one of a company made from @p world.
    /// Fails as @p plays does, and with InvalidInput when the world has no such customer.
    [[nodiscard]] base::Result<TalkResult> play(const Script &script, const QJsonObject &world, const Plays &plays);

    /// Whether the next talk needs another stage.
    [[nodiscard]] bool isFull() const;

private:
    [[nodiscard]] base::Result<void> open();

    const nlu::Reader &m_reader;
    const ai::Responder &m_responder;
    ShiftedClock m_clock;
    base::Counters m_counters;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<engine::Engine> m_engine;
    Waiter m_waiter;
    int m_talks = 0;
};

} // namespace tierdesk::app
