#include "core/mind/ai/DialogueJson.h"

#include "core/mind/ai/local/DialogueState.h"
#include "core/mind/ai/local/Slots.h"

namespace tierdesk::ai {

void voidQuestion(QJsonObject &dialogue)
{
    dialogue.remove(u"asked"_s);
    dialogue.remove(u"proposal"_s);
}

bool isYesOrNoAsked(const QJsonObject &dialogue)
{
    const Asked asked = dialogueStateFromJson(dialogue).asked;
    return asked == Asked::Confirm || asked == Asked::Person || asked == Asked::Next;
}

QStringList orderNumbersIn(const QString &text)
{
    return readSlots(text, {'U', 'S', 'D'}).orderNumbers;
}

} // namespace tierdesk::ai
