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
    std::set<ActionKind> onRecord; ///< changes that orders speak of: it may be said that they were, not that they are
    QStringList companyWords;      ///< written by the company: links in it may be passed on
    QStringList knownWords;        ///< whatever else may be said back: what the tools gave, the customer's own words
    QString prompt;                ///< not to be told, in whatever disguise
    QStringList secrets;
    bool isBesideQuestion = false; ///< the customer is asked about a change below it: it may ask nothing itself
};

/// What is wrong with @p reply, in words for the model that is to write it again; nothing when it may leave. Refused
/// are: no words or too many, a change told or promised that did not happen (see Claims.h, Deeds.h), a link, mail
/// address or telephone number that nobody knows, a whole card number or IBAN, the prompt's own words (spaced,
/// reversed, rotated), keys, blocks of encoded text, and beside a question of ours whatever asks or names an answer: a
/// yes has one question. Errs on the side of refusing: what is refused is written again.
/// @p before is what stands before it in the same reply and was held against the same: it says what "it" is. Pure.
[[nodiscard]] std::optional<QString> faultOf(const QString &reply, const ReplyGrounds &grounds,
                                             const QString &before = {});

/// Makes the patterns of all languages ready (some tens of milliseconds, once), so that no reply waits for it.
/// Thread-safe.
void prepareReplyCheck();

/// The claim of a change in @p reply that neither what happened nor the record holds: its words. Pure.
[[nodiscard]] std::optional<QString> unfoundedClaim(const QString &reply, const std::vector<ActionRequest> &happened,
                                                    const std::set<ActionKind> &onRecord, const QString &before = {});

} // namespace tierdesk::ai
