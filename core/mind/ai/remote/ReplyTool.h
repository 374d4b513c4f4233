#pragma once

#include "core/mind/ai/remote/Model.h"

#include <QtCore/QStringList>

#include <optional>
#include <vector>

/// The format of a model's reply: a call of the tool `reply`, in typed segments. A provider without tools is asked for
/// the same object as strict JSON.
namespace tierdesk::ai {

/// A part of a reply.
struct Segment {
    enum class Kind {
        Text,     ///< small talk, sympathy, policy
        Question, ///< asks the customer something
        Offer,    ///< something that a tool would propose
        Fact,     ///< about an order or a subscription
        Outcome   ///< what was done in this session
    };
    Kind kind = Kind::Text;
    QString words;
    QString record; ///< fact or outcome: "ORD-9876", "SUB-1001", "action-1"; offer: the tool
};

struct StructuredReply {
    std::vector<Segment> segments;
    std::optional<double> confidence; ///< 0…1
};

inline constexpr const char *ReplyToolName = "reply";

/// How a reply is requested: as a call of the tool; as JSON of its schema, from a provider without tools; as plain
/// text, from one that supports neither. In the last two cases the record is in the prompt.
enum class ReplyForm { Tool, Json, Plain };

/// Returns the tool's description; its schema also applies to the strict JSON.
[[nodiscard]] const ToolSpec &replyTool();
/// Fails with InvalidInput, with the reason for the model, if the schema does not allow @p arguments.
[[nodiscard]] base::Result<StructuredReply> structuredReply(const QJsonObject &arguments);
/// Returns the text of @p segments as the customer reads it, separated by spaces or by their own line breaks.
[[nodiscard]] QString joinedWords(const std::vector<Segment> &segments);

/// Reads a reply's JSON object in pieces of any size and returns each segment as soon as it is complete. Anything else
/// yields no segments. Pure.
class SegmentReader final
{
public:
    [[nodiscard]] std::vector<Segment> feed(const QString &json);

private:
    void read(QChar c, std::vector<Segment> &found);

    QString m_object; ///< the current segment's
    QString m_text;   ///< the current string, for keys of the outermost object
    QString m_key;    ///< the last one of the outermost object
    int m_depth = 0;
    bool m_isInText = false;
    bool m_isEscaped = false;
};

} // namespace tierdesk::ai
