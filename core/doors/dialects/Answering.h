#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"
#include "core/engine/Directory.h"
#include "core/engine/Engine.h"

#include <QtCore/QObject>

#include <chrono>
#include <functional>

/// How the handlers of a chat client's door come to their answers, whatever contract they speak.
namespace tierdesk::dialects {

using Done = std::function<void(base::Result<Answer>)>;
/// What is to be told of a turn's end, once: its answer, and what was said in it (nothing in a replay).
using Finish = std::function<void(const base::Result<Answer> &, const QString &said)>;

[[nodiscard]] Answer jsonAnswer(const QByteArray &body, int status = 200);

/// Answers with the body that a query rendered.
[[nodiscard]] std::function<void(base::Result<QByteArray>)> asAnswer(Done done);

/// Fails with CompanyDisabled, in the words of the API.
[[nodiscard]] base::Result<void>
checkEnabled(const engine::CompanyEntry &entry,
             QLatin1String words = "customer service is switched off for this company"_L1);

/// A session's id as a client named it in @p field. Fails with InvalidSessionId.
[[nodiscard]] base::Result<QString> checkedId(QString id, const QString &field);

/// What a customer is told by a door that promises a response: the answer, or a waiting line where people have the
/// case.
[[nodiscard]] QString responseOf(const engine::TurnOutcome &outcome, const engine::CompanyEntry &entry);

/// @p done, or @p late where it has not been called within @p time. On @p context's thread.
[[nodiscard]] Done within(std::chrono::milliseconds time, QObject *context, std::function<Answer()> late, Done done);

/// Takes a customer's message and answers with @p status and what @p encode prints of its outcome, or with the answer
/// to the first request with its key. @p encode is pure, and called on the engine thread where there is a key.
void submitTurn(engine::Engine &engine, engine::TurnRequest request,
                const std::function<QByteArray(const engine::TurnOutcome &)> &encode, int status, QObject *context,
                const Finish &finish);
void submitTurn(engine::Engine &engine, engine::TurnRequest request,
                const std::function<QByteArray(const engine::TurnOutcome &)> &encode, int status, QObject *context,
                const Done &done);

} // namespace tierdesk::dialects
