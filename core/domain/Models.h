#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/domain/Enums.h"
#include "core/domain/FieldIo.h"
#include "core/domain/Ids.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

/// The models that may answer for a tier instead of the built-in responder: providers, chains, rules and prices.
namespace tierdesk {

enum class ModelWire { Anthropic, OpenAi };
template<>
struct Words<ModelWire> {
    static constexpr std::array table{std::pair{ModelWire::Anthropic, "anthropic"},
                                      std::pair{ModelWire::OpenAi, "openai"}};
};

enum class ModelSize { Small, Large };
template<>
struct Words<ModelSize> {
    static constexpr std::array table{std::pair{ModelSize::Small, "small"}, std::pair{ModelSize::Large, "large"}};
};

/// What happens if no model of a chain can answer.
enum class WithoutModel {
    Embedded, ///< the built-in responder answers
    Person,   ///< the case escalates
    Nobody    ///< the client gets an error; the customer's message is kept
};
template<>
struct Words<WithoutModel> {
    static constexpr std::array table{std::pair{WithoutModel::Embedded, "embedded"},
                                      std::pair{WithoutModel::Person, "person"},
                                      std::pair{WithoutModel::Nobody, "nobody"}};
};

/// A model server that one company may use. Its key is stored separately.
struct ModelProvider {
    CompanyId company;
    QString name; ///< [a-z0-9-]{1,40}, unique within the company; used in chains
    ModelWire wire = ModelWire::Anthropic;
    QString baseUrl; ///< including the version: https://api.anthropic.com/v1; https, or http on a loopback address
    QString small;   ///< model ids; if one is empty, the other is used
    QString large;
    int concurrent = 32; ///< concurrent requests; more are rejected
    Millis timeout = Millis::seconds(45);
    bool masksPii = true;
    bool hasOldTokenField = false; ///< chat completions: `max_tokens` instead of `max_completion_tokens`
    /// Found on this machine by the search (LocalModels.h): it needs no entry in the operator's allowed-targets and
    /// costs nothing. A patch from outside cannot set it, and changing the address clears it.
    bool isLocal = false;

    [[nodiscard]] const QString &model(ModelSize size) const
    {
        const QString &wanted = size == ModelSize::Small ? small : large;
        return !wanted.isEmpty() ? wanted : size == ModelSize::Small ? large : small;
    }
    friend bool operator==(const ModelProvider &, const ModelProvider &) = default;
};

/// Returns whether @p name is a valid provider name.
[[nodiscard]] bool isProviderName(QStringView name);

/// Returns the stored form, which is also that of the desk API, without the company.
[[nodiscard]] QJsonObject toJson(const ModelProvider &provider);
/// Returns @p base with the fields of @p patch set; fails like mergeConfig(). Ignores `name`.
[[nodiscard]] base::Result<ModelProvider> mergeProvider(const ModelProvider &base, const QJsonObject &patch);

/// Returns the origin of a URL as browsers write it (scheme, host, port). A key is valid for one origin.
[[nodiscard]] QString originOf(const QString &url);

/// The models of one tier, in order of preference.
struct TierModels {
    QStringList chain; ///< names of providers; empty: the built-in responder answers
    WithoutModel last = WithoutModel::Embedded;
};

/// A row of the choice between the small and the large model. The first row whose set fields all match applies.
struct ModelRule {
    std::optional<double> complexityFrom; ///< 0…1, as in the reading
    std::optional<Sentiment> sentiment;   ///< this label or a worse one
    std::optional<Category> category;
    std::optional<Tier> tier;
    std::optional<bool> isVip;
    ModelSize size = ModelSize::Large;
};

/// Billionths of a US dollar: a message costs fractions of a cent.
using NanoUsd = qint64;
inline constexpr NanoUsd OneUsd = 1'000'000'000;

/// The price of a model, in 10⁻¹² US$ per token. JSON has US$ per million tokens, which is this number divided by 10⁶.
struct ModelPrice {
    QString model; ///< the id or a prefix of it
    qint64 in = 0;
    qint64 out = 0;
    qint64 cacheRead = 0;
    qint64 cacheWrite = 0;
    int longFrom = 0; ///< requests with more tokens cost `longTimes` as much in total; 0: no limit
    double longTimes = 1;
};

/// A company's settings for models.
struct ModelsConfig {
    TierModels aiRep;
    TierModels aiManager;
    std::vector<ModelRule> rules;        ///< if none matches: small
    std::optional<NanoUsd> budgetPerDay; ///< per UTC day; when it is used up, no model is called
    std::vector<ModelPrice> prices;      ///< take precedence over the built-in table
    [[nodiscard]] const TierModels &of(Tier tier) const { return tier == Tier::AiManager ? aiManager : aiRep; }
    [[nodiscard]] bool isUsed() const { return !aiRep.chain.isEmpty() || !aiManager.chain.isEmpty(); }
};

/// The use of one model in a turn, whether or not its reply was used.
struct ModelUse {
    QString provider;
    QString model; ///< the provider's id of it
    int requests = 0;
    int tokensIn = 0; ///< including cached ones
    int tokensOut = 0;
    int cacheRead = 0;
    int cacheWrite = 0;
    NanoUsd cost = 0;
    bool isLocal = false;  ///< the provider is on this machine (ModelProvider::isLocal)
    bool isPriced = false; ///< false: price unknown; the cost is 0, or an estimate if a budget applies
};

/// Returns the cost of @p use at @p price, rounded up.
[[nodiscard]] NanoUsd costOf(const ModelUse &use, const ModelPrice &price);

/// Returns the price of @p model: the entry of @p prices with the longest id that is a prefix of it; null if there is
/// none.
[[nodiscard]] const ModelPrice *priceOf(const std::vector<ModelPrice> &prices, QStringView model);

template<FieldIo Io, Is<ModelPrice> T>
void fields(Io &io, T &price);
/// The "models" section of the configuration.
template<FieldIo Io, Is<ModelsConfig> T>
void fields(Io &io, T &models);

} // namespace tierdesk
