#pragma once

#include <QtCore/QByteArray>

#include <utility>

namespace tierdesk::log {

/// Returns the id of the request that the calling thread works on; empty if there is none.
///
/// Code that passes work to another thread must pass a copy of the id and open a RequestScope there.
[[nodiscard]] const QByteArray &requestId();

/// Attributes everything that the calling thread logs during its lifetime to a request. Scopes may be nested.
class RequestScope final
{
public:
    explicit RequestScope(const QByteArray &id);
    ~RequestScope();
    Q_DISABLE_COPY_MOVE(RequestScope)

private:
    QByteArray m_outer;
};

/// Returns a function that runs @p work on any thread, in the RequestScope of the calling thread's current request.
template<class Work>
[[nodiscard]] auto forThisRequest(Work work)
{
    return [id = requestId(), work = std::move(work)]() mutable {
        const RequestScope scope(id);
        work();
    };
}

} // namespace tierdesk::log
