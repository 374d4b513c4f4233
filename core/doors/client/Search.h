#pragma once

#include "core/doors/client/Resource.h"
#include "core/doors/deskapi/Sessions.h"

namespace tierdesk::client {

/// Sessions, customers, orders and articles that a text is found in.
class Search final : public Resource
{
public:
    using Resource::Resource;

    static constexpr int DefaultLimit = 20; ///< hits of a kind

    /// @p limit is 1 to 50.
    void find(const QString &text, int limit, QObject *context, Done<deskapi::SearchResults> done);
};

} // namespace tierdesk::client
