#pragma once

#include "core/base/Result.h"
#include "core/net/Transport.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <vector>

/// What is said between us and a model, without the words of any provider's wire.
namespace tierdesk::ai {

/// A tool as a model is told of it.
struct ToolSpec {
    QString name;
    QString description;
    QJsonObject schema; ///< JSON Schema of its arguments
};

/// A tool that a model asks for.
struct ToolCall {
    QString id;
    QString name;
    QJsonObject arguments;
    QString fault; ///< why the arguments could not be read; empty when they could
};

struct ToolResult {
    QString id; ///< of the call
    QString content;
    bool isError = false;
};

/// One turn of the talk with a model: ours (words, and before them what the tools gave) or the model's.
struct ModelTurn {
    bool isModels = false;
    QString text;
    std::vector<ToolResult> results; ///< ours only; one for each call of the turn before
    QJsonValue raw;                  ///< the model's own, as it came: goes back unchanged
};

struct ModelAsk {
    QString system;
    std::vector<ModelTurn> turns; ///< the first is ours, then by turns
    const std::vector<ToolSpec> *tools = nullptr;
    int maxTokens = 1024;
};

struct ModelAnswer {
    enum class End {
        Said,
        WantsTools,
        CutOff, ///< it had more to say than it may
        Paused, ///< goes on when it is asked again
        Refused ///< the provider's own filter
    };
    End end = End::Said;
    QString text;
    std::vector<ToolCall> calls;
    QJsonValue raw;
    int tokensIn = 0; ///< cached ones among them
    int tokensOut = 0;
    int cacheRead = 0;  ///< of tokensIn
    int cacheWrite = 0; ///< of tokensIn
    QString model;      ///< the id that answered
};

/// A provider's wire format. Pure and thread-safe.
class ModelProtocol
{
public:
    virtual ~ModelProtocol() = default;
    [[nodiscard]] virtual QString model() const = 0;
    [[nodiscard]] virtual net::Request request(const ModelAsk &ask) const = 0;
    /// Of a body that came with a 2xx. Fails with AiFailed when it is no answer of this format.
    [[nodiscard]] virtual base::Result<ModelAnswer> answer(const QByteArray &body) const = 0;
};

} // namespace tierdesk::ai
