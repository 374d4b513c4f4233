#pragma once

#include "core/domain/FieldIo.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace tierdesk {

/// The addresses of a company's own pages. Empty means that there is no such page.
struct CompanyLinks {
    QString orders;   ///< where customers look up their orders
    QString returns;  ///< where customers return an item
    QString account;  ///< where customers sign in
    QString articles; ///< a help article; {id} stands for its id
    QString cases;    ///< where agents open a case; {id} stands for the session's id
};

/// The "links" section of the configuration. A request is refused unless addresses are https (or http on a loopback
/// address) and templates contain {id}.
template<FieldIo Io, Is<CompanyLinks> T>
void fields(Io &io, T &v);

/// Returns @p address with {id} replaced by @p id, percent-encoded; empty for an empty address.
[[nodiscard]] QString linkTo(const QString &address, const QString &id);

} // namespace tierdesk
