#pragma once

#include "core/doors/dialects/desk/Desk.h"

/// A request that is worked off slice by slice, so that turns are settled in between. The whole of it happens once for
/// its Idempotency-Key: what was done is kept with each slice, and a repeat that comes between two goes on from there.
namespace tierdesk::dialects::desk {

/// @p T: its answer, which tells what was done.
template<class T>
struct Sliced {
    Actor actor;
    CompanyId company;
    std::optional<engine::Keyed> keyed;
    /// Does what follows on @p done, and adds it there; whether it was the last.
    std::function<base::Result<bool>(engine::CommandContext &, T &done)> work;
};

template<class T>
struct Slice {
    T done;
    bool isLast = false;
    std::optional<Answer> kept; ///< the first request's
};

template<class T>
base::Result<Slice<T>> nextSlice(engine::CommandContext &context, const Sliced<T> &sliced, T done)
{
    constexpr int UnderWay = 102; // the status of what is kept between slices
    constexpr base::JsonLimits Largest{.size = 16 << 20};
    if (sliced.keyed) {
        const auto found = TRY(context.replay(sliced.company, *sliced.keyed));
        if (found) {
            Answer kept = replayedAnswer(*found);
            if (kept.status != UnderWay)
                return Slice<T>{{}, true, std::move(kept)};
            const auto body = base::parseJsonObject(kept.body, Largest);
            done = TRY(body ? deskapi::decode<T>(*body) : base::Result<T>(body.error()));
        }
    }
    const auto isLast = TRY(sliced.work(context, done));
    if (sliced.keyed) {
        const QByteArray answered = packAnswer(isLast ? 200 : UnderWay, base::toJson(deskapi::encode(done)));
        TRY(context.keep(sliced.company, *sliced.keyed, answered));
    }
    return Slice<T>{std::move(done), isLast, {}};
}

template<class T>
void workOn(Desk &desk, const std::shared_ptr<const Sliced<T>> &sliced, const Reply &reply, const T &done)
{
    desk.engine.submit<Slice<T>>(
        sliced->actor, [sliced, done](engine::CommandContext &context) { return nextSlice(context, *sliced, done); },
        &desk.context,
        [&desk, sliced, reply](const base::Result<Slice<T>> &slice) {
            if (!slice)
                return reply(refusal(slice.error()));
            if (slice->kept)
                return reply(*slice->kept);
            if (slice->isLast)
                return reply(answer(deskapi::encode(slice->done)));
            workOn(desk, sliced, reply, slice->done);
        });
}

template<class T>
void workOff(Desk &desk, Sliced<T> sliced, const Reply &reply)
{
    workOn(desk, std::make_shared<const Sliced<T>>(std::move(sliced)), reply, T());
}

} // namespace tierdesk::dialects::desk
