#pragma once

#include "core/domain/Action.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <set>
#include <vector>

namespace tierdesk::ai {

/// What a reply is held against before it leaves.
struct ReplyGrounds {
    int bound = 600;                     ///< characters
    std::vector<ActionRequest> happened; ///< confirmed changes of this session: of them, and no more, it may be said
    std::vector<ActionRequest> onRecord; ///< changes that orders speak of: of them, and of no other sum or number, it
                                         ///< may be said that they were, not that they are
    std::set<ActionKind>
        tellable{};           ///< told as done before: whatever is, its sums were held against the record already
    QStringList companyWords; ///< written by the company: links in it may be passed on
    QStringList knownWords;   ///< whatever else may be said back: what the tools gave, the customer's own words
    QString prompt;           ///< not to be told, in whatever disguise
    QStringList secrets;
    bool isBesideQuestion = false; ///< the customer is asked about a change below it: it may ask nothing itself
};

/// The first thing that is wrong with @p reply, in words for the model that is to write it again; nothing when it may
/// leave. Refused are, in this order: no words or too many, the marks that fence data and calls of tools, keys and
/// blocks of encoded text, the prompt's own words in any disguise of Disguises.h, beside a question of ours whatever
/// asks or names an answer (a yes has one question), a change told or promised that neither happened nor is on record
/// (Claims.h, Deeds.h), a link that the company did not write, a card number or an IBAN, and a telephone number or mail
/// address that nobody gave. Errs on the side of refusing.
/// @p before is what stands before it in the same reply and was held against the same grounds: it says what "it" is,
/// and is not looked at for faults of its own. Pure.
[[nodiscard]] std::optional<QString> faultOf(const QString &reply, const ReplyGrounds &grounds,
                                             const QString &before = {});

/// Makes the patterns of all languages ready (some tens of milliseconds, once), so that no reply waits for it.
/// Thread-safe.
void prepareReplyCheck();

/// The claim of a change in @p reply that neither what happened nor the record in @p grounds holds: its words. Pure.
[[nodiscard]] std::optional<QString> unfoundedClaim(const QString &reply, const ReplyGrounds &grounds,
                                                    const QString &before = {});

} // namespace tierdesk::ai
