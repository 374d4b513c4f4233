#pragma once

#include "core/base/Result.h"
#include "core/net/Transport.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <memory>
#include <optional>
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
    QJsonValue raw;                  ///< the model's own, as it came: goes back as far as its provider takes it
};

struct ModelAsk {
    QString system;
    std::vector<ModelTurn> turns; ///< the first is ours, then by turns
    const std::vector<ToolSpec> *tools = nullptr;
    const ToolSpec *form = nullptr; ///< without tools: the answer is to be strict JSON of this tool's schema
    int maxTokens = 1024;
    bool isStreamed = false; ///< the answer is to come as it is written
};

/// What a provider says that an answer has taken.
struct ModelFigures {
    int tokensIn = 0; ///< cached ones among them
    int tokensOut = 0;
    int cacheRead = 0;  ///< of tokensIn
    int cacheWrite = 0; ///< of tokensIn
    QString model;      ///< the id that answered
};

struct ModelAnswer : ModelFigures {
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
};

/// What more has come of an answer.
struct ModelPiece {
    QString words; ///< of its text
    QString reply; ///< of the JSON that `reply` (ReplyTool.h) is called with
};

/// An answer while it is written. Reads what a streamed request brings, cut into whatever pieces. Pure, for one answer.
class ModelStream
{
public:
    virtual ~ModelStream() = default;
    /// What @p bytes bring for the customer, which may be nothing. Fails with AiUnavailable when the provider
    /// says in the middle that it cannot go on for now, with AiFailed when it says that it will not, or when these are
    /// no bytes of this format.
    [[nodiscard]] virtual base::Result<ModelPiece> feed(QByteArrayView bytes) = 0;
    /// The whole answer, after the last byte. Fails with AiUnavailable when it broke off before its end.
    [[nodiscard]] virtual base::Result<ModelAnswer> end() = 0;
    /// What the provider has told so far; none when it has told nothing. Also of an answer that came to no end.
    [[nodiscard]] virtual std::optional<ModelFigures> figures() const = 0;
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
    /// Of a body that is no answer: it is paid for all the same. None when it tells nothing.
    [[nodiscard]] virtual std::optional<ModelFigures> figures(const QByteArray &body) const = 0;
    /// A reader for the answer to a request that was `isStreamed`. Refers to this.
    [[nodiscard]] virtual std::unique_ptr<ModelStream> stream() const = 0;
};

} // namespace tierdesk::ai
