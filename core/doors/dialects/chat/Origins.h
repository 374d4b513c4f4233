#pragma once

#include "core/doors/dialects/Call.h"
#include "core/engine/Directory.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QHash>

#include <memory>
#include <optional>
#include <vector>

namespace tierdesk::dialects::chat {

/// The origins whose pages may call: the audiences of live site keys. Server thread.
class Origins final
{
public:
    /// Uses @p directory from now on.
    void update(const std::shared_ptr<const engine::Directory> &directory);
    /// Returns whether a page that sends @p call may call for @p company: the page is this server's own, its origin is
    /// in one of the company's keys, or there is no page.
    [[nodiscard]] bool allows(CompanyId company, const Call &call, Timestamp now) const;
    /// Returns whether it may call for any company; for use before the company is known.
    [[nodiscard]] bool allowsAny(const Call &call, Timestamp now) const;
    /// Returns the origins whose pages may chat with @p company, and so may frame its web chat; sorted.
    [[nodiscard]] QByteArrayList of(CompanyId company, Timestamp now) const;
    /// Returns the CORS fields of an answer to @p call, whether or not its page may read it.
    [[nodiscard]] std::vector<Header> fieldsFor(const Call &call, Timestamp now) const;

private:
    struct Named {
        CompanyId company;
        std::optional<Timestamp> until;
    };
    std::shared_ptr<const engine::Directory> m_directory;
    QHash<QByteArray, std::vector<Named>> m_named; ///< by origin, in lower case
};

} // namespace tierdesk::dialects::chat
