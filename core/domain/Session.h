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

/// One conversation of one customer, whichever door it came through.
struct Session {
    SessionKey key;
    CompanyId company;
    QString id;             ///< what clients see; unique within the company; see isSessionId()
    CustomerId customer;    ///< unset when the company does not know customerRef
    QString customerRef;    ///< customerId as the client sent it
    bool isVerified = true; ///< false at doors where the customer's identity is only claimed
    Channel channel = Channel::Chat;
    Door door = Door::Cs;
    Tier tier = Tier::AiRep;
    Status status = Status::Active;
    std::optional<Category> category;
    QString summary;  ///< one line for people
    double score = 0; ///< of the last customer message
    Sentiment sentiment = Sentiment::Neutral;
    QString language = u"en"_s;
    double complexity = 0;
    Priority priority = Priority::Normal;
    int messageCount = 0; ///< notes not among them
    int irateAnswers = 0; ///< AI answers given to irate messages
    UserId holder;        ///< the person who claimed it
    QJsonObject dialogue; ///< the responder's own state
    QJsonObject metadata; ///< the client's, as sent
    QJsonObject brief;    ///< what models added to the case's brief (engine/Briefs.h); the rest is made when read
    QStringList tags;
    QString contact;   ///< how to reach the customer, asked for when nobody was staffed
    QString previous;  ///< the id of the session that this one follows
    MessageId pending; ///< the last accepted customer message that still waits for its answer
    std::optional<Resolution> resolution;
    std::optional<int> rating; ///< 1…5 by the customer
    Timestamp createdAt;
    Timestamp updatedAt;
    std::optional<Timestamp> idleAt;       ///< when it is abandoned unless the customer writes; only while awaited
    std::optional<Timestamp> waitingSince; ///< since it waits for a person
    std::optional<Timestamp> claimedAt;
    std::optional<Timestamp> snoozedUntil;
    std::optional<Timestamp> firstResponseDue, resolutionDue; ///< SLA, set by the escalation to a person
    std::optional<Timestamp> firstResponseAt;                 ///< a person's first answer
    std::optional<Timestamp> resolvedAt;
    int version = 0; ///< raised by every change; what a turn was thought for
};

/// What an answer was made by and with.
struct AnswerFacts {
    QString model; ///< "tierdesk-local", or the provider's id of the model
    int tokensIn = 0;
    int tokensOut = 0;
    int latencyMs = 0;        ///< from the customer's message to the answer
    QStringList actionsTaken; ///< tool names: order_lookup, refund, …
    QStringList suggestedActions;
    QStringList articles;   ///< refs that were used
    int tokensCached = 0;   ///< of tokensIn, those that the provider had in its prompt cache
    qint64 costNanoUsd = 0; ///< of all models that were asked for it, also those whose words were not used
    bool isCached = false;  ///< the words were made for the same question of somebody else's; no model was asked
};

/// What a customer's message was read to be about.
struct TopicFacts {
    Category category = Category::GeneralInquiry;
    double confidence = 0;       ///< 0…1
    QString intent;              ///< the nearest of those that the company teaches; empty: it teaches none
    double intentConfidence = 0; ///< below .5 it is rather none of them
};

struct Message {
    MessageId id;
    SessionKey session;
    Speaker speaker = Speaker::Customer;
    bool isInternal = false; ///< a note: never leaves the desk door
    QString text;
    Timestamp at;
    std::optional<double> score;      ///< customer's messages that were read
    std::optional<double> complexity; ///< 0…1; customer's messages that were read
    Sentiment sentiment = Sentiment::Neutral;
    QString trigger;                   ///< the phrase that moved the score
    std::optional<TopicFacts> topic;   ///< of customer's messages that were read
    std::optional<AnswerFacts> answer; ///< of AI answers
    UserId author;                     ///< the person who wrote it
    QString authorName;
    std::vector<Attachment> attachments; ///< with one a message may have no words
};

/// What was said, and what was sent along: for those who read and cannot see (models, briefs).
[[nodiscard]] QString toldText(const Message &message);

/// One escalation. Every escalation has one record, an id and a ticket number.
struct Escalation {
    EscalationId id;
    CompanyId company;
    SessionKey session;
    QString publicId; ///< "esc-…"
    QString ticket;   ///< "TKT-2026-000123"
    Tier from = Tier::AiRep;
    Tier to = Tier::AiManager;
    Reason reason = Reason::CustomerRequest;
    std::vector<Reason> reasons; ///< all of them, `reason` first
    QString notes;
    QStringList explanations; ///< one a reason, English
    Priority priority = Priority::Normal;
    Timestamp at;
    std::optional<Timestamp> answeredAt; ///< the new tier's first answer
    std::optional<Timestamp> endedAt;    ///< handed back, or the session closed
    QString by;                          ///< "policy", "customer", "client", or a user's name
    QString resolutionNotes;             ///< a client's, on its ticket
    std::optional<Timestamp> closedAt;   ///< the ticket itself was closed by a client
};

/// What models took for @p messages, in billionths of a US dollar.
[[nodiscard]] qint64 costOf(std::span<const Message> messages);

/// True for 1 to 64 of [A-Za-z0-9._:-].
[[nodiscard]] bool isSessionId(QStringView id);

/// The legal moves; staying is legal where a status lists itself.
[[nodiscard]] bool canMove(Status from, Status to);

template<FieldIo Io, Is<Resolution> T>
void fields(Io &io, T &resolution);
template<FieldIo Io, Is<AnswerFacts> T>
void fields(Io &io, T &facts);
[[nodiscard]] QJsonObject toJson(const Resolution &resolution);
/// Fails with InvalidInput where its type is none that is known.
[[nodiscard]] base::Result<Resolution> resolutionFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const AnswerFacts &facts);
[[nodiscard]] AnswerFacts answerFactsFromJson(const QJsonObject &json);

} // namespace tierdesk
