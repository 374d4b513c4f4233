#pragma once

#include <QtCore/QJsonObject>

namespace tierdesk::ai {

/// How sure the embedded responder was of the answer that left @p dialogue behind, 0…1: 1 where the record or a rule
/// answered, the share of the question's telling words that the article has where an article did, 0 where the message
/// was not understood.
[[nodiscard]] inline double confidenceIn(const QJsonObject &dialogue)
{
    return dialogue.value(u"confidence").toDouble(1);
}

/// Leaves it there; 1 goes without saying.
inline void setConfidence(QJsonObject &dialogue, double confidence)
{
    if (confidence < 1)
        dialogue.insert(u"confidence", confidence);
}

} // namespace tierdesk::ai
