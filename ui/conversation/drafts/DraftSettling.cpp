#include "ui/conversation/drafts/DraftSettling.h"

#include "core/doors/deskapi/Sessions.h"

#include <algorithm>

namespace tierdesk::ui {

using Kind = DraftStore::Kind;

namespace {

bool isSaid(const deskapi::SessionDetail &detail, UserId me, Kind kind, const QString &text, qint64 after)
{
    const auto &messages = detail.messages;
    return std::any_of(messages.rbegin(), messages.rend(), [&](const Message &message) {
        return message.id.value > after && message.author == me && message.isInternal == (kind == Kind::Note) &&
               message.text == text;
    });
}

/// What was tried and never answered is a draft no more where the server has it.
bool takeTried(DraftStore &drafts, const QString &owner, const deskapi::SessionDetail &detail, UserId me, Kind kind)
{
    const QString &session = detail.session.id;
    Draft draft = drafts.draft(owner, session, kind);
    if (draft.key.isEmpty())
        return false;
    const auto held = std::find_if(detail.held.begin(), detail.held.end(), [&](const HeldReply &each) {
        return kind == Kind::Reply && each.user == me && each.text == draft.text &&
               std::none_of(draft.held.begin(), draft.held.end(),
                            [&](const Draft::Held &known) { return known.id == each.id.value; });
    });
    if (held != detail.held.end())
        draft.held.push_back({held->id.value, draft.text, draft.after, draft.files});
    else if (!isSaid(detail, me, kind, draft.text, draft.after))
        return false;
    draft.text.clear();
    draft.files.clear();
    draft.key.clear();
    drafts.put(owner, session, kind, draft);
    return true;
}

} // namespace

Settled settleDrafts(DraftStore &drafts, const QString &owner, const deskapi::SessionDetail &detail, UserId me,
                     bool isSending)
{
    Settled settled;
    const QString &session = detail.session.id;
    for (const Draft::Held &each : drafts.draft(owner, session, Kind::Reply).held) {
        const bool isHeld = std::any_of(detail.held.begin(), detail.held.end(),
                                        [&](const HeldReply &held) { return held.id.value == each.id; });
        if (isHeld)
            continue;
        if (isSaid(detail, me, Kind::Reply, each.text, each.after)) {
            drafts.forgetHeld(owner, session, each.id);
        } else {
            drafts.giveBack(owner, session, each.id, each.text);
            settled.isGivenBack = true;
        }
    }
    for (const Kind kind : {Kind::Reply, Kind::Note}) {
        if (!isSending && takeTried(drafts, owner, detail, me, kind))
            settled.isTaken = true;
    }
    if (settled.isTaken)
        drafts.flush();
    return settled;
}

} // namespace tierdesk::ui
