#include "core/mind/ai/local/LocalResponder.h"

#include "core/mind/ai/DialogueJson.h"
#include "core/mind/ai/ForeignWords.h"
#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/policy/Escalation.h"

#include <algorithm>

namespace tierdesk::ai {

QString LocalResponder::model() const
{
    return EmbeddedResponder;
}

namespace {

bool isWordless(const Message &message)
{
    return message.text.isEmpty() && !message.attachments.empty();
}

/// Returns whether the customer's previous message also had only files.
bool isSecondInARow(const TurnContext &context)
{
    const auto last = std::find_if(context.history.rbegin(), context.history.rend(),
                                   [](const Message &each) { return each.speaker == Speaker::Customer; });
    return last != context.history.rend() && isWordless(*last);
}

/// Answers files without text: asks once what they are about, then escalates. The previous question stays open.
Draft answerFiles(const TurnContext &context)
{
    const ResponseGuidelines &guidelines =
        context.tier == Tier::AiManager ? context.config.aiManager.guidelines : context.config.aiRep.guidelines;
    const bool escalations = isSecondInARow(context) && policy::nextTier(context.config, context.tier, Tier::AiManager);
    Reply reply(toneFrom(guidelines.tone), pickFor(context.message));
    reply.say(Weight::Core, escalations ? Say::FileToColleague : Say::FileThanks);
    Draft draft;
    draft.text = reply.fitted(guidelines.maxResponseLength);
    draft.dialogue = context.session.dialogue;
    setConfidence(draft.dialogue, std::nullopt);
    draft.facts.model = EmbeddedResponder;
    if (escalations)
        draft.escalation =
            ReasonGiven{Reason::ComplexIssue, u"the customer sends files without words, which a person has to see"_s};
    return draft;
}

} // namespace

Draft LocalResponder::answer(const TurnContext &context, Tools &tools) const
{
    if (isWordless(context.message))
        return answerFiles(context);
    return Dialogue(context, tools).run();
}

QString LocalResponder::handover(const TurnContext &context, Reason reason) const
{
    const ResponseGuidelines &guidelines =
        context.tier == Tier::AiManager ? context.config.aiManager.guidelines : context.config.aiRep.guidelines;
    const HumanTierConfig &human = context.config.humanAgent;
    Reply reply(toneFrom(guidelines.tone), pickFor(context.message));
    const bool isForeign = !context.reading.isLanguageKnown;
    if (const ForeignWords *words = isForeign ? foreignWords(context.reading.language) : nullptr) {
        if (!context.isHandoverSaid)
            reply.text(Weight::Opening, words->onlyEnglish.toString());
        if (!context.isStaffed) {
            if (!human.hours.isEmpty())
                reply.text(Weight::Fact, words->hours.toString().arg(human.hours));
            if (!human.escalationPhone.isEmpty())
                reply.text(Weight::Fact, words->phone.toString().arg(human.escalationPhone));
            reply.text(Weight::Core, words->reach.toString());
        }
        return reply.fitted(guidelines.maxResponseLength);
    }
    if (isForeign && context.reading.language != u"und" && !context.isHandoverSaid)
        reply.text(Weight::Opening, inEnglish());
    Say why = Say::HandoverPlain;
    switch (reason) {
    case Reason::IrateCustomer:
    case Reason::EscalatedComplaint:
    case Reason::SocialMediaThreat:
        why = Say::HandoverUpset;
        break;
    case Reason::LegalMention:
        why = Say::HandoverLegal;
        break;
    case Reason::RefundRequest:
    case Reason::RefundOverThreshold:
        why = Say::HandoverRefund;
        break;
    case Reason::CustomerRequest:
        why = Say::HandoverRequest;
        break;
    case Reason::TechnicalLimitation:
        why = Say::HandoverTechnical;
        break;
    case Reason::ComplexIssue:
    case Reason::RepeatContact:
    case Reason::HighValueCustomer:
    case Reason::PolicyException:
        break;
    }
    if (context.isStaffed) {
        reply.say(Weight::Core, why).say(Weight::Fact, Say::HandoverStaffed);
        return reply.fitted(guidelines.maxResponseLength);
    }
    // When nobody is available, how and when matter more than why.
    if (!context.isHandoverSaid)
        reply.say(Weight::Opening, why);
    if (!human.hours.isEmpty())
        reply.say(Weight::Fact, Say::HandoverHours, {human.hours});
    if (!human.escalationPhone.isEmpty())
        reply.say(Weight::Fact, Say::HandoverPhone, {human.escalationPhone});
    reply.say(Weight::Core, Say::HandoverReach);
    return reply.fitted(guidelines.maxResponseLength);
}

} // namespace tierdesk::ai
