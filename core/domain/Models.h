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

/// Who speaks for a tier when it is not the embedded responder: providers of models, chains of them, rules, prices.
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

/// What happens when no model of a chain could answer.
enum class WithoutModel {
    Embedded, ///< the embedded responder answers
    Person,   ///< the case escalates
    Nobody    ///< the client is told so; the customer's message is kept
};
template<>
struct Words<WithoutModel> {
    static constexpr std::array table{std::pair{WithoutModel::Embedded, "embedded"},
                                      std::pair{WithoutModel::Person, "person"},
                                      std::pair{WithoutModel::Nobody, "nobody"}};
};

/// A server of models that one company may use. Its key is kept elsewhere and is no part of it.
struct ModelProvider {
    CompanyId company;
    QString name; ///< [a-z0-9-]{1,40}, unique within the company; what chains call it
    ModelWire wire = ModelWire::Anthropic;
    QString baseUrl; ///< up to the version: https://api.anthropic.com/v1; https, or http on a loopback address
    QString small;   ///< model ids; an empty one is the other
    QString large;
    int concurrent = 32; ///< requests at once; more are turned away
    Millis timeout = Millis::seconds(45);
    bool masksPii = true;
    bool hasOldTokenField = false; ///< chat completions: `max_tokens` instead of `max_completion_tokens`
    /// The search found it on this machine (LocalModels.h): it may be asked without the operator's allowed-targets, and
    /// costs nothing. Never set by a patch from outside, and gone as soon as the address changes.
    bool isLocal = false;

    [[nodiscard]] const QString &model(ModelSize size) const
    {
        const QString &wanted = size == ModelSize::Small ? small : large;
        return !wanted.isEmpty() ? wanted : size == ModelSize::Small ? large : small;
    }
    friend bool operator==(const ModelProvider &, const ModelProvider &) = default;
};

/// Whether @p name may be a provider's.
[[nodiscard]] bool isProviderName(QStringView name);

/// As it is stored and as the desk door prints it, without the company.
[[nodiscard]] QJsonObject toJson(const ModelProvider &provider);
/// @p base with the fields of @p patch set; fails as mergeConfig() does. `name` is passed over.
[[nodiscard]] base::Result<ModelProvider> mergeProvider(const ModelProvider &base, const QJsonObject &patch);

/// Scheme, host and port of a URL, as browsers write it: what a key is good for.
[[nodiscard]] QString originOf(const QString &url);

/// The models of one tier, first choice first.
struct TierModels {
    QStringList chain; ///< names of providers; empty: the embedded responder speaks
    WithoutModel last = WithoutModel::Embedded;
};

/// One row of the choice between the small and the large model; the first row whose every set field matches decides.
struct ModelRule {
    std::optional<double> complexityFrom; ///< 0…1, as the reader measures it
    std::optional<Sentiment> sentiment;   ///< this word or a worse one
    std::optional<Category> category;
    std::optional<Tier> tier;
    std::optional<bool> isVip;
    ModelSize size = ModelSize::Large;
};

/// US dollars, in billionths: fractions of a cent are what a message costs.
using NanoUsd = qint64;
inline constexpr NanoUsd OneUsd = 1'000'000'000;

/// What a model costs. Prices are US$ a million tokens in the JSON, here 10⁻¹² US$ a token, which is the same number
/// times 10⁶.
struct ModelPrice {
    QString model; ///< the id, or how it begins
    qint64 in = 0;
    qint64 out = 0;
    qint64 cacheRead = 0;
    qint64 cacheWrite = 0;
    int longFrom = 0; ///< tokens of a request beyond which all of it costs `longTimes` as much; 0: nowhere
    double longTimes = 1;
};

/// What a company has decided about models.
struct ModelsConfig {
    TierModels aiRep;
    TierModels aiManager;
    std::vector<ModelRule> rules;        ///< none matches: small
    std::optional<NanoUsd> budgetPerDay; ///< by UTC; beyond it no model is asked
    std::vector<ModelPrice> prices;      ///< in front of the table that comes with the program
    [[nodiscard]] const TierModels &of(Tier tier) const { return tier == Tier::AiManager ? aiManager : aiRep; }
    [[nodiscard]] bool isUsed() const { return !aiRep.chain.isEmpty() || !aiManager.chain.isEmpty(); }
};

/// One model's share of a turn: what was asked of it, whether its words were used or not.
struct ModelUse {
    QString provider;
    QString model; ///< as the provider names it
    int requests = 0;
    int tokensIn = 0; ///< cached ones among them
    int tokensOut = 0;
    int cacheRead = 0;
    int cacheWrite = 0;
    NanoUsd cost = 0;
    bool isLocal = false;  ///< of a provider on this machine (ModelProvider::isLocal)
    bool isPriced = false; ///< false: no price is known, and the cost is 0, or a guess where a budget must hold
};

/// What @p use costs at @p price, rounded up.
[[nodiscard]] NanoUsd costOf(const ModelUse &use, const ModelPrice &price);

/// The price of @p model: the longest id in @p prices that it begins with.
[[nodiscard]] const ModelPrice *priceOf(const std::vector<ModelPrice> &prices, QStringView model);

template<FieldIo Io, Is<ModelPrice> T>
void fields(Io &io, T &price);
/// As the config has it under "models".
template<FieldIo Io, Is<ModelsConfig> T>
void fields(Io &io, T &models);

} // namespace tierdesk
