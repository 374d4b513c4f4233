#include "core/doors/dialects/platform/Steps.h"

#include "core/base/Literals.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

namespace tierdesk::dialects::platform {

namespace {

/// Matches "1. …", "2) …" and "Step 3: …"; more than two digits are a year or a quantity, not a step.
const QRegularExpression &numbered()
{
    static const QRegularExpression pattern(uR"(^\s*(?:step\s+)?\d{1,2}[.):]\s+(\S.*)$)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

/// Matches the end of a title: ": ", " - ", " – ", " — " or the end of the first sentence.
const QRegularExpression &titleEnd()
{
    static const QRegularExpression pattern(uR"(:\s+|\s+[-–—]\s+|[.!?]\s+)"_s);
    return pattern;
}

Step stepOf(const QString &line)
{
    const auto end = titleEnd().match(line);
    if (!end.hasMatch()) {
        Step step{line, {}};
        if (step.title.endsWith(u'.'))
            step.title.chop(1);
        return step;
    }
    return {line.first(end.capturedStart()), line.sliced(end.capturedEnd()).trimmed()};
}

} // namespace

std::vector<Step> stepsOf(const QString &body)
{
    std::vector<Step> steps;
    for (const QString &each : body.split(u'\n')) {
        const auto match = numbered().match(each);
        const QString line = each.trimmed();
        if (match.hasMatch()) {
            steps.push_back(stepOf(match.captured(1).trimmed()));
        } else if (!steps.empty() && !line.isEmpty()) {
            QString &description = steps.back().description;
            description += (description.isEmpty() ? QString() : u" "_s) + line;
        }
    }
    if (steps.size() < 2)
        steps.clear();
    return steps;
}

} // namespace tierdesk::dialects::platform
