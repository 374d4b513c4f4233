#pragma once

#include "core/doors/client/Resource.h"
#include "core/doors/deskapi/Sessions.h"

namespace tierdesk::client {

/// Customers with their orders, subscriptions and sessions.
class Customers final : public Resource
{
public:
    using Resource::Resource;

    /// @p ref is the company's own name for them: SessionRow::customerRef.
    void open(const QString &ref, QObject *context, Done<deskapi::CustomerDetail> done);
};

} // namespace tierdesk::client
