#include "core/doors/dialects/chat/Audience.h"

#include <utility>

namespace tierdesk::dialects::chat {

namespace {

QString keyOf(CompanyId company, const QString &chat)
{
    return QString::number(company.value) + u'/' + chat;
}

} // namespace

std::vector<VisitorPtr> Audience::looked(std::vector<VisitorPtr> found) const
{
    m_looks.add(static_cast<qint64>(found.size()));
    return found;
}

void Audience::add(const VisitorPtr &visitor)
{
    visitor->at = m_all.size();
    m_all.push_back(visitor);
}

void Audience::forget(VisitorPtr visitor)
{
    if (std::exchange(visitor->isForgotten, true))
        return;
    leave(visitor);
    arrive(visitor);
    visitor->held.clear();
    visitor->waiting.clear();
    m_all.back()->at = visitor->at;
    std::swap(m_all[visitor->at], m_all.back());
    m_all.pop_back();
}

std::vector<VisitorPtr> Audience::all() const
{
    return looked(m_all);
}

void Audience::take(Index &index, VisitorPtr visitor, const QString &chat)
{
    const auto found = index.find(keyOf(visitor->principal.company, chat));
    if (found == index.end())
        return;
    std::erase(*found, visitor);
    if (found->empty())
        index.erase(found);
}

void Audience::enter(const VisitorPtr &visitor, const QString &chat)
{
    leave(visitor);
    visitor->chat = chat;
    m_in[keyOf(visitor->principal.company, chat)].push_back(visitor);
}

void Audience::leave(const VisitorPtr &visitor)
{
    if (!visitor->chat.isEmpty())
        take(m_in, visitor, std::exchange(visitor->chat, {}));
}

std::vector<VisitorPtr> Audience::in(CompanyId company, const QString &chat) const
{
    return looked(m_in.value(keyOf(company, chat)));
}

void Audience::expect(const VisitorPtr &visitor, const QString &chat)
{
    arrive(visitor);
    visitor->joining = chat;
    m_expecting[keyOf(visitor->principal.company, chat)].push_back(visitor);
}

void Audience::arrive(const VisitorPtr &visitor)
{
    if (!visitor->joining.isEmpty())
        take(m_expecting, visitor, std::exchange(visitor->joining, {}));
}

std::vector<VisitorPtr> Audience::expecting(CompanyId company, const QString &chat) const
{
    return looked(m_expecting.value(keyOf(company, chat)));
}

} // namespace tierdesk::dialects::chat
