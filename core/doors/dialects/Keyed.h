#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"
#include "core/engine/CommandContext.h"
#include "core/engine/Engine.h"

#include <memory>
#include <optional>

/// Requests that may be repeated: the first answer to an Idempotency-Key is kept with the writes that it tells of, and
/// answers every repeat for 24 h.
namespace tierdesk::dialects {

/// The request's key; none without the header. @p door goes into the scope, so that doors and callers do not meet.
/// Fails with InvalidInput for other than 1 to 255 visible ASCII characters, or two headers.
[[nodiscard]] base::Result<std::optional<engine::Keyed>> keyedOf(const Call &call, QByteArrayView door);

/// An answer as it is kept: its status before its body.
[[nodiscard]] QByteArray packAnswer(int status, const QByteArray &body);
/// The kept answer, marked with `Idempotency-Replayed: true`.
[[nodiscard]] Answer replayedAnswer(const QByteArray &packed);

/// The kept answer to an earlier request with @p keyed, if there is one, else @p refusal: what has been done once is
/// answered alike, though it could not be done now.
void replayOrRefuse(engine::Engine &engine, CompanyId company, const engine::Keyed &keyed, const base::Error &refusal,
                    QObject *context, std::function<void(base::Result<Answer>)> done);

/// One command behind a POST.
template<class R>
struct KeyedCommand {
    Actor actor;
    CompanyId company;
    std::optional<engine::Keyed> keyed;
    std::function<base::Result<R>(engine::CommandContext &)> work;
    std::function<QByteArray(const R &)> encode; ///< pure; on the engine thread for a keyed request, else on context's
    int status = 200;
    std::function<int(const R &)> statusOf{}; ///< where it is not always `status`; pure, called as encode is

    [[nodiscard]] int statusFor(const R &value) const { return statusOf ? statusOf(value) : status; }
};

/// Runs @p command and gives @p done its answer on @p context's thread, or the answer to the first request with its
/// key.
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
