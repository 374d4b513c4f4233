#pragma once

#include "core/mind/ai/help/CaseContext.h"
#include "core/mind/nlu/Reader.h"
#include "tests/core/mind/ai/TestShop.h"

namespace tierdesk::test {

/// Dana's torn tent at a person: refused twice, one refund pending, nothing answered yet.
struct HelpCase {
    explicit HelpCase(const nlu::Reader &by)
        : reader(by)
    {
        session.id = u"sess_1"_s;
        session.company = CompanyId{1};
        session.customer = Dana;
        session.tier = Tier::HumanAgent;
        session.sentiment = Sentiment::Angry;
        session.score = -.6;
        says(Speaker::Customer, "My tent from order ORD-9876 arrived with a torn seam. I want my money back.");
        says(Speaker::AiManager, "A refund of $312.40 is above what I may approve. A colleague takes over.");
        brief.wanted = u"Dana Whitfield (VIP): Tent arrived torn; wants $312.40 back; order ORD-9876. "
                       "First: \"My tent from order ORD-9876 arrived with a torn seam.\""_s;
        brief.tried = {u"Looked the order up."_s, u"AI Rep offered a $10 credit, not taken."_s};
        brief.granted = {u"Credit of $10.00 by AI Rep, not confirmed yet."_s};
        brief.refused = {u"Refund of $312.40 on order ORD-9876: AI Manager may refund up to $100.00 in "
                         "30 days, $0.00 used."_s};
        brief.promised = {u"AI Manager: \"A colleague takes over.\""_s};
        brief.nextStep = u"Apologise, then approve the refund of $312.40 on order ORD-9876, or decline it "
                         "and say why."_s;
        Action refused;
        refused.id = {1};
        refused.request.kind = ActionKind::Refund;
        refused.request.orderNumber = u"ORD-9876"_s;
        refused.request.amount = dollars(312.4);
        refused.state = ActionState::Refused;
        refused.tier = Tier::AiManager;
        refused.at = today();
        actions = {refused};
        shop.config.humanAgent.capabilities.canProcessRefunds = true;
        shop.config.humanAgent.capabilities.maxRefundAmount = dollars(500);
        shop.config.humanAgent.capabilities.canApplyCredits = true;
        shop.config.humanAgent.capabilities.maxCreditAmount = dollars(50);
    }

    void says(Speaker speaker, const char *text)
    {
        Message message;
        message.id = {static_cast<qint64>(messages.size()) + 1};
        message.speaker = speaker;
        message.text = QString::fromUtf8(text);
        message.at = today() + Millis::minutes(static_cast<qint64>(messages.size()));
        messages.push_back(message);
        if (speaker == Speaker::Customer)
            reading = reader.read(message.text);
    }
    [[nodiscard]] ai::CaseContext context(std::vector<ModelUse> *uses = nullptr) const
    {
        const auto dana = std::find_if(shop.customers.begin(), shop.customers.end(),
                                       [this](const Customer &each) { return each.id == session.customer; });
        return {.session = session,
                .config = shop.config,
                .brief = brief,
                .reading = reading,
                .messages = messages,
                .actions = actions,
                .escalations = escalations,
                .customer = dana == shop.customers.end() ? nullptr : &*dana,
                .companyName = u"Acme Outdoor"_s,
                .agentName = u"Marek Novak"_s,
                .now = today() + Millis::hours(1),
                .uses = uses};
    }

    const nlu::Reader &reader;
    Shop shop;
    Session session;
    Brief brief;
    Reading reading;
    std::vector<Message> messages;
    std::vector<Action> actions;
    std::vector<Escalation> escalations;
};

} // namespace tierdesk::test
