#include "core/mind/ai/remote/ReplyTool.h"

#include "core/base/Json.h"
#include "core/domain/FieldReader.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>

namespace tierdesk::ai {

namespace {

constexpr int MostSegments = 40;
constexpr qsizetype MostWords = 8000;
constexpr int SegmentDepth = 3; ///< an object in a list of the outermost object

constexpr std::array Kinds{std::pair{Segment::Kind::Text, "text"}, std::pair{Segment::Kind::Question, "question"},
                           std::pair{Segment::Kind::Offer, "offer"}, std::pair{Segment::Kind::Fact, "fact"},
                           std::pair{Segment::Kind::Outcome, "outcome"}};

base::Result<Segment> segmentFrom(const QJsonValue &value)
{
    if (!value.isObject())
        return base::fail(base::Fault::InvalidInput, u"a segment is an object"_s);
    FieldReader fields(value.toObject());
    QString kind;
    Segment segment;
    fields.text(u"kind", kind, 20);
    fields.text(u"words", segment.words, MostWords);
    fields.text(u"record", segment.record, 200);
    if (const auto &fault = fields.finish())
        return *fault;
    const auto at = std::find_if(Kinds.begin(), Kinds.end(),
                                 [&kind](const auto &each) { return kind == QLatin1String(each.second); });
    if (at == Kinds.end())
        return base::fail(base::Fault::InvalidInput, u"no such kind of segment: "_s + kind);
    segment.kind = at->first;
    return segment;
}

QJsonObject described(const char *type, const QString &description)
{
    return {{u"type"_s, QLatin1String(type)}, {u"description"_s, description}};
}

} // namespace

const ToolSpec &replyTool()
{
    static const ToolSpec Spec = [] {
        QJsonArray kinds;
        for (const auto &[kind, name] : Kinds)
            kinds.append(QLatin1String(name));
        QJsonObject kind = described(
            "string", u"text: talk, sympathy, what the company's rules are. question: asks the customer something. "
                      "offer: something that one of your tools would propose. fact: what an order or a "
                      "subscription says. outcome: what was done in this session."_s);
        kind.insert(u"enum"_s, kinds);
        const QJsonObject segment{
            {u"type"_s, u"object"_s},
            {u"properties"_s,
             QJsonObject{{u"kind"_s, kind},
                         {u"words"_s, described("string", u"what the customer reads"_s)},
                         {u"record"_s, described("string", u"fact: the order's or subscription's number. outcome: the "
                                                           "action's name. offer: the tool's name. Else empty."_s)}}},
            {u"required"_s, QJsonArray{u"kind"_s, u"words"_s, u"record"_s}},
            {u"additionalProperties"_s, false}};
        const QJsonObject schema{
            {u"type"_s, u"object"_s},
            {u"properties"_s,
             QJsonObject{{u"segments"_s, QJsonObject{{u"type"_s, u"array"_s}, {u"items"_s, segment}}},
                         {u"confidence"_s,
                          described("number", u"0 to 1: how probable it is that the reply is right and rests on "
                                              "what you were given"_s)}}},
            {u"required"_s, QJsonArray{u"segments"_s, u"confidence"_s}},
            {u"additionalProperties"_s, false}};
        return ToolSpec{QLatin1String(ReplyToolName),
                        u"Says your reply to the customer, in order. Every reply is said with it."_s, schema};
    }();
    return Spec;
}

base::Result<StructuredReply> structuredReply(const QJsonObject &arguments)
{
    FieldReader fields(arguments);
    StructuredReply reply;
    double confidence = 0;
    const QJsonValue segments = fields.take(u"segments");
    if (fields.number(u"confidence", confidence, 0, 1))
        reply.confidence = confidence;
    if (const auto &fault = fields.finish())
        return *fault;
    if (!segments.isArray() || segments.toArray().isEmpty() || segments.toArray().size() > MostSegments)
        return base::fail(base::Fault::InvalidInput, u"segments is a list of 1 to %1 objects"_s.arg(MostSegments));
    for (const QJsonValue &each : segments.toArray()) {
        auto segment = TRY(segmentFrom(each));
        reply.segments.push_back(std::move(segment));
    }
    return reply;
}

QString joinedWords(const std::vector<Segment> &segments)
{
    QString words;
    for (const Segment &each : segments) {
        if (each.words.trimmed().isEmpty())
            continue;
        if (!words.isEmpty() && !words.back().isSpace() && !each.words.front().isSpace())
            words += u' ';
        words += each.words;
    }
    return words.trimmed();
}

std::vector<Segment> SegmentReader::feed(const QString &json)
{
    std::vector<Segment> found;
    for (const QChar c : json)
        read(c, found);
    return found;
}

void SegmentReader::read(QChar c, std::vector<Segment> &found)
{
    if (m_depth >= SegmentDepth)
        m_object += c;
    if (m_isInText) {
        if (m_isEscaped) {
            m_isEscaped = false;
        } else if (c == u'\\') {
            m_isEscaped = true;
        } else if (c == u'"') {
            m_isInText = false;
            return;
        }
        if (m_depth == 1)
            m_text += c;
        return;
    }
    if (c == u'"') {
        m_isInText = true;
        m_text.clear();
    } else if (c == u':' && m_depth == 1) {
        m_key = m_text;
    } else if (c == u'{' || c == u'[') {
        if (++m_depth == SegmentDepth)
            m_object = c;
    } else if (c == u'}' || c == u']') {
        const bool isSegment = m_depth == SegmentDepth && c == u'}' && m_key == u"segments";
        --m_depth;
        if (!isSegment)
            return;
        if (const auto object = base::parseJsonObject(m_object.toUtf8())) {
            if (auto segment = segmentFrom(*object))
                found.push_back(*std::move(segment));
        }
    }
}

} // namespace tierdesk::ai
