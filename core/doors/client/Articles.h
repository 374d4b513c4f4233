#pragma once

#include "core/doors/client/Resource.h"
#include "core/doors/deskapi/Administration.h"

namespace tierdesk::client {

/// The company's knowledge articles.
class Articles final : public Resource
{
public:
    using Resource::Resource;

    void list(QObject *context, Done<deskapi::Articles> done);
    void remove(const QString &ref, QObject *context, Done<void> done);
};

} // namespace tierdesk::client
