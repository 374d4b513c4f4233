#include "core/doors/dialects/chat/Origins.h"

#include <algorithm>

namespace tierdesk::dialects::chat {

namespace {

bool isOwn(const Call &call, const QByteArray &origin)
{
    const QByteArray own = (call.isSecure ? "https://" : "http://") + call.header("host");
    return origin.compare(own, Qt::CaseInsensitive) == 0;
}

} // namespace

void Origins::update(const std::shared_ptr<const engine::Directory> &directory)
{
    if (directory == m_directory)
        return;
    m_directory = directory;
    m_named.clear();
    for (const auto &credential : directory->credentials) {
        if (credential->kind != CredentialKind::SiteKey)
            continue;
        for (const QByteArray &origin : credential->audience.toLatin1().toLower().simplified().split(' ')) {
            if (!origin.isEmpty())
                m_named[origin].push_back({credential->company, credential->expiresAt});
        }
    }
}

bool Origins::allows(CompanyId company, const Call &call, Timestamp now) const
{
    const QByteArray origin = call.header("origin");
    if (origin.isEmpty() || isOwn(call, origin))
        return true;
    const std::vector<Named> named = m_named.value(origin.toLower());
    return std::any_of(named.begin(), named.end(), [&](const Named &each) {
        return each.company == company && (!each.until || now < *each.until);
    });
}

bool Origins::allowsAny(const Call &call, Timestamp now) const
{
    const QByteArray origin = call.header("origin");
    if (origin.isEmpty() || isOwn(call, origin))
        return true;
    const std::vector<Named> named = m_named.value(origin.toLower());
    return std::any_of(named.begin(), named.end(), [&](const Named &each) { return !each.until || now < *each.until; });
}

QByteArrayList Origins::of(CompanyId company, Timestamp now) const
{
    QByteArrayList found;
    for (auto each = m_named.begin(); each != m_named.end(); ++each) {
        const bool isTheirs = std::any_of(each->begin(), each->end(), [&](const Named &named) {
            return named.company == company && (!named.until || now < *named.until);
        });
        if (isTheirs)
            found.append(each.key());
    }
    std::sort(found.begin(), found.end()); // for a stable result
    return found;
}

std::vector<Header> Origins::fieldsFor(const Call &call, Timestamp now) const
{
    std::vector<Header> fields{{"Vary", "Origin"}};
    const QByteArray origin = call.header("origin");
    if (origin.isEmpty() || !allowsAny(call, now))
        return fields;
    fields.emplace_back("Access-Control-Allow-Origin", origin);
    fields.emplace_back("Access-Control-Expose-Headers",
                        "Idempotency-Replayed, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, "
                        "X-RateLimit-Reset");
    return fields;
}

} // namespace tierdesk::dialects::chat
