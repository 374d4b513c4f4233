#pragma once

#include <QtCore/QString>

#include <vector>

namespace tierdesk::dialects::platform {

/// One step of a how-to.
struct Step {
    QString title;
    QString description; ///< empty where the line says no more than its title
};

/// The numbered lines of an article's body, in their order: "1. Contact us: by chat, e-mail or phone". What stands
/// before a colon, a dash or the first full stop is the title; lines without a number go with the step before them.
/// Empty where fewer than two lines are numbered. Pure.
[[nodiscard]] std::vector<Step> stepsOf(const QString &body);

} // namespace tierdesk::dialects::platform
