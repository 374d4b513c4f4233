#pragma once

#include "core/mind/ai/remote/Model.h"

#include <QtCore/QStringList>

#include <optional>
#include <vector>

/// How a model says its reply: by the tool `reply`, in segments that say what they are. Where a provider has no tools
/// the same object is asked for as strict JSON.
namespace tierdesk::ai {

/// A part of a reply.
struct Segment {
    enum class Kind {
        Text,     ///< talk, sympathy, policy
        Question, ///< asks the customer something
        Offer,    ///< of something that a tool would propose
        Fact,     ///< what an order or a subscription says
        Outcome   ///< what was done in this session
    };
    Kind kind = Kind::Text;
    QString words;
    QString record; ///< of a fact or an outcome: "ORD-9876", "SUB-1001", "action-1"; of an offer: the tool
};

struct StructuredReply {
    std::vector<Segment> segments;
    std::optional<double> confidence; ///< 0…1
};

inline constexpr const char *ReplyToolName = "reply";

/// How a reply is asked for: by the tool; as JSON of its schema, of a provider without tools; in plain text, of one
/// that can do neither, with the record in the prompt in both cases.
enum class ReplyForm { Tool, Json, Plain };

/// The tool, as a model is told of it; its schema is that of the strict JSON as well.
[[nodiscard]] const ToolSpec &replyTool();
/// Fails with InvalidInput for what the schema does not allow, with the reason for the model.
[[nodiscard]] base::Result<StructuredReply> structuredReply(const QJsonObject &arguments);
/// The words of @p segments as the customer reads them: apart by a blank, or as their own line breaks have it.
[[nodiscard]] QString joinedWords(const std::vector<Segment> &segments);

/// Takes a reply's object while it is written, cut anywhere, and gives its segments as soon as each is whole. What is
/// no such object gives none. Pure.
class SegmentReader final
{
public:
    [[nodiscard]] std::vector<Segment> feed(const QString &json);

private:
    void read(QChar c, std::vector<Segment> &found);

    QString m_object; ///< of the segment at hand
    QString m_text;   ///< of the string at hand, for keys of the outermost object
    QString m_key;    ///< of the outermost object, the last
    int m_depth = 0;
    bool m_isInText = false;
    bool m_isEscaped = false;
};

} // namespace tierdesk::ai
