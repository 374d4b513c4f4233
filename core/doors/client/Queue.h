#pragma once

#include "core/doors/client/Resource.h"
#include "core/doors/deskapi/Sessions.h"

namespace tierdesk::client {

/// The queue of cases for people.
class Queue final : public Resource
{
public:
    using Resource::Resource;

    void list(deskapi::QueueView view, QObject *context, Done<deskapi::Queue> done);
};

} // namespace tierdesk::client
