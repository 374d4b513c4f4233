#include "core/domain/CompanyConfig.h"

#include "core/domain/FieldReader.h"
#include "core/domain/TargetUrl.h"

#include <algorithm>

namespace tierdesk {

namespace {

using Code = std::array<char, 3>;

double inUnits(Millis span, Millis unit)
{
    return static_cast<double>(span.count) / static_cast<double>(unit.count);
}

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

QJsonObject json(const Capabilities &capabilities)
{
    return {{u"canProcessRefunds"_s, capabilities.canProcessRefunds},
            {u"maxRefundAmount"_s, toMajor(capabilities.maxRefundAmount)},
            {u"canModifySubscription"_s, capabilities.canModifySubscription},
            {u"canApplyCredits"_s, capabilities.canApplyCredits},
            {u"maxCreditAmount"_s, toMajor(capabilities.maxCreditAmount)},
            {u"canSendReplacements"_s, capabilities.canSendReplacements},
            {u"maxReplacementAmount"_s, toMajor(capabilities.maxReplacementAmount)},
            {u"canCancelOrders"_s, capabilities.canCancelOrders},
            {u"canChangeAddress"_s, capabilities.canChangeAddress}};
}

QJsonObject json(const TierConfig &tier)
{
    return {{u"enabled"_s, tier.isEnabled},
            {u"capabilities"_s, json(tier.capabilities)},
            {u"responseGuidelines"_s, QJsonObject{{u"tone"_s, tier.guidelines.tone},
                                                  {u"maxResponseLength"_s, tier.guidelines.maxResponseLength},
                                                  {u"signature"_s, tier.guidelines.signature}}}};
}

QJsonObject json(const PriorityRule &rule)
{
    QJsonObject row{{u"priority"_s, word(rule.priority)}};
    if (rule.reason)
        row.insert(u"reason"_s, word(*rule.reason));
    if (rule.sentiment)
        row.insert(u"sentiment"_s, word(*rule.sentiment));
    if (rule.isVip)
        row.insert(u"vip"_s, *rule.isVip);
    if (rule.olderThan)
        row.insert(u"olderThanMinutes"_s, inUnits(*rule.olderThan, Millis::minutes(1)));
    return row;
}

void read(FieldReader &fields, Capabilities &capabilities)
{
    fields.flag(u"canProcessRefunds", capabilities.canProcessRefunds);
    fields.money(u"maxRefundAmount", capabilities.maxRefundAmount);
    fields.flag(u"canModifySubscription", capabilities.canModifySubscription);
    fields.flag(u"canApplyCredits", capabilities.canApplyCredits);
    fields.money(u"maxCreditAmount", capabilities.maxCreditAmount);
    fields.flag(u"canSendReplacements", capabilities.canSendReplacements);
    fields.money(u"maxReplacementAmount", capabilities.maxReplacementAmount);
    fields.flag(u"canCancelOrders", capabilities.canCancelOrders);
    fields.flag(u"canChangeAddress", capabilities.canChangeAddress);
}

void read(FieldReader &fields, ResponseGuidelines &guidelines)
{
    static const QStringList Tones{u"friendly"_s, u"professional"_s, u"formal"_s, u"empathetic"_s, u"concise"_s};
    QString tone = guidelines.tone;
    if (fields.text(u"tone", tone, 40)) {
        if (Tones.contains(tone))
            guidelines.tone = tone;
        else
            fields.refuse(u"tone", u"must be one of "_s + Tones.join(u", "));
    }
    // Below this no sentence fits.
    fields.integer(u"maxResponseLength", guidelines.maxResponseLength, 20, 20'000);
    fields.text(u"signature", guidelines.signature, 200);
}

void read(FieldReader &fields, TierConfig &tier)
{
    fields.flag(u"enabled", tier.isEnabled);
    fields.object(u"capabilities", [&](FieldReader &child) { read(child, tier.capabilities); });
    fields.object(u"responseGuidelines", [&](FieldReader &child) { read(child, tier.guidelines); });
}

void read(FieldReader &fields, HumanTierConfig &tier)
{
    fields.flag(u"enabled", tier.isEnabled);
    fields.object(u"capabilities", [&](FieldReader &child) { read(child, tier.capabilities); });
    fields.text(u"escalationPhone", tier.escalationPhone, 40);
    fields.flag(u"notifyOnEscalation", tier.notifyOnEscalation);
    fields.text(u"hours", tier.hours, 200);
}

void read(FieldReader &fields, IrateProtocol &protocol)
{
    fields.flag(u"enabled", protocol.isEnabled);
    fields.number(u"detectionThreshold", protocol.detectionThreshold, 0, 1);
    QStringList keywords;
    if (fields.texts(u"triggerKeywords", keywords, 200, 100)) {
        for (QString &each : keywords)
            each = each.simplified().toLower();
        keywords.removeDuplicates();
        protocol.triggerKeywords = keywords;
    }
    fields.object(u"autoEscalate", [&](FieldReader &child) {
        child.flag(u"enabled", protocol.canAutoEscalate);
        child.integer(u"afterAttempts", protocol.afterAttempts, 1, 100);
        Tier target = protocol.targetTier;
        if (child.oneOf(u"targetTier", target)) {
            if (target == Tier::AiRep)
                child.refuse(u"targetTier", u"must be AI_MANAGER or HUMAN_AGENT"_s);
            else
                protocol.targetTier = target;
        }
    });
}

void read(FieldReader &fields, EscalationRules &rules)
{
    fields.integer(u"repeatContacts", rules.repeatContacts, 1, 1000);
    fields.span(u"repeatWindowDays", rules.repeatWindow, Millis::days(1), 3650);
    fields.money(u"highValue", rules.highValue);
    fields.number(u"complexityThreshold", rules.complexityThreshold, 0, 1);
    fields.flag(u"climbsByScore", rules.escalatesByScore);
    fields.number(u"scoreThreshold", rules.scoreThreshold, -1, 1);
}

void read(FieldReader &fields, SessionRules &rules)
{
    fields.span(u"idleChatMinutes", rules.idleChat, Millis::minutes(1), 525'600);
    fields.span(u"idleSmsHours", rules.idleSms, Millis::hours(1), 8760);
    fields.span(u"idleEmailDays", rules.idleEmail, Millis::days(1), 365);
    fields.span(u"idleVoiceMinutes", rules.idleVoice, Millis::minutes(1), 525'600);
    fields.span(u"reopenHours", rules.reopenWithin, Millis::hours(1), 87'600);
    fields.span(u"authorityPeriodDays", rules.authorityPeriod, Millis::days(1), 3650);
}

void read(FieldReader &fields, PriorityRule &rule)
{
    Reason reason{};
    if (fields.oneOf(u"reason", reason))
        rule.reason = reason;
    Sentiment sentiment{};
    if (fields.oneOf(u"sentiment", sentiment))
        rule.sentiment = sentiment;
    bool isVip = false;
    if (fields.flag(u"vip", isVip))
        rule.isVip = isVip;
    Millis age;
    if (fields.span(u"olderThanMinutes", age, Millis::minutes(1), 5'256'000))
        rule.olderThan = age;
    fields.require(u"priority");
    fields.oneOf(u"priority", rule.priority);
}

void read(FieldReader &fields, GatewayConfig &gateway)
{
    fields.flag(u"builtIn", gateway.isBuiltIn);
    QString url;
    if (fields.text(u"url", url, 2000)) {
        if (url.isEmpty() || isTargetUrl(url))
            gateway.url = url;
        else
            fields.refuse(u"url", u"must be an https URL, or http on a loopback address"_s);
    }
    const QJsonValue secret = fields.take(u"secret");
    if (secret.isNull()) {
        gateway.secret = {};
    } else if (!secret.isUndefined()) {
        const qint64 id = secret.toInteger(0);
        if (id > 0)
            gateway.secret = {id};
        else
            fields.refuse(u"secret", u"must be the id of a credential, or null"_s);
    }
    fields.span(u"timeoutSeconds", gateway.timeout, Millis::seconds(1), 120);
    fields.integer(u"attempts", gateway.attempts, 1, 50);
    if (!gateway.isBuiltIn && gateway.url.isEmpty())
        fields.refuse(u"url", u"must be given when builtIn is false"_s);
}

} // namespace

QJsonObject toJson(const CompanyConfig &config)
{
    QJsonObject human{{u"enabled"_s, config.humanAgent.isEnabled},
                      {u"capabilities"_s, json(config.humanAgent.capabilities)},
                      {u"escalationPhone"_s, config.humanAgent.escalationPhone},
                      {u"notifyOnEscalation"_s, config.humanAgent.notifyOnEscalation},
                      {u"hours"_s, config.humanAgent.hours}};
    QJsonObject irate{{u"enabled"_s, config.irate.isEnabled},
                      {u"detectionThreshold"_s, config.irate.detectionThreshold},
                      {u"triggerKeywords"_s, QJsonArray::fromStringList(config.irate.triggerKeywords)},
                      {u"autoEscalate"_s, QJsonObject{{u"enabled"_s, config.irate.canAutoEscalate},
                                                      {u"afterAttempts"_s, config.irate.afterAttempts},
                                                      {u"targetTier"_s, word(config.irate.targetTier)}}}};
    QJsonObject rules{{u"repeatContacts"_s, config.escalation.repeatContacts},
                      {u"repeatWindowDays"_s, inUnits(config.escalation.repeatWindow, Millis::days(1))},
                      {u"highValue"_s, toMajor(config.escalation.highValue)},
                      {u"complexityThreshold"_s, config.escalation.complexityThreshold},
                      {u"climbsByScore"_s, config.escalation.escalatesByScore},
                      {u"scoreThreshold"_s, config.escalation.scoreThreshold}};
    QJsonObject sessions{{u"idleChatMinutes"_s, inUnits(config.sessions.idleChat, Millis::minutes(1))},
                         {u"idleSmsHours"_s, inUnits(config.sessions.idleSms, Millis::hours(1))},
                         {u"idleEmailDays"_s, inUnits(config.sessions.idleEmail, Millis::days(1))},
                         {u"idleVoiceMinutes"_s, inUnits(config.sessions.idleVoice, Millis::minutes(1))},
                         {u"reopenHours"_s, inUnits(config.sessions.reopenWithin, Millis::hours(1))},
                         {u"authorityPeriodDays"_s, inUnits(config.sessions.authorityPeriod, Millis::days(1))}};
    QJsonObject sla;
    for (const auto &[priority, key] : SlaKeys) {
        const SlaTarget &target = config.slaFor(priority);
        sla.insert(QStringView(key),
                   QJsonObject{{u"firstResponseMinutes"_s, inUnits(target.firstResponse, Millis::minutes(1))},
                               {u"resolutionHours"_s, inUnits(target.resolution, Millis::hours(1))}});
    }
    QJsonArray priorities;
    for (const PriorityRule &rule : config.priorities)
        priorities.append(json(rule));
    QJsonObject gateway{{u"builtIn"_s, config.gateway.isBuiltIn},
                        {u"url"_s, config.gateway.url},
                        {u"secret"_s, config.gateway.secret.isSet() ? QJsonValue(config.gateway.secret.value)
                                                                    : QJsonValue(QJsonValue::Null)},
                        {u"timeoutSeconds"_s, inUnits(config.gateway.timeout, Millis::seconds(1))},
                        {u"attempts"_s, config.gateway.attempts}};
    return {{u"enabled"_s, config.isEnabled},
            {u"currency"_s, QString::fromLatin1(config.currency.data(), 3)},
            {u"tiers"_s, QJsonObject{{u"aiRep"_s, json(config.aiRep)},
                                     {u"aiManager"_s, json(config.aiManager)},
                                     {u"humanAgent"_s, human}}},
            {u"irateProtocol"_s, irate},
            {u"escalationRules"_s, rules},
            {u"sessions"_s, sessions},
            {u"sla"_s, sla},
            {u"priorities"_s, priorities},
            {u"gateway"_s, gateway},
            {u"models"_s, toJson(config.models)},
            {u"mail"_s, toJson(config.mail)},
            {u"sms"_s, toJson(config.sms)},
            {u"privacy"_s, QJsonObject{{u"redactPaymentCards"_s, config.privacy.redactsPaymentCards}}},
            {u"links"_s, toJson(config.links)}};
}

base::Result<CompanyConfig> mergeConfig(const CompanyConfig &base, const QJsonObject &patch)
{
    CompanyConfig config = base;
    FieldReader fields(patch);
    // What is read from the company may be written back as it is.
    fields.ignore(u"companyId");
    fields.ignore(u"version");
    fields.flag(u"enabled", config.isEnabled);

    // First of all: the amounts of the patch are in the new currency, those that stay keep their major value.
    if (fields.currency(u"currency", config.currency)) {
        eachAmount(config, [&](Money &amount) {
            if (amount.currency != config.currency)
                amount = moneyOrZero(toMajor(amount), config.currency);
        });
    }

    fields.object(u"tiers", [&](FieldReader &tiers) {
        tiers.object(u"aiRep", [&](FieldReader &child) { read(child, config.aiRep); });
        tiers.object(u"aiManager", [&](FieldReader &child) { read(child, config.aiManager); });
        tiers.object(u"humanAgent", [&](FieldReader &child) { read(child, config.humanAgent); });
    });
    if (!config.aiRep.isEnabled && !config.aiManager.isEnabled && !config.humanAgent.isEnabled)
        fields.refuse(u"tiers", u"must keep at least one tier enabled"_s);
    fields.object(u"irateProtocol", [&](FieldReader &child) { read(child, config.irate); });
    fields.object(u"escalationRules", [&](FieldReader &child) { read(child, config.escalation); });
    fields.object(u"sessions", [&](FieldReader &child) { read(child, config.sessions); });
    fields.object(u"sla", [&](FieldReader &sla) {
        for (const auto &[priority, key] : SlaKeys) {
            sla.object(QStringView(key), [&, which = priority](FieldReader &child) {
                SlaTarget &target = config.slaFor(which);
                child.span(u"firstResponseMinutes", target.firstResponse, Millis::minutes(1), 525'600);
                child.span(u"resolutionHours", target.resolution, Millis::hours(1), 87'600);
            });
        }
    });
    std::vector<PriorityRule> priorities;
    if (fields.objects(u"priorities", 100, [&](FieldReader &child) { read(child, priorities.emplace_back()); }))
        config.priorities = std::move(priorities);
    fields.object(u"gateway", [&](FieldReader &child) { read(child, config.gateway); });
    fields.object(u"models", [&](FieldReader &child) { readFields(child, config.models); });
    fields.object(u"mail", [&](FieldReader &child) { readFields(child, config.mail); });
    fields.object(u"sms", [&](FieldReader &child) { readFields(child, config.sms); });
    fields.object(u"privacy",
                  [&](FieldReader &child) { child.flag(u"redactPaymentCards", config.privacy.redactsPaymentCards); });
    fields.object(u"links", [&](FieldReader &child) { readFields(child, config.links); });

    if (const auto &error = fields.finish())
        return *error;
    return config;
}

} // namespace tierdesk
