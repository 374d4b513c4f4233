#pragma once

#include "core/base/Result.h"
#include "core/domain/LocalModels.h"
#include "core/domain/Models.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>

#include <functional>
#include <optional>

namespace tierdesk::dialects {

/// Provides what the desk API needs about models and neither the engine nor the store knows: keys, and the providers
/// themselves. Dialects open no sockets and hold no keys, so the program implements it. Called from the server thread.
/// Each callback runs once on the thread of @p context, and not at all after @p context is gone.
class ModelDesk
{
public:
    virtual ~ModelDesk() = default;

    /// Returns where keys are stored: "keychain", "file" or "credentials" (provided by the service manager, read-only).
    [[nodiscard]] virtual QString keyStore() const = 0;

    struct State {
        bool hasKey = false;    ///< for the provider's current origin
        bool isResting = false; ///< paused after several failures in a row
        QStringList unpriced{}; ///< its models without a price
    };
    [[nodiscard]] virtual State state(const ModelProvider &provider) const = 0;

    using Done = std::function<void(base::Result<void>)>;
    /// Stores @p key for @p provider and its current origin; an empty key deletes the stored one. Fails with
    /// Unavailable (no key store, or it stayed locked) or Forbidden (a read-only store). No error contains the key.
    virtual void setKey(const ModelProvider &provider, const QByteArray &key, QObject *context, Done done) = 0;

    /// Receives the IDs of the models that the provider currently lists. Fails with AiUnavailable or AiFailed.
    using Listed = std::function<void(base::Result<QStringList>)>;
    virtual void list(const ModelProvider &provider, QObject *context, Listed done) = 0;

    /// A user's test question, sent unchanged, without a customer and without tools.
    struct Trial {
        QString text;
        QString model; ///< as the provider names it
        int latencyMs = 0;
        ModelUse use;
        std::optional<base::Error> failure{}; ///< the answer could not be read; the request is billed all the same
    };
    using Tried = std::function<void(base::Result<Trial>)>;
    virtual void tryOut(const ModelProvider &provider, const ModelsConfig &models, const QString &model,
                        const QString &text, QObject *context, Tried done) = 0;

    /// Finds model servers on this machine, including the one that the program has started, if any.
    using Found = std::function<void(const LocalSearch &)>;
    virtual void findLocal(QObject *context, Found done) = 0;

    /// The prices that come with the program, with their date and source.
    struct Prices {
        QString asOf;
        QString source;
        std::vector<ModelPrice> prices;
        ModelPrice unknown; ///< price of an unpriced model where a budget applies
    };
    [[nodiscard]] virtual Prices prices() const = 0;
};

} // namespace tierdesk::dialects
