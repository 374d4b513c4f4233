#pragma once

#include "core/engine/Directory.h"
#include "core/engine/Turn.h"
#include "core/mind/turns/TurnPlan.h"

#include <QtCore/QDate>

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::engine {

/// A text that somebody asks about: how it reads, and who would have to answer it.
struct AdviceRequest {
    CompanyId company;
    QString sessionId;   ///< the conversation that it belongs to; empty: of a new customer's or @p customerRef's
    QString customerRef; ///< without a conversation; may be empty
    Door door = Door::Cs;
    QString text;
    QString productId{};         ///< the sku of what it is about, where the asker knows it
    QDate purchaseDate{};        ///< of that product; may be invalid
    std::optional<double> score; ///< as the asker has read it, −1…1: the worse of the two makes the priority
};

/// What would come of the text as the customer's next message.
struct Advice {
    Session session; ///< as it stands; its key is unset where there is none yet
    Reading reading;
    Decision decision;
    Tier tier = Tier::AiRep;          ///< who would have the case
    std::vector<ReasonGiven> reasons; ///< of the escalation, the deciding one first; empty without one
    Priority priority = Priority::Normal;
    QString reply;       ///< what the AI would say; empty where people have the case
    QString product;     ///< the name of what it is about; empty where the company has no such product
    QDate purchaseDate;  ///< of it; invalid where it is not known
    QString orderNumber; ///< the customer's order of it, of that date where one is given; empty: none
    /// Until the answer: the AI's mean time of the last day, or the wait in the queue, or the company's target for the
    /// priority where too few cases were taken to know or nobody is on duty.
    Millis wait;
};

/// Thinks as rehearse() does: nothing is written and no model is asked. Fails with NotFound for a conversation that the
/// company has not, or with StorageFailed.
[[nodiscard]] base::Result<Advice> advise(store::Readers &readers, const AdviceRequest &request,
                                          const CompanyEntry &entry, const turns::Responders &responders,
                                          Timestamp now);

} // namespace tierdesk::engine
