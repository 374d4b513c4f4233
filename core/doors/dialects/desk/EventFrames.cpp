#include "core/doors/dialects/desk/EventHub.h"
#include "core/doors/dialects/desk/Rows.h"
#include "core/engine/EventLog.h"

namespace tierdesk::dialects::desk {

namespace {

base::Result<EventFrame> render(const store::Readers &readers, const engine::Directory &directory,
                                const engine::Event &event)
{
    deskapi::Event shown;
    shown.seq = event.seq;
    shown.at = event.at;
    for (const QByteArray &kind : event.kinds)
        shown.kinds.append(QString::fromLatin1(kind));
    if (event.session) {
        shown.session = TRY(fullRow(readers, *event.session));
        // The name that goes with the holder of then, not with the row's of now.
        shown.session->holderName = directory.userName(event.session->holder);
    }
    shown.messages = event.messages;
    shown.messages.insert(shown.messages.begin(), event.read.begin(), event.read.end());
    shown.escalations = event.escalations;
    shown.actions = event.actions;
    shown.held = event.held;
    if (const User *user = directory.user(event.user))
        shown.user = personOf(*user);
    shown.notifies = event.notifies;
    return EventFrame{event.seq, base::toJson(deskapi::encodeFrame(deskapi::ServerFrame(std::move(shown))))};
}

} // namespace

base::Result<std::vector<EventFrame>> render(const store::Readers &readers, const engine::Directory &directory,
                                             const std::vector<std::shared_ptr<const engine::Event>> &events)
{
    std::vector<EventFrame> frames;
    frames.reserve(events.size());
    for (const auto &event : events) {
        auto frame = TRY(render(readers, directory, *event));
        frames.push_back(std::move(frame));
    }
    return frames;
}

base::Result<CaughtUp> catchUp(store::Readers &readers, const engine::Directory &directory, CompanyId company,
                               std::optional<qint64> since, int most)
{
    CaughtUp caughtUp;
    const auto last = TRY(readers.rows.journal.last());
    caughtUp.seq = last;
    if (!since || *since == last)
        return caughtUp;
    if (*since > last) { // of a journal that has since been put back to an older copy
        caughtUp.isReset = true;
        return caughtUp;
    }
    if (last - *since > most) {
        const auto missed = TRY(readers.rows.journal.after({company}, *since, most + 1));
        if (missed.size() > static_cast<size_t>(most)) {
            caughtUp.isReset = true;
            return caughtUp;
        }
    }
    const auto events = TRY(engine::eventsAfter(readers, company, *since, most + 1));
    caughtUp.frames.reserve(events.size());
    for (const engine::Event &event : events) {
        auto frame = TRY(render(readers, directory, event));
        caughtUp.frames.push_back(std::move(frame));
    }
    return caughtUp;
}

} // namespace tierdesk::dialects::desk
