#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"
#include "core/engine/CommandContext.h"
#include "core/engine/Engine.h"

#include <memory>
#include <optional>

/// Repeatable requests: the first answer to an idempotency key is stored together with the writes that it reports, and
/// is returned for every repeat within 24 h.
namespace tierdesk::dialects {

/// Returns the request's key; none without the header. @p door is part of its scope, which keeps APIs and callers
/// apart. Fails with InvalidInput for other than 1 to 255 visible ASCII characters, or two headers.
[[nodiscard]] base::Result<std::optional<engine::Keyed>> keyedOf(const Call &call, QByteArrayView door);

/// Returns an answer in its stored form: the status before the body.
[[nodiscard]] QByteArray packAnswer(int status, const QByteArray &body);
/// Returns the stored answer, marked with `Idempotency-Replayed: true`.
[[nodiscard]] Answer replayedAnswer(const QByteArray &packed);

/// Answers with the stored answer to an earlier request with @p keyed if there is one, else with @p refusal. A request
/// that was executed once gets the same answer even if it could not be executed now.
void replayOrRefuse(engine::Engine &engine, CompanyId company, const engine::Keyed &keyed, const base::Error &refusal,
                    QObject *context, std::function<void(base::Result<Answer>)> done);

/// The command of one POST request.
template<class R>
struct KeyedCommand {
    Actor actor;
    CompanyId company;
    std::optional<engine::Keyed> keyed;
    std::function<base::Result<R>(engine::CommandContext &)> work;
    std::function<QByteArray(const R &)> encode; ///< pure; on the engine thread for a keyed request, else on context's
    int status = 200;
    std::function<int(const R &)> statusOf{}; ///< replaces `status`; pure, called on the thread of `encode`

    [[nodiscard]] int statusFor(const R &value) const { return statusOf ? statusOf(value) : status; }
};

/// Runs @p command and passes its answer, or the stored answer to the first request with its key, to @p done on the
/// thread of @p context.
template<class R>
void submitKeyed(engine::Engine &engine, KeyedCommand<R> command, QObject *context,
                 std::function<void(base::Result<Answer>)> done)
{
    struct Outcome {
        std::optional<R> value;
        QByteArray body;
        int status = 200; ///< of `body`
        std::optional<QByteArray> kept;
    };
    const auto shared = std::make_shared<const KeyedCommand<R>>(std::move(command));
    engine.submit<Outcome>(
        shared->actor,
        [shared](engine::CommandContext &commandContext) -> base::Result<Outcome> {
            Outcome outcome;
            if (shared->keyed) {
                auto kept = TRY(commandContext.replay(shared->company, *shared->keyed));
                if (kept) {
                    outcome.kept = std::move(kept);
                    return outcome;
                }
            }
            auto value = TRY(shared->work(commandContext));
            if (shared->keyed) {
                outcome.body = shared->encode(value);
                outcome.status = shared->statusFor(value);
                const auto kept =
                    commandContext.keep(shared->company, *shared->keyed, packAnswer(outcome.status, outcome.body));
                if (!kept)
                    return kept.error();
            } else {
                outcome.value = std::move(value);
            }
            return outcome;
        },
        context,
        [shared, done = std::move(done)](base::Result<Outcome> outcome) {
            if (!outcome) {
                done(outcome.error());
            } else if (outcome->kept) {
                done(replayedAnswer(*outcome->kept));
            } else {
                Answer answer;
                answer.status = outcome->value ? shared->statusFor(*outcome->value) : outcome->status;
                answer.body = outcome->value ? shared->encode(*outcome->value) : outcome->body;
                done(answer);
            }
        });
}

} // namespace tierdesk::dialects
