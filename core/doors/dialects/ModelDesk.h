#pragma once

#include "core/base/Result.h"
#include "core/domain/LocalModels.h"
#include "core/domain/Models.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>

#include <functional>
#include <optional>

namespace tierdesk::dialects {

/// What the desk door asks about models that neither the engine nor the store knows: keys, and the providers
/// themselves. Dialects open no sockets and hold no keys; the program does. Called from the server thread;
/// callbacks run on @p context's thread, once, and not when it has gone.
class ModelDesk
{
public:
    virtual ~ModelDesk() = default;

    /// Where keys are kept: "keychain", "file", "credentials" (given by the service manager, read only).
    [[nodiscard]] virtual QString keyStore() const = 0;

    struct State {
        bool hasKey = false;    ///< for where the provider is now
        bool isResting = false; ///< it failed several times in a row and is left alone for a while
        QStringList unpriced{}; ///< those of its models that have no price
    };
    [[nodiscard]] virtual State state(const ModelProvider &provider) const = 0;

    using Done = std::function<void(base::Result<void>)>;
    /// Keeps @p key for @p provider, for the origin that it has now; an empty one is forgotten. Fails with Unavailable
    /// (no key store, or it stayed locked) or Forbidden (a store that is read only). No error holds the key.
    virtual void setKey(const ModelProvider &provider, const QByteArray &key, QObject *context, Done done) = 0;

    /// The ids of the models that the provider offers now, as it lists them. Fails with AiUnavailable or AiFailed.
    using Listed = std::function<void(base::Result<QStringList>)>;
    virtual void list(const ModelProvider &provider, QObject *context, Listed done) = 0;

    /// A question of a person's, asked as it stands: no customer, no tools.
    struct Trial {
        QString text;
        QString model; ///< as the provider names it
        int latencyMs = 0;
        ModelUse use;
        std::optional<base::Error> failure{}; ///< the answer could not be read; it is paid for all the same
    };
    using Tried = std::function<void(base::Result<Trial>)>;
    virtual void tryOut(const ModelProvider &provider, const ModelsConfig &models, const QString &model,
                        const QString &text, QObject *context, Tried done) = 0;

    /// Looks for model servers on this machine, and at the one that the program has started, if any.
    using Found = std::function<void(const LocalSearch &)>;
    virtual void findLocal(QObject *context, Found done) = 0;

    /// The day and the origin of the prices that come with the program, and those prices.
    struct Prices {
        QString asOf;
        QString source;
        std::vector<ModelPrice> prices;
        ModelPrice unknown; ///< what a model without a price counts as where a budget must hold
    };
    [[nodiscard]] virtual Prices prices() const = 0;
};

} // namespace tierdesk::dialects
