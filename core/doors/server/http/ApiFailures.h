#pragma once

#include "core/doors/dialects/Call.h"

#include <vector>

namespace tierdesk::server {

/// The error responses of one dialect's routes, for openapi.json. They are generated with Dialect::refuse(), so that
/// the description matches what the server sends.
class ApiFailures final
{
public:
    explicit ApiFailures(const dialects::Dialect &dialect);

    /// Returns the HTTP statuses with which a call to @p route can fail, in ascending order.
    [[nodiscard]] std::vector<int> statusesOf(const dialects::Route &route) const;
    /// Returns an OpenAPI response object for @p status with an example of each reason. @p schema describes the bodies.
    [[nodiscard]] QJsonObject response(int status, const QJsonObject &schema) const;

private:
    struct Refusal {
        const char *name = "";
        base::Fault fault = base::Fault::Internal;
        int askedStatus = 0; ///< HTTP status if the server refuses the call itself; else 0
        dialects::Answer answer;
    };
    std::vector<Refusal> m_refusals;
};

} // namespace tierdesk::server
