#pragma once

#include "core/domain/Outbox.h"

namespace tierdesk::delivery {

/// An event in words for people.
struct MailNotice {
    QString subject;
    QString text;
    QString html; ///< empty where the endpoint asks for text alone
};

/// What an endpoint for mail is told: what has happened, and of whom, one fact a line. @p row's body is the event as
/// webhooks have it; names and what customers wrote are in it, and stay text in HTML. An event that has no sentence of
/// its own is told by its name; a body that is none by the name alone.
[[nodiscard]] MailNotice noticeOf(const OutboxRow &row, NoticeFormat format, const QString &company);

} // namespace tierdesk::delivery
