#include "core/mind/ai/remote/StatedConfidence.h"

#include "core/base/Literals.h"
#include "core/mind/ai/remote/Patterns.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// In brackets anywhere, or a line without other words.
const QRegularExpression &statement()
{
    static const QRegularExpression Statement =
        patternOf(u"(?m)[*_`(]*\\[\\s*confidence\\b[^\\]\\n]*\\]?|^[^\\p{L}\\p{N}\\n]*confidence\\b[^\\p{L}\\n]*$"_s);
    return Statement;
}

std::optional<double> numberIn(const QString &statement)
{
    static const QRegularExpression Stated =
        patternOf(u"confidence[\\s*_]*[:=]?[\\s*_]*(0?\\.[0-9]{1,6}|0|1(?:\\.0{1,6})?)[\\s*_`\\])\\.]*$"_s);
    const auto match = Stated.match(statement);
    return match.hasMatch() ? std::optional(match.captured(1).toDouble()) : std::nullopt;
}

} // namespace

StatedReply statedReply(const QString &written)
{
    StatedReply reply{.text = written.trimmed(), .confidence = {}, .isMixed = false};
    auto each = statement().globalMatch(reply.text);
    while (each.hasNext()) {
        const auto match = each.next();
        const QStringView rest = QStringView(reply.text).sliced(match.capturedEnd());
        if (std::any_of(rest.begin(), rest.end(), [](QChar c) { return c.isLetterOrNumber(); })) {
            reply.isMixed = true;
            continue;
        }
        reply.confidence = numberIn(match.captured());
        reply.text = reply.text.left(match.capturedStart()).trimmed();
        break;
    }
    return reply;
}

qsizetype statementStart(const QString &text, qsizetype from)
{
    for (qsizetype at = from; at < text.size(); ++at) {
        if (text[at].isLetterOrNumber() && at > 0 && text[at - 1] != u'\n')
            continue; // a statement begins at a line start or after a mark
        // Tried at each position, because Qt reports the start of a partial match only roughly.
        const auto match = statement().match(text, at, QRegularExpression::PartialPreferFirstMatch,
                                             QRegularExpression::AnchorAtOffsetMatchOption);
        if (match.hasMatch() || match.hasPartialMatch())
            return at;
    }
    return text.size();
}

} // namespace tierdesk::ai
