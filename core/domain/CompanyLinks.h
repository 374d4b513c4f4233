#pragma once

#include "core/domain/FieldIo.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace tierdesk {

/// Where a company's own pages are. An empty address means that there is no such page.
struct CompanyLinks {
    QString orders;   ///< where customers look up their orders
    QString returns;  ///< where customers return an item
    QString account;  ///< where customers sign in
    QString articles; ///< a help article, with {id} in the place of its id
    QString cases;    ///< where colleagues open a case, with {id} in the place of the session's id
};

/// As the config has it under "links". A request is refused for what is not an https address, or http on a loopback
/// address, and for a template without {id}.
template<FieldIo Io, Is<CompanyLinks> T>
void fields(Io &io, T &v);

/// Returns @p address with @p id, percent-encoded, in the place of {id}; empty for an empty address.
[[nodiscard]] QString linkTo(const QString &address, const QString &id);

} // namespace tierdesk
