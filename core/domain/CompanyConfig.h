#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/domain/CompanyLinks.h"
#include "core/domain/Enums.h"
#include "core/domain/FieldIo.h"
#include "core/domain/Ids.h"
#include "core/domain/MailConfig.h"
#include "core/domain/Models.h"
#include "core/domain/Money.h"
#include "core/domain/SmsConfig.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <array>
#include <optional>
#include <vector>

namespace tierdesk {

/// What a tier may grant. Amounts are in the company's currency.
struct Capabilities {
    bool canProcessRefunds = false;
    Money maxRefundAmount;
    bool canModifySubscription = false;
    bool canApplyCredits = false;
    Money maxCreditAmount;
    bool canSendReplacements = false;
    Money maxReplacementAmount;  ///< by the replaced items' price
    bool canCancelOrders = true; ///< an order that has not shipped; its payment goes back whole
    bool canChangeAddress = true;
};

struct ResponseGuidelines {
    QString tone = u"friendly"_s; ///< friendly, professional, formal, empathetic, concise
    int maxResponseLength = 600;  ///< characters
    QString signature;
};

struct TierConfig {
    bool isEnabled = true;
    Capabilities capabilities;
    ResponseGuidelines guidelines;
};

struct HumanTierConfig {
    bool isEnabled = true;
    Capabilities capabilities;
    QString escalationPhone;
    bool notifyOnEscalation = true;
    QString hours = u"Mon-Fri 9:00-17:00"_s; ///< printed to customers as it stands
};

struct IrateProtocol {
    bool isEnabled = true;
    double detectionThreshold = .7; ///< irate when −score reaches it
    QStringList triggerKeywords;    ///< lower case; count in an angry message
    bool canAutoEscalate = true;
    int afterAttempts = 2; ///< AI answers given to irate messages before it escalates
    Tier targetTier = Tier::AiManager;
};

/// Targets of one priority.
struct SlaTarget {
    Millis firstResponse; ///< until a person first answers
    Millis resolution;
};

/// One row of the priority table; the first row whose every set field matches decides.
struct PriorityRule {
    std::optional<Reason> reason;
    std::optional<Sentiment> sentiment; ///< this word or a worse one
    std::optional<bool> isVip;
    std::optional<Millis> olderThan; ///< age of the session
    Priority priority = Priority::Normal;
};

struct EscalationRules {
    int repeatContacts = 3; ///< sessions within repeatWindow, this one among them, that make REPEAT_CONTACT
    Millis repeatWindow = Millis::days(7);
    Money highValue; ///< lifetime value from which a customer with a problem is HIGH_VALUE_CUSTOMER; VIPs always
    double complexityThreshold = .75; ///< COMPLEX_ISSUE from here
    bool escalatesByScore = false;    ///< a score ≤ scoreThreshold escalates at every door, not only at support's
    double scoreThreshold = -.5;
};

struct SessionRules {
    Millis idleChat = Millis::minutes(30);
    Millis idleSms = Millis::hours(24);
    Millis idleEmail = Millis::days(7);
    Millis idleVoice = Millis::minutes(30);
    Millis reopenWithin = Millis::hours(72);
    Millis authorityPeriod = Millis::days(30);

    [[nodiscard]] Millis idle(Channel channel) const
    {
        return channel == Channel::Sms     ? idleSms
               : channel == Channel::Email ? idleEmail
               : channel == Channel::Voice ? idleVoice
                                           : idleChat;
    }
};

/// Where actions are carried out.
struct GatewayConfig {
    bool isBuiltIn = true; ///< the shop tables; else `url`
    QString url;           ///< https; http only on loopback
    CredentialId secret;   ///< the sealed signing secret; unset for none
    Millis timeout = Millis::seconds(10);
    int attempts = 8;
};

/// What is kept of what customers and colleagues write.
struct PrivacyRules {
    bool redactsPaymentCards = true; ///< keeps the last four digits of a card number; see nlu/CardRedaction.h
};

/// Everything a company has decided for itself. A value: each save makes a new version.
struct CompanyConfig {
    bool isEnabled = true;
    std::array<char, 3> currency{'U', 'S', 'D'};
    TierConfig aiRep;
    TierConfig aiManager;
    HumanTierConfig humanAgent;
    IrateProtocol irate;
    EscalationRules escalation;
    SessionRules sessions;
    std::array<SlaTarget, 4> sla; ///< by Priority
    [[nodiscard]] SlaTarget &slaFor(Priority priority) { return sla[static_cast<size_t>(priority)]; }
    [[nodiscard]] const SlaTarget &slaFor(Priority priority) const { return sla[static_cast<size_t>(priority)]; }
    std::vector<PriorityRule> priorities;
    GatewayConfig gateway;
    ModelsConfig models;
    MailConfig mail;
    SmsConfig sms;
    PrivacyRules privacy;
    CompanyLinks links;

    [[nodiscard]] const Capabilities &capabilities(Tier tier) const
    {
        return tier == Tier::AiRep       ? aiRep.capabilities
               : tier == Tier::AiManager ? aiManager.capabilities
                                         : humanAgent.capabilities;
    }
    [[nodiscard]] bool isTierEnabled(Tier tier) const
    {
        return tier == Tier::AiRep       ? aiRep.isEnabled
               : tier == Tier::AiManager ? aiManager.isEnabled
                                         : humanAgent.isEnabled;
    }
};

/// What a new company starts with: cs-api.md's example, SLA targets of 5/15/60/240 minutes to a first answer and
/// 4/8/24/72 hours to a resolution, and a priority table.
[[nodiscard]] CompanyConfig defaultConfig(std::array<char, 3> currency = {'U', 'S', 'D'});

/// The config as cs-api.md prints it (without companyId), ours added: `sla`, `priorities`, `escalationRules`,
/// `sessions`, `gateway`, `models`, `mail`, `sms`, `privacy`, `links`, `currency`. Amounts in major units, times in the
/// unit that the key names.
[[nodiscard]] QJsonObject toJson(const CompanyConfig &config);

template<FieldIo Io, Is<CompanyConfig> T>
void fields(Io &io, T &config);

/// @p base with the fields of @p patch set; absent fields stay. An unknown or ill-typed field, a negative limit, or a
/// threshold out of range is InvalidInput with the field's path in `where`, and nothing is taken.
/// `companyId` is passed over: who the company is was settled by the caller.
[[nodiscard]] base::Result<CompanyConfig> mergeConfig(const CompanyConfig &base, const QJsonObject &patch);

} // namespace tierdesk
