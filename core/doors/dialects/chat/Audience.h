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

/// One socket of a customer's page, from its opening until its client cannot come back. `chat`, `joining` and
/// `isForgotten` are set by the Audience alone.
struct Visitor {
    EventSocket *socket = nullptr;
    QByteArray space;
    QByteArray id; ///< of the socket
    Principal principal;
    QString peer;
    QString chat;      ///< joined; empty: none
    QString first;     ///< the id that its conversation began with
    QStringList names; ///< ids before this one by which the page may still call it
    ChatNews news;
    qint64 from = 0;                           ///< events up to this number are in what it was told as it joined
    bool isJoining = false;                    ///< what it says meanwhile waits
    std::deque<std::function<void()>> waiting; ///< in its order
    QString joining;                           ///< the chat that is being read for it; empty: none
    std::vector<std::shared_ptr<const engine::Event>> held; ///< of that chat meanwhile
    bool isForgotten = false;
    size_t at = 0; ///< the Audience's own

    [[nodiscard]] bool isIn(const QString &named) const
    {
        return !chat.isEmpty() && (named == chat || names.contains(named));
    }
};
using VisitorPtr = std::shared_ptr<Visitor>;

/// Who is here, and in which chat or about to be: whom an event concerns is found without a look at the others. Lists
/// are copies, since whoever is told may be cut and leave meanwhile. Server thread.
class Audience final
{
public:
    /// @p looks counts the visitors that were looked at; it outlives this.
    explicit Audience(base::Counter &looks)
        : m_looks(looks)
    {}

    void add(const VisitorPtr &visitor);
    /// Out of its chat and of the one that it is about to join. What it has said and what was held for it are dropped.
    void forget(VisitorPtr visitor);
    [[nodiscard]] std::vector<VisitorPtr> all() const;

    /// From the chat that it is in, if any, into @p chat.
    void enter(const VisitorPtr &visitor, const QString &chat);
    void leave(const VisitorPtr &visitor);
    [[nodiscard]] std::vector<VisitorPtr> in(CompanyId company, const QString &chat) const;

    /// It is about to join @p chat, and no other.
    void expect(const VisitorPtr &visitor, const QString &chat);
    /// It joins nothing any more, or has joined.
    void arrive(const VisitorPtr &visitor);
    [[nodiscard]] std::vector<VisitorPtr> expecting(CompanyId company, const QString &chat) const;

private:
    using Index = QHash<QString, std::vector<VisitorPtr>>; ///< by company and chat
    static void take(Index &index, VisitorPtr visitor, const QString &chat);
    [[nodiscard]] std::vector<VisitorPtr> looked(std::vector<VisitorPtr> found) const;

    base::Counter &m_looks;
    std::vector<VisitorPtr> m_all; ///< each knows its place
    Index m_in;
    Index m_expecting;
};

} // namespace tierdesk::dialects::chat
