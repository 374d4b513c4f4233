#include "app/CompanyChoice.h"

#include <algorithm>

namespace tierdesk::app {

base::Result<Company> companyFor(const std::vector<Company> &all, const QString &key)
{
    using base::Fault;
    const QString option = QStringLiteral("--company");
    if (!key.isEmpty()) {
        const auto named = std::find_if(all.begin(), all.end(), [&](const Company &each) { return each.key == key; });
        if (named != all.end())
            return *named;
        return base::fail(Fault::NotFound, QStringLiteral("there is no company \"%1\"").arg(key), option);
    }
    if (all.size() == 1)
        return all.front();
    QStringList keys;
    for (const Company &each : all)
        keys.append(QStringLiteral("%1 (%2)").arg(each.key, each.name));
    keys.sort();
    if (keys.isEmpty())
        return base::fail(Fault::InvalidInput,
                          QStringLiteral("there are no companies yet: start the server once, or import companies"),
                          option);
    return base::fail(Fault::InvalidInput,
                      QStringLiteral("choose one of the companies: %1").arg(keys.join(QStringLiteral(", "))), option);
}

base::Result<Company> companyFor(const engine::Directory &directory, const QString &key)
{
    std::vector<Company> all;
    for (const auto &entry : directory.companies)
        all.push_back(entry->company);
    return companyFor(all, key);
}

} // namespace tierdesk::app
