#pragma once

#include "core/base/Result.h"
#include "core/net/Transport.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <memory>
#include <optional>
#include <vector>

/// Requests to models and their answers, independent of the provider's wire format.
namespace tierdesk::ai {

/// The description of a tool for a model.
struct ToolSpec {
    QString name;
    QString description;
    QJsonObject schema; ///< JSON Schema of its arguments
};

/// A model's call of a tool.
struct ToolCall {
    QString id;
    QString name;
    QJsonObject arguments;
    QString fault; ///< why the arguments could not be read; empty if they could
};

struct ToolResult {
    QString id; ///< of the call
    QString content;
    bool isError = false;
};

/// One message of the exchange with a model: ours (tool results, then text) or the model's.
struct ModelTurn {
    bool isModels = false;
    QString text;
    std::vector<ToolResult> results; ///< ours only; one for each call of the message before
    QJsonValue raw;                  ///< the model's only, as received; returned if the provider accepts it
};

struct ModelAsk {
    QString system;
    std::vector<ModelTurn> turns; ///< the first is ours, then alternating
    const std::vector<ToolSpec> *tools = nullptr;
    const ToolSpec *form = nullptr; ///< without tools: the answer must be strict JSON of its schema
    int maxTokens = 1024;
    bool isStreamed = false; ///< the answer is streamed
};

/// The usage of an answer as the provider reports it.
struct ModelFigures {
    int tokensIn = 0; ///< including cached ones
    int tokensOut = 0;
    int cacheRead = 0;  ///< of tokensIn
    int cacheWrite = 0; ///< of tokensIn
    QString model;      ///< ID of the model that answered
};

struct ModelAnswer : ModelFigures {
    enum class End {
        Said,
        WantsTools,
        CutOff, ///< reached the token limit
        Paused, ///< continues on the next request
        Refused ///< the provider's own filter
    };
    End end = End::Said;
    QString text;
    std::vector<ToolCall> calls;
    QJsonValue raw;
};

/// The next piece of a streamed answer.
struct ModelPiece {
    QString words; ///< of the text
    QString reply; ///< of the JSON arguments of `reply` (ReplyTool.h)
};

/// Reads one streamed answer, in pieces of any size. Pure.
class ModelStream
{
public:
    virtual ~ModelStream() = default;
    /// Returns what @p bytes add to the answer, which may be nothing. Fails with AiUnavailable when the provider
    /// reports a temporary error in the stream, and with AiFailed when it refuses or @p bytes are not of this format.
    [[nodiscard]] virtual base::Result<ModelPiece> feed(QByteArrayView bytes) = 0;
    /// Returns the whole answer after the last byte. Fails with AiUnavailable when the stream ended early.
    [[nodiscard]] virtual base::Result<ModelAnswer> end() = 0;
    /// Returns the usage reported so far, also of an incomplete answer; none if the provider reported none.
    [[nodiscard]] virtual std::optional<ModelFigures> figures() const = 0;
};

/// A provider's wire format. Pure and thread-safe.
class ModelProtocol
{
public:
    virtual ~ModelProtocol() = default;
    [[nodiscard]] virtual QString model() const = 0;
    [[nodiscard]] virtual net::Request request(const ModelAsk &ask) const = 0;
    /// Parses the body of a 2xx response. Fails with AiFailed when it is not of this format.
    [[nodiscard]] virtual base::Result<ModelAnswer> answer(const QByteArray &body) const = 0;
    /// Returns the usage reported in a body that is not a valid answer, which is still charged. None if it reports
    /// none.
    [[nodiscard]] virtual std::optional<ModelFigures> figures(const QByteArray &body) const = 0;
    /// Returns a reader for the answer to an `isStreamed` request. This must outlive it.
    [[nodiscard]] virtual std::unique_ptr<ModelStream> stream() const = 0;
};

} // namespace tierdesk::ai
