#include "core/domain/CompanyConfig.h"

namespace tierdesk {

namespace {

using Code = std::array<char, 3>;

Capabilities capabilitiesIn(Code currency)
{
    Capabilities none;
    none.maxRefundAmount = none.maxCreditAmount = none.maxReplacementAmount = Money{0, currency};
    return none;
}

PriorityRule byReason(Reason reason, Priority priority)
{
    PriorityRule rule;
    rule.reason = reason;
    rule.priority = priority;
    return rule;
}

PriorityRule bySentiment(Sentiment sentiment, std::optional<bool> isVip, Priority priority)
{
    PriorityRule rule;
    rule.sentiment = sentiment;
    rule.isVip = isVip;
    rule.priority = priority;
    return rule;
}

std::vector<PriorityRule> defaultPriorities()
{
    PriorityRule vip;
    vip.isVip = true;
    vip.priority = Priority::High;
    PriorityRule old;
    old.olderThan = Millis::days(1);
    old.priority = Priority::High;
    return {byReason(Reason::LegalMention, Priority::Urgent),
            byReason(Reason::SocialMediaThreat, Priority::Urgent),
            bySentiment(Sentiment::Angry, true, Priority::Urgent),
            bySentiment(Sentiment::Irate, std::nullopt, Priority::Urgent),
            byReason(Reason::IrateCustomer, Priority::High),
            byReason(Reason::EscalatedComplaint, Priority::High),
            byReason(Reason::HighValueCustomer, Priority::High),
            byReason(Reason::RefundOverThreshold, Priority::High),
            bySentiment(Sentiment::Angry, std::nullopt, Priority::High),
            vip,
            old};
}

} // namespace

CompanyConfig defaultConfig(Code currency)
{
    CompanyConfig config;
    config.currency = currency;

    config.aiRep.capabilities = config.aiManager.capabilities = config.humanAgent.capabilities =
        capabilitiesIn(currency);
    Capabilities &rep = config.aiRep.capabilities;
    rep.canApplyCredits = true;
    rep.maxCreditAmount = moneyOrZero(10, currency);
    config.aiRep.guidelines = {u"friendly"_s, 200, {}};

    Capabilities &manager = config.aiManager.capabilities;
    manager.canProcessRefunds = true;
    manager.maxRefundAmount = moneyOrZero(100, currency);
    manager.canModifySubscription = true;
    manager.canApplyCredits = true;
    manager.maxCreditAmount = moneyOrZero(50, currency);
    manager.canSendReplacements = true;
    manager.maxReplacementAmount = moneyOrZero(100, currency);
    config.aiManager.guidelines = {u"professional"_s, 600, {}};

    // Difficult or escalated messages use the large model.
    const auto large = [&config]() -> ModelRule & { return config.models.rules.emplace_back(); };
    large().complexityFrom = .5;
    large().sentiment = Sentiment::Angry;
    large().tier = Tier::AiManager;

    Capabilities &person = config.humanAgent.capabilities;
    person.canProcessRefunds = true;
    person.maxRefundAmount = moneyOrZero(1000, currency);
    person.canModifySubscription = true;
    person.canApplyCredits = true;
    person.maxCreditAmount = moneyOrZero(250, currency);
    person.canSendReplacements = true;
    person.maxReplacementAmount = moneyOrZero(1000, currency);
    config.humanAgent.escalationPhone = u"+14155559999"_s;

    config.irate.triggerKeywords = {u"angry"_s, u"furious"_s, u"unacceptable"_s};
    config.escalation.highValue = moneyOrZero(2500, currency);

    config.slaFor(Priority::Urgent) = {Millis::minutes(5), Millis::hours(4)};
    config.slaFor(Priority::High) = {Millis::minutes(15), Millis::hours(8)};
    config.slaFor(Priority::Normal) = {Millis::minutes(60), Millis::hours(24)};
    config.slaFor(Priority::Low) = {Millis::minutes(240), Millis::hours(72)};
    config.priorities = defaultPriorities();
    return config;
}

} // namespace tierdesk
