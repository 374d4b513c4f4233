#pragma once

#include "core/engine/Directory.h"
#include "core/engine/Turn.h"
#include "core/mind/turns/TurnPlan.h"

#include <QtCore/QDate>

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::engine {

/// A text that a client wants assessed: its reading, and who would have to answer it.
struct AdviceRequest {
    CompanyId company;
    QString sessionId;   ///< the conversation that it belongs to; empty: from a new customer or @p customerRef
    QString customerRef; ///< used without a conversation; may be empty
    Door door = Door::Cs;
    QString text;
    QString productId{};         ///< SKU of the product in question, if known
    QDate purchaseDate{};        ///< of that product; may be invalid
    std::optional<double> score; ///< the client's own score, −1…1; the worse of the two determines the priority
};

/// What would happen if the text were the customer's next message.
struct Advice {
    Session session; ///< its current state; the key is unset if there is no session yet
    Reading reading;
    Decision decision;
    Tier tier = Tier::AiRep;          ///< the tier that would have the case
    std::vector<ReasonGiven> reasons; ///< of the escalation, the deciding one first; empty without an escalation
    Priority priority = Priority::Normal;
    QString reply;       ///< what the AI would answer; empty if people have the case
    QString product;     ///< name of the product in question; empty if the company does not have it
    QDate purchaseDate;  ///< of the product; invalid if unknown
    QString orderNumber; ///< the customer's order with it, of the given date if any; empty: none
    /// Expected time until the answer: the AI's mean time over the last day, or the wait in the queue, or the SLA
    /// target for the priority if too few cases were claimed for an estimate or no agent is available.
    Millis wait;
};

/// Assesses a text without writing anything or calling a model, as rehearse() does. Fails with NotFound if the company
/// does not have the conversation, or with StorageFailed.
[[nodiscard]] base::Result<Advice> advise(store::Readers &readers, const AdviceRequest &request,
                                          const CompanyEntry &entry, const turns::Responders &responders,
                                          Timestamp now);

} // namespace tierdesk::engine
