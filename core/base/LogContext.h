#pragma once

#include <QtCore/QByteArray>

#include <utility>

namespace tierdesk::log {

/// Returns the id of the request that the calling thread works on; empty if there is none.
///
/// What hands work to another thread keeps a copy of it beside the work and opens a RequestScope there.
[[nodiscard]] const QByteArray &requestId();

/// Assigns everything that the calling thread logs during its lifetime to a request. Scopes may be nested.
class RequestScope final
{
public:
    explicit RequestScope(const QByteArray &id);
    ~RequestScope();
    Q_DISABLE_COPY_MOVE(RequestScope)

private:
    QByteArray m_outer;
};

/// Returns a function that runs @p work for the request that the calling thread works on now, on any thread.
template<class Work>
[[nodiscard]] auto forThisRequest(Work work)
{
    return [id = requestId(), work = std::move(work)]() mutable {
        const RequestScope scope(id);
        work();
    };
}

} // namespace tierdesk::log
