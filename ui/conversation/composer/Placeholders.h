#pragma once

#include "core/doors/deskapi/Sessions.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace tierdesk::ui {

/// A saved reply with its placeholders filled in.
struct Filled {
    QString text;
    /// The position and length of the first placeholder without a value; -1 if all are filled in.
    qsizetype openAt = -1;
    qsizetype openLength = 0;
};

/// Returns the known placeholders: {name} (the customer's first name), {fullname}, {agent} (one's own first name),
/// {order} (the number of the case's order), {ticket}, {session}.
[[nodiscard]] QStringList placeholderNames();

/// Fills in the placeholders in @p text. Placeholders that are unknown or have no value stay visible. Pure.
[[nodiscard]] Filled fillPlaceholders(const QString &text, const deskapi::SessionDetail &detail,
                                      const QString &agentName);

/// Returns "Dana" for "Dana Whitfield"; a single word is returned unchanged.
[[nodiscard]] QString firstName(const QString &name);

} // namespace tierdesk::ui
