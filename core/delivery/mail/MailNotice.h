#pragma once

#include "core/domain/Outbox.h"

namespace tierdesk::delivery {

/// The text of an event for people.
struct MailNotice {
    QString subject;
    QString text;
    QString html; ///< empty if the endpoint asks for text only
};

/// Returns the notification for an e-mail endpoint: what happened, whose case it is, the customer's last text, a link
/// that opens the case in the console (ui::caseIn() reads it), and the event's facts, one per line. @p row's body is
/// the event as webhooks receive it, with `case` added (engine::noticeFacts()); in HTML all of it is escaped. An event
/// without its own sentence is described by its name; if the body cannot be parsed, no facts are given.
[[nodiscard]] MailNotice noticeOf(const OutboxRow &row, NoticeFormat format, const QString &company);

} // namespace tierdesk::delivery
