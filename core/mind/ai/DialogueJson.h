#pragma once

#include "core/base/Literals.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <optional>

/// What others may read and change of `Session::dialogue`, whose form is the embedded responder's own. Pure.
namespace tierdesk::ai {

/// Who speaks where no model does, as `model` of an answer's facts has it.
inline constexpr QLatin1String EmbeddedResponder("tierdesk-local");

/// Below this nobody is sure: the threshold of the chat document.
inline constexpr double SureFrom = .5;

/// How sure @p model was of the answer that left @p dialogue behind, 0…1. The embedded responder: 1 where the record or
/// a rule answered, the share of the question's telling words that the article has where an article did, 0 where the
/// message was not understood. A model: what it said itself; none where it said nothing of it.
[[nodiscard]] inline std::optional<double> confidenceIn(const QJsonObject &dialogue, const QString &model)
{
    const QJsonValue kept = dialogue.value(u"confidence");
    if (kept.isDouble())
        return kept.toDouble();
    return model == EmbeddedResponder ? std::optional(1.) : std::nullopt;
}

/// Leaves it there; none takes away what an answer before has left.
inline void setConfidence(QJsonObject &dialogue, std::optional<double> confidence)
{
    if (confidence)
        dialogue.insert(u"confidence"_s, *confidence);
    else
        dialogue.remove(u"confidence"_s);
}

/// Nothing is asked and nothing proposed any more; all else stays. For whoever takes the customer's next word: a person,
/// or the end of the case.
void voidQuestion(QJsonObject &dialogue);

/// Whether a yes or a no answers what stands open in it.
[[nodiscard]] bool isYesOrNoAsked(const QJsonObject &dialogue);

/// The order numbers in @p text, in its order.
[[nodiscard]] QStringList orderNumbersIn(const QString &text);

} // namespace tierdesk::ai
