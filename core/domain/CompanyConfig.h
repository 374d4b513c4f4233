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
    Money maxReplacementAmount;  ///< price of the replaced items
    bool canCancelOrders = true; ///< an order that has not shipped; its payment is refunded in full
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
    QString hours = u"Mon-Fri 9:00-17:00"_s; ///< shown to customers unchanged
};

struct IrateProtocol {
    bool isEnabled = true;
    double detectionThreshold = .7; ///< irate if −score is at least this
    QStringList triggerKeywords;    ///< lower case; they count in an angry message
    bool canAutoEscalate = true;
    int afterAttempts = 2; ///< AI replies to irate messages before it escalates
    Tier targetTier = Tier::AiManager;
};

/// The targets of one priority.
struct SlaTarget {
    Millis firstResponse; ///< until an agent's first answer
    Millis resolution;
};

/// A row of the priority table. The first row whose set fields all match applies.
struct PriorityRule {
    std::optional<Reason> reason;
    std::optional<Sentiment> sentiment; ///< this label or a worse one
    std::optional<bool> isVip;
    std::optional<Millis> olderThan; ///< age of the session
    Priority priority = Priority::Normal;
};

struct EscalationRules {
    int repeatContacts = 3; ///< sessions within repeatWindow, including this one, for REPEAT_CONTACT
    Millis repeatWindow = Millis::days(7);
    Money highValue; ///< minimum lifetime value for HIGH_VALUE_CUSTOMER with a problem; VIPs always qualify
    double complexityThreshold = .75; ///< minimum complexity for COMPLEX_ISSUE
    bool escalatesByScore = false;    ///< score ≤ scoreThreshold escalates in every API, not only support
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

/// The service that executes actions.
struct GatewayConfig {
    bool isBuiltIn = true; ///< the built-in shop tables; else `url`
    QString url;           ///< https; http only on loopback
    CredentialId secret;   ///< the encrypted signing secret; unset for none
    Millis timeout = Millis::seconds(10);
    int attempts = 8;
};

/// Which parts of messages are stored.
struct PrivacyRules {
    bool redactsPaymentCards = true; ///< keeps the last four digits of a card number; see nlu/CardRedaction.h
};

/// All settings of a company. A value type; each save creates a new version.
struct CompanyConfig {
    bool isEnabled = true;
    std::array<char, 3> currency{'U', 'S', 'D'};
    TierConfig aiRep;
    TierConfig aiManager;
    HumanTierConfig humanAgent;
    IrateProtocol irate;
    EscalationRules escalation;
    SessionRules sessions;
    std::array<SlaTarget, 4> sla; ///< indexed by Priority
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

/// Returns the configuration of a new company: cs-api.md's example, SLA targets of 5/15/60/240 minutes for the first
/// answer and 4/8/24/72 hours for the resolution, and a priority table.
[[nodiscard]] CompanyConfig defaultConfig(std::array<char, 3> currency = {'U', 'S', 'D'});

/// Returns the configuration as in cs-api.md (without companyId), with these additions: `sla`, `priorities`,
/// `escalationRules`, `sessions`, `gateway`, `models`, `mail`, `sms`, `privacy`, `links`, `currency`. Amounts are in
/// major units, times in the unit that the key names.
[[nodiscard]] QJsonObject toJson(const CompanyConfig &config);

template<FieldIo Io, Is<CompanyConfig> T>
void fields(Io &io, T &config);

/// Returns @p base with the fields of @p patch set; absent fields keep their value. Fails with InvalidInput and the
/// path in `where` for an unknown or ill-typed field, a negative limit or a threshold out of range. Ignores
/// `companyId`, which the caller has checked.
[[nodiscard]] base::Result<CompanyConfig> mergeConfig(const CompanyConfig &base, const QJsonObject &patch);

} // namespace tierdesk
