#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace tierdesk {

class FieldReader;

/// Where a company's own pages are. An empty address means that there is no such page.
struct CompanyLinks {
    QString orders;   ///< where customers look up their orders
    QString returns;  ///< where customers return an item
    QString account;  ///< where customers sign in
    QString articles; ///< a help article, with {id} in the place of its id
    QString cases;    ///< where colleagues open a case, with {id} in the place of the session's id
};

/// Returns the links as the config has them under "links".
[[nodiscard]] QJsonObject toJson(const CompanyLinks &links);
/// Sets what @p fields hold. Refuses what is not an https address, or http on a loopback address, and a template
/// without {id}.
void readFields(FieldReader &fields, CompanyLinks &links);

/// Returns @p address with @p id, percent-encoded, in the place of {id}; empty for an empty address.
[[nodiscard]] QString linkTo(const QString &address, const QString &id);

} // namespace tierdesk
