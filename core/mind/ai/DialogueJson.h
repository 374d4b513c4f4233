#pragma once

#include "core/base/Literals.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <optional>

/// What other components may read and change of `Session::dialogue`, whose format belongs to the built-in responder.
/// Pure.
namespace tierdesk::ai {

/// The built-in responder's ID in `model` of an answer's facts.
inline constexpr QLatin1String EmbeddedResponder("tierdesk-local");

/// The lowest confidence that counts as sure: the threshold of the chat document.
inline constexpr double SureFrom = .5;

/// Returns the confidence of @p model in the answer that left @p dialogue, 0…1. For the built-in responder: 1 if the
/// record or a rule answered, the share of the question's significant words that the article contains if an article
/// answered, 0 if the message was not understood. For a model: what it stated, or none.
[[nodiscard]] inline std::optional<double> confidenceIn(const QJsonObject &dialogue, const QString &model)
{
    const QJsonValue kept = dialogue.value(u"confidence");
    if (kept.isDouble())
        return kept.toDouble();
    return model == EmbeddedResponder ? std::optional(1.) : std::nullopt;
}

/// Stores @p confidence; none removes an earlier value.
inline void setConfidence(QJsonObject &dialogue, std::optional<double> confidence)
{
    if (confidence)
        dialogue.insert(u"confidence"_s, *confidence);
    else
        dialogue.remove(u"confidence"_s);
}

/// Removes the open question and the proposal and keeps everything else. For when a person takes over or the case ends.
void voidQuestion(QJsonObject &dialogue);

/// Returns whether the open question can be answered with yes or no.
[[nodiscard]] bool isYesOrNoAsked(const QJsonObject &dialogue);

/// Returns the order numbers in @p text, in order of appearance.
[[nodiscard]] QStringList orderNumbersIn(const QString &text);

} // namespace tierdesk::ai
