#pragma once

#include "core/domain/Action.h"
#include "core/mind/ai/remote/Claims.h"

#include <QtCore/QString>

#include <vector>

namespace tierdesk::ai {

/// What was done, in a session or before it: of that, and of nothing more, a reply may say that it was. References
/// outlive it. Pure.
class Deeds final
{
public:
    explicit Deeds(const std::vector<ActionRequest> &done)
        : m_done(done)
    {}

    /// Whether @p statement, which says of one of @p kinds (empty: of any) that it was done, says what happened: every
    /// sum and every order number in it must be one of those changes', and none may be spoken of as another or as the
    /// whole. What is said to be under way or to come (@p saying) is true only of what it names by its sum or its
    /// number, and never where the speaker promises it of themselves.
    [[nodiscard]] bool cover(const std::vector<ActionKind> &kinds, Saying saying, const QString &statement) const;

private:
    const std::vector<ActionRequest> &m_done;
};

} // namespace tierdesk::ai
