#pragma once

#include "core/base/Counters.h"
#include "core/doors/dialects/chat/ChatNews.h"
#include "core/doors/dialects/EventSocket.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace tierdesk::dialects::chat {

/// One socket of a customer's page, from when it opens until its client can no longer recover. `chat`, `joining` and
/// `isForgotten` are set only by Audience.
struct Visitor {
    EventSocket *socket = nullptr;
    QByteArray space;
    QByteArray id; ///< of the socket
    Principal principal;
    QString peer;
    QString chat;      ///< the joined chat; empty: none
    QString first;     ///< the first ID of its conversation
    QStringList names; ///< earlier IDs by which the page may still refer to the chat
    ChatNews news;
    qint64 from = 0;                           ///< events up to this number are included in what it got on joining
    bool isJoining = false;                    ///< meanwhile its events are queued
    std::deque<std::function<void()>> waiting; ///< events queued meanwhile, in order
    QString joining;                           ///< the chat that is being loaded for it; empty: none
    std::vector<std::shared_ptr<const engine::Event>> held; ///< that chat's events meanwhile
    bool isForgotten = false;
    size_t at = 0; ///< index, maintained by Audience

    [[nodiscard]] bool isIn(const QString &named) const
    {
        return !chat.isEmpty() && (named == chat || names.contains(named));
    }
};
using VisitorPtr = std::shared_ptr<Visitor>;

/// The connected visitors by the chat that they are in or about to join, so that an event's receivers are found without
/// examining the others. Lists are copies, as sending may disconnect a visitor. Server thread.
class Audience final
{
public:
    /// @p looks counts the visitors that were examined; it outlives this.
    explicit Audience(base::Counter &looks)
        : m_looks(looks)
    {}

    void add(const VisitorPtr &visitor);
    /// Removes the visitor from its chat and from the one that it is about to join. Drops its queued and held events.
    void forget(VisitorPtr visitor);
    [[nodiscard]] std::vector<VisitorPtr> all() const;

    /// Moves the visitor from its present chat, if any, to @p chat.
    void enter(const VisitorPtr &visitor, const QString &chat);
    void leave(const VisitorPtr &visitor);
    [[nodiscard]] std::vector<VisitorPtr> in(CompanyId company, const QString &chat) const;

    /// Records that the visitor is about to join @p chat, and no other.
    void expect(const VisitorPtr &visitor, const QString &chat);
    /// Records that the visitor has joined or no longer joins.
    void arrive(const VisitorPtr &visitor);
    [[nodiscard]] std::vector<VisitorPtr> expecting(CompanyId company, const QString &chat) const;

private:
    using Index = QHash<QString, std::vector<VisitorPtr>>; ///< by company and chat
    static void take(Index &index, VisitorPtr visitor, const QString &chat);
    [[nodiscard]] std::vector<VisitorPtr> looked(std::vector<VisitorPtr> found) const;

    base::Counter &m_looks;
    std::vector<VisitorPtr> m_all; ///< each stores its index
    Index m_in;
    Index m_expecting;
};

} // namespace tierdesk::dialects::chat
