#pragma once

#include "core/base/Error.h"
#include "core/doors/deskapi/People.h"
#include "core/doors/deskapi/Sessions.h"

#include <variant>

/// What travels on the WebSocket /desk/events: one JSON object a text message, told apart by `type`.
namespace tierdesk::deskapi {

// --- from the console

/// First of all, and again for another company: the socket then follows that one.
struct Hello {
    QString company;             ///< JSON `companyId`; empty: the home company
    std::optional<qint64> since; ///< the last seq that was seen: what came after it is sent first
};
/// Which session is on the screen; an empty id is none (JSON null).
struct Viewing {
    QString session; ///< JSON `sessionId`
};
struct Typing {
    QString session;
    bool isTyping = true; ///< JSON `typing`
};
using ConsoleFrame = std::variant<Hello, Viewing, Typing>;

// --- from the server

struct Welcome {
    QString company;
    qint64 seq = 0; ///< the journal's newest
};
/// Too much was missed: load anew, and follow from `seq`.
struct Reset {
    qint64 seq = 0;
};
struct Event {
    qint64 seq = 0;
    Timestamp at;
    QStringList kinds; ///< see engine::Event
    std::optional<SessionRow> session;
    std::vector<Message> messages; ///< new ones, notes among them
    std::vector<Escalation> escalations;
    std::vector<Action> actions;
    std::vector<HeldReply> held; ///< what was held, sent, undone or dropped; a dropped one still has its text
    std::optional<Person> user;  ///< of presence.changed and session.claimed
    bool notifies = false;

    [[nodiscard]] bool has(QStringView kind) const;
};
/// Who looks at a session, the receiver among them.
struct Viewers {
    QString session;
    std::vector<Person> users;
};
struct TypingBy {
    QString session;
    std::optional<Person> user; ///< none: the customer
    bool isTyping = true;
};
/// What an AI tier is about to say, word by word, to a console that has the session on its screen. Not said: the event
/// with the message is, and until then any of it may be taken back.
struct HeardWords {
    QString session;
    Tier tier = Tier::AiRep; ///< who is about to say it
    QString text;            ///< goes behind what was told before
    int at = 0;              ///< so many characters were told before it: who came later has missed them
    bool isReset = false;    ///< JSON `reset`: what was told before is void
};
/// A frame of the console's that was refused; the socket stays open.
struct Refused {
    base::Error error;
};
using ServerFrame = std::variant<Welcome, Reset, Event, Viewers, TypingBy, HeardWords, Refused>;

[[nodiscard]] QJsonObject encodeFrame(const ConsoleFrame &frame);
[[nodiscard]] QJsonObject encodeFrame(const ServerFrame &frame);
/// Strict: an unknown type or field is InvalidInput.
[[nodiscard]] base::Result<ConsoleFrame> consoleFrame(const QJsonObject &json);
/// Lenient: unknown fields are passed over; an unknown type is NotFound, for the client to ignore.
[[nodiscard]] base::Result<ServerFrame> serverFrame(const QJsonObject &json);

} // namespace tierdesk::deskapi
