#pragma once

#include <QtCore/QString>

#include <vector>

namespace tierdesk::dialects::platform {

/// A step of a how-to article.
struct Step {
    QString title;
    QString description; ///< empty if the line is only a title
};

/// Returns the numbered lines of an article's body, in order: "1. Contact us: by chat, e-mail or phone". The title ends
/// at a colon, a dash or the first full stop; lines without a number belong to the step before them. Empty if fewer
/// than two lines are numbered. Pure.
[[nodiscard]] std::vector<Step> stepsOf(const QString &body);

} // namespace tierdesk::dialects::platform
