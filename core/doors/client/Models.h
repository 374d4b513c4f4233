#pragma once

#include "core/doors/client/Resource.h"

namespace tierdesk::client {

/// The company's providers of models; a supervisor sees them, an admin sets them up.
class Models final : public Resource
{
public:
    using Resource::Resource;

    void open(QObject *context, Done<deskapi::Models> done);
    /// Makes the provider @p name, or merges @p patch into it; InvalidInput names the field in `where`.
    void save(const QString &name, const QJsonObject &patch, QObject *context, Done<deskapi::Provider> done);
    /// Conflict while a tier speaks through it.
    void remove(const QString &name, QObject *context, Done<QJsonObject> done);
    /// For the address that the provider has now.
    void setKey(const QString &name, const QString &key, QObject *context, Done<deskapi::Provider> done);
    /// What the provider offers now. Fails with the provider's failure.
    void list(const QString &name, QObject *context, Done<deskapi::ModelList> done);
    /// Looks for model servers on the server's machine now.
    void findLocal(QObject *context, Done<LocalSearch> done);
    /// Has a tier ask a model that findLocal() found first. NotFound when it is not there any more.
    void useLocal(const deskapi::UseLocalModel &choice, QObject *context, Done<deskapi::Provider> done);
    /// Asks once, and costs what it costs.
    void tryOut(const QString &name, const deskapi::TryModel &question, QObject *context, Done<deskapi::Tried> done);
};

} // namespace tierdesk::client
