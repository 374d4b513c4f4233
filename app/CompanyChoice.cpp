#include "app/CompanyChoice.h"

namespace tierdesk::app {

base::Result<Company> companyFor(const engine::Directory &directory, const QString &key)
{
    using base::Fault;
    const QString option = QStringLiteral("--company");
    if (!key.isEmpty()) {
        if (const engine::CompanyEntry *entry = directory.company(key))
            return entry->company;
        return base::fail(Fault::NotFound, QStringLiteral("there is no company \"%1\"").arg(key), option);
    }
    const auto entries = directory.companies.values();
    if (entries.size() == 1)
        return entries.first()->company;
    QStringList keys;
    for (const auto &entry : entries)
        keys.append(QStringLiteral("%1 (%2)").arg(entry->company.key, entry->company.name));
    keys.sort();
    if (keys.isEmpty())
        return base::fail(Fault::InvalidInput,
                          QStringLiteral("there is no company yet: start the server once, or import companies"),
                          option);
    return base::fail(Fault::InvalidInput,
                      QStringLiteral("name one of the companies: %1").arg(keys.join(QStringLiteral(", "))), option);
}

} // namespace tierdesk::app
