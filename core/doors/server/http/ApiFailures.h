#pragma once

#include "core/doors/dialects/Call.h"

#include <vector>

namespace tierdesk::server {

/// How the routes of one dialect may refuse a call, for openapi.json: asked of the dialect itself, so that what is
/// described is what is answered.
class ApiFailures final
{
public:
    explicit ApiFailures(const dialects::Dialect &dialect);

    /// The statuses with which a call that reaches @p route may fail, ascending.
    [[nodiscard]] std::vector<int> statusesOf(const dialects::Route &route) const;
    /// An OpenAPI response object for @p status, with an example of each reason; @p schema is of the bodies.
    [[nodiscard]] QJsonObject response(int status, const QJsonObject &schema) const;

private:
    struct Refusal {
        const char *name = "";
        base::Fault fault = base::Fault::Internal;
        int askedStatus = 0; ///< HTTP's where the server refuses before the handler; else 0
        dialects::Answer answer;
    };
    std::vector<Refusal> m_refusals;
};

} // namespace tierdesk::server
