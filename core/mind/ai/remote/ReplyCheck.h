#pragma once

#include "core/mind/ai/claims/TurnRecord.h"
#include "core/mind/ai/remote/ReplyTool.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace tierdesk::ai {

/// What a reply is checked against before it is sent.
struct ReplyGrounds {
    int bound = 600;                    ///< characters
    const TurnRecord *record = nullptr; ///< null: no customer data, so every claim counts as untrue
    QStringList companyWords{};         ///< text by the company; its links may be passed on
    QStringList knownWords{};           ///< other text that may be repeated: tool results, the customer's message
    QStringList secrets{};
    bool isPersons = false;        ///< a draft for an agent, who may promise to look into it or to ask somebody
    bool isBesideQuestion = false; ///< a question about a change follows it, so it may not ask anything itself
};

/// Why a text must not be sent.
struct ReplyFault {
    QString reason;     ///< for the model's next try
    QStringList claims; ///< the unsupported sentences, if they are the only fault
};

/// Returns what is wrong with @p words, a reply or a part of one; none if they may be sent. Rejects: empty or overlong
/// text; the marks of data fences and tool calls; keys and encoded text; beside our own question, anything but thanks
/// and sympathy, so that a yes has one meaning; sums, numbers, dates and weekdays that nobody gave; claims that
/// something was done, decided, is under way or will happen (ClaimModel) that the record does not support; links that
/// the company did not write; card numbers and IBANs; phone numbers and e-mail addresses that nobody gave. @p record is
/// the record that a segment refers to. Pure.
[[nodiscard]] std::optional<ReplyFault> faultOf(const QString &words, const ReplyGrounds &grounds,
                                                const QString &record = {});

/// Checks what faultOf() checks apart from statements: length, marks, keys, links and addresses. Pure.
[[nodiscard]] std::optional<QString> faultOfForm(const QString &words, const ReplyGrounds &grounds);

/// Returns @p segment as it may be sent. If the record does not support the words of a fact or an outcome, they are
/// replaced with the text of resources/records in @p language. None, with the reason in @p fault, if it must not be
/// sent.
[[nodiscard]] std::optional<Segment> heldAgainst(Segment segment, const ReplyGrounds &grounds, const QString &language,
                                                 ReplyFault *fault);

} // namespace tierdesk::ai
