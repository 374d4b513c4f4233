#include "core/domain/MediaSniff.h"
#include "core/domain/SuggestedResolution.h"
#include "tests/support/desk/DeskDouble.h"

#include <algorithm>

/// Replies that are held back, notes, and who is there, as docs/desk.md has it.
namespace tierdesk::test {

using namespace deskapi;
using base::Fault;

qint64 DeskDouble::tellCase(const QString &id, const QStringList &kinds, const std::vector<Message> &messages,
                            const std::vector<HeldReply> &held)
{
    SessionDetail &detail = m_details[id];
    detail.messages.insert(detail.messages.end(), messages.begin(), messages.end());
    SessionRow &row = m_rows.at(id);
    row.version += 1;
    Event event;
    event.seq = ++m_seq;
    event.at = clock();
    event.kinds = kinds;
    event.session = row;
    event.messages = messages;
    event.held = held;
    m_journal.push_back(event);
    for (QWebSocket *socket : m_greeted)
        send(socket, event);
    return m_seq;
}

base::Result<Attachment> DeskDouble::bring(const QString &name, const QByteArray &content)
{
    const auto found = sniff(content);
    if (!found)
        return found.error();
    const QString id = u"att_%1"_s.arg(++m_lastId);
    files[id] = content;
    return m_brought[id] = {id, cleanFileName(name, found->type), found->type, content.size()};
}

void DeskDouble::afterReply(SessionRow &row, AfterReply then) const
{
    row.status = then == AfterReply::Wait ? Status::WaitingCustomer : Status::Active;
    if (then != AfterReply::Resolve)
        return;
    row.status = Status::Resolved;
    row.resolution = suggestedResolution(row.category, row.summary, m_details.at(row.id).actions);
    row.resolvedAt = clock();
}

/// A reply or a note; asked again under a known key it is the same one.
base::Result<QJsonObject> DeskDouble::write(const QString &id, bool isNote, const QJsonObject &body,
                                            const QByteArray &key)
{
    const auto reply = isNote ? base::Result<Reply>(Reply{}) : decode<Reply>(body);
    const auto note = isNote ? decode<Text>(body) : base::Result<Text>(Text{});
    if (!reply)
        return reply.error();
    if (!note)
        return note.error();
    const QString text = isNote ? note->text : reply->text;
    if (const auto known = m_written.find(key); !key.isEmpty() && known != m_written.end()) {
        if (known->second.text != text)
            return base::fail(Fault::IdempotencyMismatch, u"this key was used for another text"_s);
        Handled again{m_rows.at(id), {}, {}, {}};
        again.message = known->second.message;
        again.held = known->second.held;
        return encode(again);
    }
    Written &done = m_written[key];
    done.text = text;
    if (!isNote && reply->undoFor > 0) {
        HeldReply held;
        held.id = HeldReplyId{++m_lastId};
        held.user = me.id;
        held.userName = me.name;
        held.text = text;
        for (const QString &file : reply->attachments)
            held.attachments.push_back(m_brought[file]);
        held.at = clock();
        held.sendAt = clock() + Millis::seconds(reply->undoFor);
        held.then = reply->then;
        m_details[id].held.push_back(held);
        done.held = held;
        tellCase(id, {u"reply.held"_s}, {}, {held});
    } else {
        done.message = written(text, isNote);
        for (const QString &file : reply->attachments)
            done.message->attachments.push_back(m_brought[file]);
        SessionRow &row = m_rows.at(id);
        if (!isNote) {
            row.firstResponseAt = row.firstResponseAt.value_or(clock());
            row.messageCount += 1;
            afterReply(row, reply->then);
        }
        tellCase(id, {isNote ? u"note.created"_s : u"message.created"_s}, {*done.message}, {});
    }
    return encode(Handled{m_rows.at(id), done.message, {}, done.held});
}

std::optional<HeldReply> DeskDouble::takeHeld(const QString &id, HeldReplyId held)
{
    auto &all = m_details[id].held;
    const auto found = std::find_if(all.begin(), all.end(), [&](const HeldReply &each) { return each.id == held; });
    if (found == all.end())
        return std::nullopt;
    const HeldReply taken = *found;
    all.erase(found);
    return taken;
}

base::Result<QJsonObject> DeskDouble::undo(const QString &id, HeldReplyId held)
{
    auto taken = takeHeld(id, held);
    if (!taken)
        return base::fail(Fault::Conflict, u"too late"_s, {}, {{u"state"_s, u"sent"_s}});
    taken->state = HeldState::Undone;
    tellCase(id, {u"reply.undone"_s}, {}, {*taken});
    return encode(Handled{m_rows.at(id), {}, {}, taken});
}

void DeskDouble::sendHeld(const QString &id)
{
    while (!m_details[id].held.empty()) {
        HeldReply held = *takeHeld(id, m_details[id].held.front().id);
        Message message = written(held.text, false);
        message.attachments = held.attachments;
        held.state = HeldState::Sent;
        held.message = message.id;
        held.text.clear();
        afterReply(m_rows.at(id), held.then);
        tellCase(id, {u"message.created"_s}, {message}, {held});
    }
}

void DeskDouble::dropHeld(const QString &id, DropReason reason)
{
    while (!m_details[id].held.empty()) {
        HeldReply held = *takeHeld(id, m_details[id].held.front().id);
        held.state = HeldState::Dropped;
        held.reason = reason;
        tellCase(id, {u"reply.dropped"_s}, {}, {held});
    }
}

Message DeskDouble::customerSays(const QString &id, const QString &text, double score, Sentiment feeling,
                                 const std::vector<Attachment> &sent)
{
    Message message;
    message.id = MessageId{++m_lastId};
    message.speaker = Speaker::Customer;
    message.text = text;
    message.at = clock();
    message.score = score;
    message.sentiment = feeling;
    message.attachments = sent;
    SessionRow &row = m_rows.at(id);
    row.preview = text;
    row.messageCount += 1;
    tellCase(id, {u"message.created"_s}, {message}, {});
    return message;
}

void DeskDouble::tellViewers(const QString &session)
{
    Viewers viewers{session, watchers};
    viewers.users.push_back({me.id, me.name, me.role, me.presence});
    for (QWebSocket *socket : m_greeted)
        send(socket, viewers);
}

void DeskDouble::tellTyping(const QString &session, const std::optional<Person> &who, bool isTyping)
{
    for (QWebSocket *socket : m_greeted)
        send(socket, TypingBy{session, who, isTyping});
}

void DeskDouble::tellWords(const deskapi::HeardWords &words)
{
    for (QWebSocket *socket : m_greeted)
        send(socket, words);
}

} // namespace tierdesk::test
