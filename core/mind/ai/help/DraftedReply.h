#pragma once

#include "core/domain/Session.h"

namespace tierdesk::ai {

/// A reply for a person to read, change and send.
struct DraftedReply {
    QString text;
    AnswerFacts facts; ///< who worded it, with what
    QString instead;   ///< why no model's words, where the company has models: "budget", "failed"; else empty
};

} // namespace tierdesk::ai
