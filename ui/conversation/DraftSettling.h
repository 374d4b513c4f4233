#pragma once

#include "core/domain/Ids.h"
#include "ui/conversation/DraftStore.h"

namespace tierdesk::deskapi {
struct SessionDetail;
}

namespace tierdesk::ui {

/// What the record of a case told of its drafts.
struct Settled {
    bool isGivenBack = false; ///< a reply was held back and never sent: it is a draft again
    bool isTaken = false;     ///< what was tried without an answer is with the server: it is a draft no more
};

/// Compares what this console gave to the server with what @p detail, the whole case, has of it: what is held still
/// stays so, what was said is no draft any more, what was not said is one again. @p me wrote it; while @p isSending the
/// answer to a try is on its way and tells more.
Settled settleDrafts(DraftStore &drafts, const QString &owner, const deskapi::SessionDetail &detail, UserId me,
                     bool isSending);

} // namespace tierdesk::ui
