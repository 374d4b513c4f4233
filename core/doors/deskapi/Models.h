#pragma once

#include "core/domain/LocalModels.h"
#include "core/domain/Models.h"

/// Providers of models, their keys and what they cost. Costs are US dollars.
namespace tierdesk::deskapi {

enum class ProviderState { Ready, NoKey, Resting };

/// A provider as it is set, without its key, and how it does.
struct Provider {
    QString name;
    ModelWire protocol = ModelWire::Anthropic;
    QString baseUrl;
    QString small, large;
    int concurrent = 0;
    double timeoutSeconds = 0;
    bool masksPersonalData = true;
    bool hasOldTokenField = false; ///< JSON `oldTokenField`
    bool isLocal = false;          ///< JSON `local`; found on the server's machine
    bool hasKey = false;
    ProviderState state = ProviderState::Ready; ///< resting: it failed several times in a row
    QStringList unpriced;                       ///< those of its models that have no price
};

struct Price {
    QString model;                                         ///< the id, or how it begins
    double in = 0, out = 0, cacheRead = 0, cacheWrite = 0; ///< a million tokens
    int longFrom = 0; ///< tokens of a request beyond which all of it costs longTimes as much; 0: nowhere
    double longTimes = 1;
};

struct Models {
    std::vector<Provider> providers;
    QString keyStore; ///< keychain, file or credentials
    double spentToday = 0;
    std::optional<double> budgetPerDay;
    QString pricesAsOf;
    QString pricesSource;
    std::vector<Price> prices; ///< those that come with the program
    Price unknownPrice;        ///< what a model without a price counts as where there is a budget
};

struct ProviderKey {
    QString key;
};

/// As the provider lists them now.
struct ModelList {
    QStringList models;
};

struct TryModel {
    QString model; ///< empty: the provider's small one
    QString text;
};
struct Tried {
    QString text;
    QString model; ///< as the provider names it
    int latencyMs = 0;
    int tokensIn = 0, tokensOut = 0, tokensCached = 0;
    std::optional<double> cost; ///< none: no price is known
};

struct UseLocalModel {
    LocalKind kind = LocalKind::Ollama;
    int port = 0;
    QString model;
    Tier tier = Tier::AiRep; ///< AI_REP or AI_MANAGER
};

struct ModelCosts {
    struct Row {
        QString day; ///< 2026-11-21, UTC
        QString provider;
        QString model;
        qint64 requests = 0;
        qint64 tokensIn = 0; ///< cached ones among them
        qint64 tokensOut = 0;
        qint64 cacheRead = 0, cacheWrite = 0;
        double cost = 0;
        qint64 unpriced = 0; ///< requests of models without a known price
    };
    std::vector<Row> rows; ///< newest day first, then the dearest
    double total = 0;
};

} // namespace tierdesk::deskapi

namespace tierdesk {
template<>
struct Words<deskapi::ProviderState> {
    static constexpr std::array table{std::pair{deskapi::ProviderState::Ready, "ready"},
                                      std::pair{deskapi::ProviderState::NoKey, "no_key"},
                                      std::pair{deskapi::ProviderState::Resting, "resting"}};
};
} // namespace tierdesk
