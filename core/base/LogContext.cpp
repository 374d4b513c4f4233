#include "core/base/LogContext.h"

#include <utility>

namespace tierdesk::log {

namespace {

QByteArray &current()
{
    thread_local QByteArray id;
    return id;
}

} // namespace

const QByteArray &requestId()
{
    return current();
}

RequestScope::RequestScope(const QByteArray &id)
    : m_outer(std::exchange(current(), id))
{}

RequestScope::~RequestScope()
{
    current() = std::move(m_outer);
}

} // namespace tierdesk::log
