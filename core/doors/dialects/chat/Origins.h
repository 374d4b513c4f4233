#pragma once

#include "core/doors/dialects/Call.h"
#include "core/engine/Directory.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QHash>

#include <memory>
#include <optional>
#include <vector>

namespace tierdesk::dialects::chat {

/// The origins whose pages may call: those that live site keys have in their audience. Server thread.
class Origins final
{
public:
    /// From now on @p directory counts.
    void update(const std::shared_ptr<const engine::Directory> &directory);
    /// Whether a page behind @p call may call for @p company: it is this server's own, its origin is named by one of
    /// the company's keys, or there is no page.
    [[nodiscard]] bool allows(CompanyId company, const Call &call, Timestamp now) const;
    /// Whether it may for any company: what is known before the company is.
    [[nodiscard]] bool allowsAny(const Call &call, Timestamp now) const;
    /// The origins whose pages may chat with @p company, and so may frame its web chat; sorted.
    [[nodiscard]] QByteArrayList of(CompanyId company, Timestamp now) const;
    /// The CORS fields of an answer to @p call, which page may read it or not.
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
