#include "core/domain/CompanyConfig.h"

#include "core/domain/Fields.h"
#include "core/domain/TargetUrl.h"

#include <algorithm>

namespace tierdesk {

namespace {

constexpr std::array SlaKeys{std::pair{Priority::Urgent, u"urgent"}, std::pair{Priority::High, u"high"},
                             std::pair{Priority::Normal, u"normal"}, std::pair{Priority::Low, u"low"}};

template<class Visit>
void eachAmount(CompanyConfig &config, Visit &&visit)
{
    for (Capabilities *each :
         {&config.aiRep.capabilities, &config.aiManager.capabilities, &config.humanAgent.capabilities}) {
        visit(each->maxRefundAmount);
        visit(each->maxCreditAmount);
        visit(each->maxReplacementAmount);
    }
    visit(config.escalation.highValue);
}

/// Changes the currency of all amounts and keeps their major values; the amounts of a patch are in its currency.
void setCurrency(CompanyConfig &config, std::array<char, 3> currency)
{
    config.currency = currency;
    eachAmount(config, [&](Money &amount) {
        if (amount.currency != currency)
            amount = moneyOrZero(toMajor(amount), currency);
    });
}

bool isTargetOrEmpty(const QString &url)
{
    return url.isEmpty() || isTargetUrl(url);
}

template<class Io, class Span>
void spanField(Io &io, QStringView key, Span &span, Millis unit, double most)
{
    optionalFieldBy(io, key, span,
                    [&](auto &inner, QStringView name, auto &value) { return inner.span(name, value, unit, most); });
}

} // namespace

template<FieldIo Io, Is<Capabilities> T>
void fields(Io &io, T &v)
{
    io(u"canProcessRefunds", v.canProcessRefunds);
    io.major(u"maxRefundAmount", v.maxRefundAmount);
    io(u"canModifySubscription", v.canModifySubscription);
    io(u"canApplyCredits", v.canApplyCredits);
    io.major(u"maxCreditAmount", v.maxCreditAmount);
    io(u"canSendReplacements", v.canSendReplacements);
    io.major(u"maxReplacementAmount", v.maxReplacementAmount);
    io(u"canCancelOrders", v.canCancelOrders);
    io(u"canChangeAddress", v.canChangeAddress);
}

template<FieldIo Io, Is<TierConfig> T>
void fields(Io &io, T &v)
{
    static const QStringList Tones{u"friendly"_s, u"professional"_s, u"formal"_s, u"empathetic"_s, u"concise"_s};
    io(u"enabled", v.isEnabled);
    io(u"capabilities", v.capabilities);
    io.object(u"responseGuidelines", [&](auto &child) {
        child.textOf(u"tone", v.guidelines.tone, Tones);
        // Less is too short for a sentence.
        child(u"maxResponseLength", v.guidelines.maxResponseLength, between(20, 20'000));
        child(u"signature", v.guidelines.signature, upTo(200));
    });
}

template<FieldIo Io, Is<HumanTierConfig> T>
void fields(Io &io, T &v)
{
    io(u"enabled", v.isEnabled);
    io(u"capabilities", v.capabilities);
    io(u"escalationPhone", v.escalationPhone, upTo(40));
    io(u"notifyOnEscalation", v.notifyOnEscalation);
    io(u"hours", v.hours, upTo(200));
}

template<FieldIo Io, Is<IrateProtocol> T>
void fields(Io &io, T &v)
{
    io(u"enabled", v.isEnabled);
    io(u"detectionThreshold", v.detectionThreshold, between(0, 1));
    io(u"triggerKeywords", v.triggerKeywords, textsUpTo(200, 100));
    if constexpr (Io::isRequest) {
        for (QString &each : v.triggerKeywords)
            each = each.simplified().toLower();
        v.triggerKeywords.removeDuplicates();
    }
    io.object(u"autoEscalate", [&](auto &child) {
        child(u"enabled", v.canAutoEscalate);
        child(u"afterAttempts", v.afterAttempts, between(1, 100));
        child(u"targetTier", v.targetTier);
        if constexpr (Io::isRequest) {
            if (v.targetTier == Tier::AiRep)
                child.refuse(u"targetTier", u"must be AI_MANAGER or HUMAN_AGENT"_s);
        }
    });
}

template<FieldIo Io, Is<EscalationRules> T>
void fields(Io &io, T &v)
{
    io(u"repeatContacts", v.repeatContacts, between(1, 1000));
    io.span(u"repeatWindowDays", v.repeatWindow, Millis::days(1), 3650);
    io.major(u"highValue", v.highValue);
    io(u"complexityThreshold", v.complexityThreshold, between(0, 1));
    io(u"climbsByScore", v.escalatesByScore);
    io(u"scoreThreshold", v.scoreThreshold, between(-1, 1));
}

template<FieldIo Io, Is<SessionRules> T>
void fields(Io &io, T &v)
{
    io.span(u"idleChatMinutes", v.idleChat, Millis::minutes(1), 525'600);
    io.span(u"idleSmsHours", v.idleSms, Millis::hours(1), 8760);
    io.span(u"idleEmailDays", v.idleEmail, Millis::days(1), 365);
    io.span(u"idleVoiceMinutes", v.idleVoice, Millis::minutes(1), 525'600);
    io.span(u"reopenHours", v.reopenWithin, Millis::hours(1), 87'600);
    io.span(u"authorityPeriodDays", v.authorityPeriod, Millis::days(1), 3650);
}

template<FieldIo Io, Is<PriorityRule> T>
void fields(Io &io, T &v)
{
    io(u"priority", v.priority, Required);
    optionalField(io, u"reason", v.reason);
    optionalField(io, u"sentiment", v.sentiment);
    optionalField(io, u"vip", v.isVip);
    spanField(io, u"olderThanMinutes", v.olderThan, Millis::minutes(1), 5'256'000);
}

template<FieldIo Io, Is<GatewayConfig> T>
void fields(Io &io, T &v)
{
    static const TextForm Target{isTargetOrEmpty, u"must be an https URL, or http on a loopback address"_s};
    io(u"builtIn", v.isBuiltIn);
    io(u"url", v.url, upTo(2000).as(Target));
    io.credential(u"secret", v.secret);
    io.span(u"timeoutSeconds", v.timeout, Millis::seconds(1), 120);
    io(u"attempts", v.attempts, between(1, 50));
    if constexpr (Io::isRequest) {
        if (!v.isBuiltIn && v.url.isEmpty())
            io.refuse(u"url", u"must be given when builtIn is false"_s);
    }
}

template<FieldIo Io, Is<CompanyConfig> T>
void fields(Io &io, T &v)
{
    io(u"enabled", v.isEnabled);
    auto currency = v.currency;
    io(u"currency", currency);
    if constexpr (!std::is_const_v<T>)
        setCurrency(v, currency); // before the amounts are read
    io.object(u"tiers", [&](auto &tiers) {
        tiers(u"aiRep", v.aiRep);
        tiers(u"aiManager", v.aiManager);
        tiers(u"humanAgent", v.humanAgent);
    });
    if constexpr (Io::isRequest) {
        if (!v.aiRep.isEnabled && !v.aiManager.isEnabled && !v.humanAgent.isEnabled)
            io.refuse(u"tiers", u"must keep at least one tier enabled"_s);
    }
    io(u"irateProtocol", v.irate);
    io(u"escalationRules", v.escalation);
    io(u"sessions", v.sessions);
    io.object(u"sla", [&](auto &sla) {
        for (const auto &[priority, key] : SlaKeys) {
            auto &target = v.slaFor(priority);
            sla.object(QStringView(key), [&](auto &child) {
                child.span(u"firstResponseMinutes", target.firstResponse, Millis::minutes(1), 525'600);
                child.span(u"resolutionHours", target.resolution, Millis::hours(1), 87'600);
            });
        }
    });
    io.list(u"priorities", v.priorities, 100);
    io(u"gateway", v.gateway);
    io(u"models", v.models);
    io(u"mail", v.mail);
    io(u"sms", v.sms);
    io.object(u"privacy", [&](auto &child) { child(u"redactPaymentCards", v.privacy.redactsPaymentCards); });
    io(u"links", v.links);
}

TIERDESK_FIELDS(CompanyConfig)

QJsonObject toJson(const CompanyConfig &config)
{
    return written(config);
}

base::Result<CompanyConfig> mergeConfig(const CompanyConfig &base, const QJsonObject &patch)
{
    CompanyConfig config = base;
    FieldReader io(patch);
    // The output of the API may be sent back unchanged.
    io.ignore(u"companyId");
    io.ignore(u"version");
    fields(io, config);
    if (const auto &error = io.finish())
        return *error;
    return config;
}

} // namespace tierdesk
