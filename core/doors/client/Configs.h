#pragma once

#include "core/doors/client/Resource.h"
#include "core/doors/deskapi/Administration.h"

namespace tierdesk::client {

/// The company's configuration and its versions, and the look of its web chat; a supervisor's.
class Configs final : public Resource
{
public:
    using Resource::Resource;

    void open(QObject *context, Done<deskapi::Config> done);
    /// Merges @p patch, which has the shape of Config::config; a save is a version. InvalidInput names the field in
    /// `where`.
    void save(const QJsonObject &patch, QObject *context, Done<deskapi::Config> done);
    /// Newest first; @p limit is 1 to 100.
    void versions(int limit, QObject *context, Done<deskapi::ConfigVersions> done);
    /// As docs/webchat.md has it.
    void openWebChat(QObject *context, Done<QJsonObject> done);
    /// Merges @p patch; replies with the whole.
    void saveWebChat(const QJsonObject &patch, QObject *context, Done<QJsonObject> done);
};

} // namespace tierdesk::client
