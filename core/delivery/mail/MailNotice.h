#pragma once

#include "core/domain/Outbox.h"

namespace tierdesk::delivery {

/// An event in words for people.
struct MailNotice {
    QString subject;
    QString text;
    QString html; ///< empty where the endpoint asks for text alone
};

/// What an endpoint for mail is told: what has happened, whose case it is, the customer's last words, a link that opens
/// the case in the console (ui::caseIn() reads it), and the event's facts, one a line. @p row's body is the event as
/// webhooks have it, and beside it `case` (engine::noticeFacts()); all of it stays text in HTML. An event that has no
/// sentence of its own is told by its name; a body that is none by the name alone.
[[nodiscard]] MailNotice noticeOf(const OutboxRow &row, NoticeFormat format, const QString &company);

} // namespace tierdesk::delivery
