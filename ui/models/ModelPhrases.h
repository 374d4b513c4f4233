#pragma once

#include "core/domain/Session.h"

#include <QtCore/QString>

#include <utility>
#include <vector>

/// What models of providers did and cost, in the words of people at a console. Pure.
namespace tierdesk::ui::phrases {

/// "$1.87"; with more places below a cent, since a message costs fractions of one.
[[nodiscard]] QString dollars(double amount);

/// What the models of a session's answers cost, how much they read and wrote, and who they were; nothing where only the
/// embedded responder spoke. @p whole is what is known of the whole case's cost, its briefs and drafts too: answers
/// that came since are more.
[[nodiscard]] std::vector<std::pair<QString, QString>> modelLines(const std::vector<Message> &messages,
                                                                  qint64 whole = 0);

} // namespace tierdesk::ui::phrases
