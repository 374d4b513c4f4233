#pragma once

#include "core/doors/deskapi/Sessions.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace tierdesk::ui {

/// A saved reply with the case's own words in it.
struct Filled {
    QString text;
    /// Where the first placeholder stands that nothing is known for, and how long it is; -1: all are filled.
    qsizetype openAt = -1;
    qsizetype openLength = 0;
};

/// The placeholders that are known: {name} the customer's first name, {fullname}, {agent} one's own first name, {order}
/// the number of the order that it is about, {ticket}, {session}.
[[nodiscard]] QStringList placeholderNames();

/// Fills them in @p text. What is not known, or is none of ours, stays as it is for the writer to see. Pure.
[[nodiscard]] Filled fillPlaceholders(const QString &text, const deskapi::SessionDetail &detail,
                                      const QString &agentName);

/// "Dana" of "Dana Whitfield"; all of it where there is one word only.
[[nodiscard]] QString firstName(const QString &name);

} // namespace tierdesk::ui
