#pragma once

#include "core/domain/Ids.h"
#include "ui/conversation/drafts/DraftStore.h"

namespace tierdesk::deskapi {
struct SessionDetail;
}

namespace tierdesk::ui {

/// The result of comparing a case's drafts with its record.
struct Settled {
    bool isGivenBack = false; ///< a reply was held back and never sent: it is a draft again
    bool isTaken = false;     ///< what was tried without an answer is with the server: it is a draft no more
};

/// Compares what this console sent with the whole case in @p detail. Held replies stay held, sent ones are no longer
/// drafts, and dropped ones become drafts again. @p me is the author. While @p isSending, the outcome of the current
/// attempt is left to its answer.
Settled settleDrafts(DraftStore &drafts, const QString &owner, const deskapi::SessionDetail &detail, UserId me,
                     bool isSending);

} // namespace tierdesk::ui
