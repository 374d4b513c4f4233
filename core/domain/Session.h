#pragma once

#include "core/base/Result.h"
#include "core/domain/Attachment.h"
#include "core/domain/Enums.h"
#include "core/domain/FieldIo.h"
#include "core/domain/Ids.h"
#include "core/domain/Reading.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <span>
#include <vector>

namespace tierdesk {

struct Resolution {
    ResolutionType type = ResolutionType::IssueResolved;
    QString summary;
    QStringList actionsTaken;
    bool isFollowUpRequired = false;
    std::optional<Timestamp> followUpAt;
};

/// One conversation with one customer, in any API.
struct Session {
    SessionKey key;
    CompanyId company;
    QString id;             ///< public id, unique within the company; see isSessionId()
    CustomerId customer;    ///< unset if the company does not know customerRef
    QString customerRef;    ///< customerId as sent by the client
    bool isVerified = true; ///< false in APIs where the customer's identity is only claimed
    Channel channel = Channel::Chat;
    Door door = Door::Cs;
    Tier tier = Tier::AiRep;
    Status status = Status::Active;
    std::optional<Category> category;
    QString summary;  ///< one line
    double score = 0; ///< of the last customer message
    Sentiment sentiment = Sentiment::Neutral;
    QString language = u"en"_s;
    double complexity = 0;
    Priority priority = Priority::Normal;
    int messageCount = 0; ///< without notes
    int irateAnswers = 0; ///< AI replies to irate messages
    UserId holder;        ///< the agent who claimed it
    QJsonObject dialogue; ///< state of the responder
    QJsonObject metadata; ///< as sent by the client
    QJsonObject brief;    ///< what models added to the brief (engine/Briefs.h); the rest is computed on read
    QStringList tags;
    QString contact;   ///< how to reach the customer; requested when no agent was available
    QString previous;  ///< id of the session that this one continues
    MessageId pending; ///< the last accepted customer message that is not answered yet
    std::optional<Resolution> resolution;
    std::optional<int> rating; ///< 1…5 by the customer
    Timestamp createdAt;
    Timestamp updatedAt;
    std::optional<Timestamp> idleAt; ///< when it is abandoned unless the customer writes; only while waiting for them
    std::optional<Timestamp> waitingSince; ///< since when it waits for an agent
    std::optional<Timestamp> claimedAt;
    std::optional<Timestamp> snoozedUntil;
    std::optional<Timestamp> firstResponseDue, resolutionDue; ///< SLA; set on escalation to an agent
    std::optional<Timestamp> firstResponseAt;                 ///< an agent's first answer
    std::optional<Timestamp> resolvedAt;
    int version = 0; ///< incremented by every change; a turn is planned for one version
};

/// How an AI reply was produced.
struct AnswerFacts {
    QString model; ///< "tierdesk-local" or the provider's model id
    int tokensIn = 0;
    int tokensOut = 0;
    int latencyMs = 0;        ///< from the customer's message to the reply
    QStringList actionsTaken; ///< tool names: order_lookup, refund, …
    QStringList suggestedActions;
    QStringList articles;   ///< refs of the articles used
    int tokensCached = 0;   ///< the part of tokensIn that came from the provider's prompt cache
    qint64 costNanoUsd = 0; ///< of all models called for it, including those whose reply was discarded
    bool isCached = false;  ///< reused from another customer's same question; no model was called
};

/// The topic of a customer's message according to its reading.
struct TopicFacts {
    Category category = Category::GeneralInquiry;
    double confidence = 0;       ///< 0…1
    QString intent;              ///< the nearest of the company's trained intents; empty: none trained
    double intentConfidence = 0; ///< below .5, probably none of them
};

struct Message {
    MessageId id;
    SessionKey session;
    Speaker speaker = Speaker::Customer;
    bool isInternal = false; ///< a note: visible only in the desk API
    QString text;
    Timestamp at;
    std::optional<double> score;      ///< analysed customer messages
    std::optional<double> complexity; ///< 0…1; analysed customer messages
    Sentiment sentiment = Sentiment::Neutral;
    QString trigger;                   ///< the phrase that affected the score most
    std::optional<TopicFacts> topic;   ///< analysed customer messages
    std::optional<AnswerFacts> answer; ///< AI replies
    UserId author;                     ///< the agent who wrote it
    QString authorName;
    std::vector<Attachment> attachments; ///< if there are any, text may be empty
};

/// Returns the text and a description of the attachments, for readers that cannot see them (models, briefs).
[[nodiscard]] QString toldText(const Message &message);

/// One escalation, with its own record, id and ticket number.
struct Escalation {
    EscalationId id;
    CompanyId company;
    SessionKey session;
    QString publicId; ///< "esc-…"
    QString ticket;   ///< "TKT-2026-000123"
    Tier from = Tier::AiRep;
    Tier to = Tier::AiManager;
    Reason reason = Reason::CustomerRequest;
    std::vector<Reason> reasons; ///< all, with `reason` first
    QString notes;
    QStringList explanations; ///< one per reason, English
    Priority priority = Priority::Normal;
    Timestamp at;
    std::optional<Timestamp> answeredAt; ///< the new tier's first answer
    std::optional<Timestamp> endedAt;    ///< when it was handed back or the session closed
    QString by;                          ///< "policy", "customer", "client", or a user's name
    QString resolutionNotes;             ///< a client's notes on the ticket
    std::optional<Timestamp> closedAt;   ///< when a client closed the ticket
};

/// Returns the cost of all models for @p messages, in billionths of a US dollar.
[[nodiscard]] qint64 costOf(std::span<const Message> messages);

/// Returns whether @p id is 1 to 64 of [A-Za-z0-9._:-].
[[nodiscard]] bool isSessionId(QStringView id);

/// Returns whether the transition is allowed; keeping the status is allowed only for some statuses.
[[nodiscard]] bool canMove(Status from, Status to);

template<FieldIo Io, Is<Resolution> T>
void fields(Io &io, T &resolution);
template<FieldIo Io, Is<AnswerFacts> T>
void fields(Io &io, T &facts);
[[nodiscard]] QJsonObject toJson(const Resolution &resolution);
/// Fails with InvalidInput if the type is unknown.
[[nodiscard]] base::Result<Resolution> resolutionFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const AnswerFacts &facts);
[[nodiscard]] AnswerFacts answerFactsFromJson(const QJsonObject &json);

} // namespace tierdesk
