#pragma once

#include "core/domain/Session.h"

#include <QtCore/QString>

#include <utility>
#include <vector>

/// Texts for the use and cost of provider models. Pure.
namespace tierdesk::ui::phrases {

/// "$1.87"; with more decimals below one cent, because a message costs fractions of a cent.
[[nodiscard]] QString dollars(double amount);

/// Returns cost, tokens and names of the models that answered in a session; empty if only the built-in responder
/// answered. @p whole is the known cost of the whole case including briefs and drafts; later answers can exceed it.
[[nodiscard]] std::vector<std::pair<QString, QString>> modelLines(const std::vector<Message> &messages,
                                                                  qint64 whole = 0);

} // namespace tierdesk::ui::phrases
