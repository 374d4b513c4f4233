#pragma once

#include "core/domain/Actor.h"
#include "core/doors/dialects/Attempts.h"
#include "core/doors/dialects/Call.h"
#include "core/doors/dialects/chat/Codec.h"
#include "core/doors/dialects/chat/Gate.h"
#include "core/doors/dialects/chat/Pace.h"
#include "core/doors/dialects/CustomerTyping.h"
#include "core/doors/dialects/Files.h"
#include "core/engine/Engine.h"

#include <QtCore/QCache>
#include <QtCore/QObject>

#include <chrono>
#include <memory>

namespace tierdesk::dialects::chat {

/// Minimum length of the Idempotency-Key of a new chat: its answer opens the chat, so nobody may guess the key.
inline constexpr qsizetype MinFirstKey = 16;

/// A customer's request by REST or Socket.IO.
struct Ask {
    std::shared_ptr<const engine::CompanyEntry> entry;
    Actor actor;
    QHostAddress peer;
    QJsonObject body;
    std::optional<engine::Keyed> keyed;
    quint64 sending = 0; ///< of a message; see engine::TurnRequest

    [[nodiscard]] CompanyId company() const { return entry->company.id; }
};

/// A chat as of the event with the number `seq`.
struct Opened {
    ChatView view;
    QString first; ///< first ID of the conversation, if it differs from the present one
    qint64 seq = 0;
};

/// The operations of customers on their chats, shared by REST and Socket.IO. Only chats that began in this API exist
/// here; those of other APIs and other companies are NotFound. Lives on the server thread; @p engine and @p typing
/// outlive it, and @p engine is stopped before its end.
class Chats final
{
public:
    using Done = std::function<void(base::Result<Answer>)>;

    Chats(engine::Engine &engine, CustomerTyping &typing, const Gate &gate);

    /// Begins a chat and answers 201.
    void start(const Ask &ask, const Done &done);
    /// Begins a chat and returns it as a value.
    void begin(const Ask &ask, std::function<void(base::Result<ChatView>)> done);
    /// Reads the chat @p id, or the newest that follows it, with its messages after @p after. If @p who has a userId,
    /// the chat must be that user's (Forbidden), and a userHash must be the user's too.
    void open(const Ask &ask, const QString &id, const Identity &who, MessageId after,
              std::function<void(base::Result<Opened>)> done);
    // The following act on the chat that the body names, or on the newest that follows it.
    void message(const Ask &ask, const Done &done);
    void type(const Ask &ask, const Done &done);
    void rate(const Ask &ask, const Done &done);
    void end(const Ask &ask, const Done &done);
    /// Gives the chat access to an order if the customer proves that it is theirs. A wrong proof and an order that does
    /// not exist get the same answer, ProofTime after the request.
    void prove(const Ask &ask, const Done &done);
    /// Stores a file for a message to the chat that @p upload names; 201.
    void bring(const Ask &ask, Upload upload, const Done &done);
    /// Answers with the file @p id if the caller knows a chat of its conversation; otherwise NotFound.
    void fetch(const Ask &ask, const QString &id, const QString &chat, const Done &done);

private:
    void know(const Session &session);
    /// Calls @p then if @p id is a chat of the company and @p userId is its user or empty; else @p done.
    void ifKnown(const Ask &ask, const QString &id, const QString &userId, const Done &done,
                 std::function<void()> then);
    /// Calls @p then with the newest chat that follows @p id, often itself; @p done if there is no such chat.
    void withNewest(const Ask &ask, const QString &id, const Done &done, std::function<void(const QString &)> then);
    [[nodiscard]] base::Result<void> checkHash(const Ask &ask, const Identity &who) const;
    [[nodiscard]] base::Result<engine::StartSession> newSession(const Ask &ask) const;

    engine::Engine &m_engine;
    CustomerTyping &m_typing;
    const Gate &m_gate;
    Pace m_pace{60};                  ///< messages per chat
    Attempts m_proofs;                ///< order proofs, by chat, address and order
    QCache<QString, QString> m_known; ///< a chat's user, by company and ID; neither ever changes
    QObject m_context;
};

/// Returns the chat @p id, or the newest that follows it, since a page may know only an old ID. Fails with NotFound.
[[nodiscard]] base::Result<Session> newestOf(const store::Readers &readers, CompanyId company, const QString &id);

/// The delay until a proof is answered; longer than any proof takes.
inline constexpr std::chrono::milliseconds ProofTime{300};

[[nodiscard]] Answer ok(const QByteArray &body, int status = 200);

} // namespace tierdesk::dialects::chat
