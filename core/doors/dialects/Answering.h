#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"
#include "core/engine/Directory.h"
#include "core/engine/Engine.h"

#include <QtCore/QObject>

#include <chrono>
#include <functional>

/// Helpers for the handlers of all APIs that chat clients use, whatever their contract.
namespace tierdesk::dialects {

using Done = std::function<void(base::Result<Answer>)>;
/// Called once when a turn ends, with its answer and the text of the reply (empty in a replay).
using Finish = std::function<void(const base::Result<Answer> &, const QString &said)>;

[[nodiscard]] Answer jsonAnswer(const QByteArray &body, int status = 200);

/// Returns a callback that answers with the body that a query rendered.
[[nodiscard]] std::function<void(base::Result<QByteArray>)> asAnswer(Done done);

/// Fails with CompanyDisabled and @p words, the message of the API, if the company is disabled.
[[nodiscard]] base::Result<void>
checkEnabled(const engine::CompanyEntry &entry,
             QLatin1String words = "customer service is switched off for this company"_L1);

/// Returns the session ID that a client sent in @p field. Fails with InvalidSessionId.
[[nodiscard]] base::Result<QString> checkedId(QString id, const QString &field);

/// Returns the text for the customer in an API that promises a response: the reply, or a waiting notice while agents
/// have the case.
[[nodiscard]] QString responseOf(const engine::TurnOutcome &outcome, const engine::CompanyEntry &entry);

/// Returns @p done, except that it gets the answer of @p late after @p time. On @p context's thread.
[[nodiscard]] Done within(std::chrono::milliseconds time, QObject *context, std::function<Answer()> late, Done done);

/// Submits a customer's message. Answers with @p status and the body that @p encode renders, or with the stored answer
/// to the first request with its key. @p encode is pure; with a key it is called on the engine thread.
void submitTurn(engine::Engine &engine, engine::TurnRequest request,
                const std::function<QByteArray(const engine::TurnOutcome &)> &encode, int status, QObject *context,
                const Finish &finish);
void submitTurn(engine::Engine &engine, engine::TurnRequest request,
                const std::function<QByteArray(const engine::TurnOutcome &)> &encode, int status, QObject *context,
                const Done &done);

} // namespace tierdesk::dialects
