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

/// Characters of the Idempotency-Key of a new chat: the answer to it opens the chat, so nobody may guess it.
inline constexpr qsizetype MinFirstKey = 16;

/// A request of a customer's, whichever way it came.
struct Ask {
    std::shared_ptr<const engine::CompanyEntry> entry;
    Actor actor;
    QHostAddress peer;
    QJsonObject body;
    std::optional<engine::Keyed> keyed;
    quint64 sending = 0; ///< of a message: see engine::TurnRequest

    [[nodiscard]] CompanyId company() const { return entry->company.id; }
};

/// A chat as it stood after the event with the number `seq`.
struct Opened {
    ChatView view;
    QString first; ///< the id that the conversation began with, where others came before this one
    qint64 seq = 0;
};

/// What customers do with their chats, for REST and for Socket.IO alike. Only chats that were begun at this door are
/// there: another door's, another company's and none are NotFound. Lives on the server thread; @p engine and @p typing
/// outlive it, and @p engine is stopped before its end.
class Chats final
{
public:
    using Done = std::function<void(base::Result<Answer>)>;

    Chats(engine::Engine &engine, CustomerTyping &typing, const Gate &gate);

    /// Begins a chat; 201.
    void start(const Ask &ask, const Done &done);
    /// The same without an answer's form.
    void begin(const Ask &ask, std::function<void(base::Result<ChatView>)> done);
    /// The chat @p id, or the newest that follows it, with its messages behind @p after. Where @p who has a userId it
    /// must be that user's (Forbidden), and a userHash must be that user's, too.
    void open(const Ask &ask, const QString &id, const Identity &who, MessageId after,
              std::function<void(base::Result<Opened>)> done);
    // The chat is the one that the body names, or the newest that follows it.
    void message(const Ask &ask, const Done &done);
    void type(const Ask &ask, const Done &done);
    void rate(const Ask &ask, const Done &done);
    void end(const Ask &ask, const Done &done);
    /// Opens an order to the chat for whoever proves that it is theirs. What is wrong and what does not exist answer
    /// alike, ProofTime after they were asked.
    void prove(const Ask &ask, const Done &done);
    /// Takes a file for a message to the chat that @p upload names; 201.
    void bring(const Ask &ask, Upload upload, const Done &done);
    /// The file @p id, for whoever knows a chat of the conversation that it belongs to. Any other is NotFound.
    void fetch(const Ask &ask, const QString &id, const QString &chat, const Done &done);

private:
    void know(const Session &session);
    /// Calls @p then when @p id is a chat of the company's, and @p userId is its user or empty; else @p done.
    void ifKnown(const Ask &ask, const QString &id, const QString &userId, const Done &done,
                 std::function<void()> then);
    /// Calls @p then with the newest chat that follows @p id, most often itself; @p done where @p id is none.
    void withNewest(const Ask &ask, const QString &id, const Done &done, std::function<void(const QString &)> then);
    [[nodiscard]] base::Result<void> checkHash(const Ask &ask, const Identity &who) const;
    [[nodiscard]] base::Result<engine::StartSession> newSession(const Ask &ask) const;

    engine::Engine &m_engine;
    CustomerTyping &m_typing;
    const Gate &m_gate;
    Pace m_pace{60};                  ///< of messages to one chat
    Attempts m_proofs;                ///< of orders, by chat, address and order
    QCache<QString, QString> m_known; ///< whose a chat is, by company and id: neither ever changes
    QObject m_context;
};

/// The chat @p id, or the newest that follows it: a page may know an old id only. Fails with NotFound.
[[nodiscard]] base::Result<Session> newestOf(const store::Readers &readers, CompanyId company, const QString &id);

/// When a proof is answered, however long it took: longer than it ever takes.
inline constexpr std::chrono::milliseconds ProofTime{300};

[[nodiscard]] Answer ok(const QByteArray &body, int status = 200);

} // namespace tierdesk::dialects::chat
