#pragma once

#include "core/domain/Words.h"

/// The enumerations of the domain. Their words are those of cs-api.md where it defines them.
namespace tierdesk {

enum class Tier { AiRep, AiManager, HumanAgent };
template<>
struct Words<Tier> {
    static constexpr std::array table{std::pair{Tier::AiRep, "AI_REP"}, std::pair{Tier::AiManager, "AI_MANAGER"},
                                      std::pair{Tier::HumanAgent, "HUMAN_AGENT"}};
};

enum class Status { Active, WaitingCustomer, Escalated, Resolved, Abandoned };
template<>
struct Words<Status> {
    static constexpr std::array table{
        std::pair{Status::Active, "ACTIVE"}, std::pair{Status::WaitingCustomer, "WAITING_CUSTOMER"},
        std::pair{Status::Escalated, "ESCALATED"}, std::pair{Status::Resolved, "RESOLVED"},
        std::pair{Status::Abandoned, "ABANDONED"}};
};

/// Returns whether the session has ended.
[[nodiscard]] constexpr bool isOver(Status status)
{
    return status == Status::Resolved || status == Status::Abandoned;
}

enum class Channel { Voice, Chat, Email, Sms };
template<>
struct Words<Channel> {
    static constexpr std::array table{std::pair{Channel::Voice, "voice"}, std::pair{Channel::Chat, "chat"},
                                      std::pair{Channel::Email, "email"}, std::pair{Channel::Sms, "sms"}};
};

enum class Category {
    Billing,
    Shipping,
    ProductQuality,
    Subscription,
    Refund,
    Technical,
    Account,
    GeneralInquiry,
    Complaint,
    Cancellation
};
template<>
struct Words<Category> {
    static constexpr std::array table{std::pair{Category::Billing, "BILLING"},
                                      std::pair{Category::Shipping, "SHIPPING"},
                                      std::pair{Category::ProductQuality, "PRODUCT_QUALITY"},
                                      std::pair{Category::Subscription, "SUBSCRIPTION"},
                                      std::pair{Category::Refund, "REFUND"},
                                      std::pair{Category::Technical, "TECHNICAL"},
                                      std::pair{Category::Account, "ACCOUNT"},
                                      std::pair{Category::GeneralInquiry, "GENERAL_INQUIRY"},
                                      std::pair{Category::Complaint, "COMPLAINT"},
                                      std::pair{Category::Cancellation, "CANCELLATION"}};
};

/// Six labels for a score in −1…1, cut at .6, .2, −.2, −.5, −.8 (Reading.h); Unknown for an unsupported language.
enum class Sentiment { Happy, Satisfied, Neutral, Frustrated, Angry, Irate, Unknown };
template<>
struct Words<Sentiment> {
    static constexpr std::array table{
        std::pair{Sentiment::Happy, "HAPPY"},     std::pair{Sentiment::Satisfied, "SATISFIED"},
        std::pair{Sentiment::Neutral, "NEUTRAL"}, std::pair{Sentiment::Frustrated, "FRUSTRATED"},
        std::pair{Sentiment::Angry, "ANGRY"},     std::pair{Sentiment::Irate, "IRATE"},
        std::pair{Sentiment::Unknown, "UNKNOWN"}};
};

/// The twelve reasons of cs-api.md, in its order.
enum class Reason {
    IrateCustomer,
    RefundRequest,
    ComplexIssue,
    RepeatContact,
    HighValueCustomer,
    LegalMention,
    SocialMediaThreat,
    RefundOverThreshold,
    CustomerRequest,
    PolicyException,
    EscalatedComplaint,
    TechnicalLimitation
};
template<>
struct Words<Reason> {
    static constexpr std::array table{std::pair{Reason::IrateCustomer, "IRATE_CUSTOMER"},
                                      std::pair{Reason::RefundRequest, "REFUND_REQUEST"},
                                      std::pair{Reason::ComplexIssue, "COMPLEX_ISSUE"},
                                      std::pair{Reason::RepeatContact, "REPEAT_CONTACT"},
                                      std::pair{Reason::HighValueCustomer, "HIGH_VALUE_CUSTOMER"},
                                      std::pair{Reason::LegalMention, "LEGAL_MENTION"},
                                      std::pair{Reason::SocialMediaThreat, "SOCIAL_MEDIA_THREAT"},
                                      std::pair{Reason::RefundOverThreshold, "REFUND_OVER_THRESHOLD"},
                                      std::pair{Reason::CustomerRequest, "CUSTOMER_REQUEST"},
                                      std::pair{Reason::PolicyException, "POLICY_EXCEPTION"},
                                      std::pair{Reason::EscalatedComplaint, "ESCALATED_COMPLAINT"},
                                      std::pair{Reason::TechnicalLimitation, "TECHNICAL_LIMITATION"}};
};

enum class ResolutionType {
    InformationProvided,
    IssueResolved,
    RefundProcessed,
    ReplacementSent,
    CreditApplied,
    SubscriptionModified,
    EscalatedToHuman,
    CustomerSatisfied,
    Unresolved
};
template<>
struct Words<ResolutionType> {
    static constexpr std::array table{std::pair{ResolutionType::InformationProvided, "INFORMATION_PROVIDED"},
                                      std::pair{ResolutionType::IssueResolved, "ISSUE_RESOLVED"},
                                      std::pair{ResolutionType::RefundProcessed, "REFUND_PROCESSED"},
                                      std::pair{ResolutionType::ReplacementSent, "REPLACEMENT_SENT"},
                                      std::pair{ResolutionType::CreditApplied, "CREDIT_APPLIED"},
                                      std::pair{ResolutionType::SubscriptionModified, "SUBSCRIPTION_MODIFIED"},
                                      std::pair{ResolutionType::EscalatedToHuman, "ESCALATED_TO_HUMAN"},
                                      std::pair{ResolutionType::CustomerSatisfied, "CUSTOMER_SATISFIED"},
                                      std::pair{ResolutionType::Unresolved, "UNRESOLVED"}};
};

/// The author of a message.
enum class Speaker { Customer, AiRep, AiManager, HumanAgent, System };
template<>
struct Words<Speaker> {
    static constexpr std::array table{std::pair{Speaker::Customer, "customer"}, std::pair{Speaker::AiRep, "ai_rep"},
                                      std::pair{Speaker::AiManager, "ai_manager"},
                                      std::pair{Speaker::HumanAgent, "human_agent"},
                                      std::pair{Speaker::System, "system"}};
};

[[nodiscard]] constexpr Speaker speakerOf(Tier tier)
{
    return tier == Tier::AiRep ? Speaker::AiRep : tier == Tier::AiManager ? Speaker::AiManager : Speaker::HumanAgent;
}

/// The API that a session began at. Mail and Sms have no client in between, so no credential opens them.
enum class Door { Cs, Platform, Support, Chat, CallCenter, Desk, Mail, Sms };
template<>
struct Words<Door> {
    static constexpr std::array table{std::pair{Door::Cs, "cs"},
                                      std::pair{Door::Platform, "platform"},
                                      std::pair{Door::Support, "support"},
                                      std::pair{Door::Chat, "chat"},
                                      std::pair{Door::CallCenter, "callcenter"},
                                      std::pair{Door::Desk, "desk"},
                                      std::pair{Door::Mail, "mail"},
                                      std::pair{Door::Sms, "sms"}};
};
enum class Priority { Urgent, High, Normal, Low };
template<>
struct Words<Priority> {
    static constexpr std::array table{std::pair{Priority::Urgent, "urgent"}, std::pair{Priority::High, "high"},
                                      std::pair{Priority::Normal, "normal"}, std::pair{Priority::Low, "low"}};
};

/// A console user's role; each includes the permissions of the one before it.
enum class Role { Agent, Supervisor, Admin };
template<>
struct Words<Role> {
    static constexpr std::array table{std::pair{Role::Agent, "agent"}, std::pair{Role::Supervisor, "supervisor"},
                                      std::pair{Role::Admin, "admin"}};
};

enum class Presence { Available, Away, Offline };
template<>
struct Words<Presence> {
    static constexpr std::array table{std::pair{Presence::Available, "available"}, std::pair{Presence::Away, "away"},
                                      std::pair{Presence::Offline, "offline"}};
};

} // namespace tierdesk
