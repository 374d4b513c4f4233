#pragma once

#include "core/mind/ai/claims/TurnRecord.h"
#include "core/mind/ai/remote/ReplyTool.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace tierdesk::ai {

/// What a reply is held against before it leaves.
struct ReplyGrounds {
    int bound = 600;                    ///< characters
    const TurnRecord *record = nullptr; ///< null: nothing is known of the customer, and whatever is stated is untrue
    QStringList companyWords{};         ///< written by the company: links in it may be passed on
    QStringList knownWords{}; ///< whatever else may be said back: what the tools gave, the customer's own words
    QStringList secrets{};
    bool isPersons = false;        ///< a draft for a person, who may say that they look into it or ask somebody
    bool isBesideQuestion = false; ///< the customer is asked about a change below it: it may ask nothing itself
};

/// Why words may not leave.
struct ReplyFault {
    QString reason;     ///< for the model that is to write them again
    QStringList claims; ///< the sentences that state what nothing bears out, if that is all that is wrong
};

/// What is wrong with @p words, a reply or a part of one; nothing when they may leave. Refused are: no words or too
/// many; the marks that fence data and calls of tools; keys and blocks of encoded text; beside a question of ours
/// whatever is more than thanks and sympathy, so that a yes has one meaning; a sum, number, date or day of the week
/// that nobody gave; a sentence that states that something was done, decided, is under way or will happen (ClaimModel)
/// and that the record does not bear out; a link that the company did not write; a card number or an IBAN, and a
/// telephone number or mail address that nobody gave.
/// @p record is what a segment says that it tells of. Pure.
[[nodiscard]] std::optional<ReplyFault> faultOf(const QString &words, const ReplyGrounds &grounds,
                                                const QString &record = {});

/// The part of faultOf() that is not about what the words state: their number, marks, keys, links and addresses. Pure.
[[nodiscard]] std::optional<QString> faultOfForm(const QString &words, const ReplyGrounds &grounds);

/// @p segment as it may leave: a fact or an outcome whose own words the record does not bear out is told by the tables
/// of resources/records instead, in @p language. Fails, with the fault in @p fault, when it may not leave at all.
[[nodiscard]] std::optional<Segment> heldAgainst(Segment segment, const ReplyGrounds &grounds, const QString &language,
                                                 ReplyFault *fault);

} // namespace tierdesk::ai
