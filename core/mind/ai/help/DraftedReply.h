#pragma once

#include "core/domain/Session.h"

namespace tierdesk::ai {

/// A draft for an agent to read, change and send.
struct DraftedReply {
    QString text;
    AnswerFacts facts; ///< which responder wrote it, from which sources
    QString instead;   ///< why no model wrote it although the company has models: "budget", "failed"; else empty
};

} // namespace tierdesk::ai
