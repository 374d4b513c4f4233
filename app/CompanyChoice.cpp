#include "app/CompanyChoice.h"

#include <algorithm>

namespace tierdesk::app {

base::Result<Company> companyFor(const std::vector<Company> &all, const QString &key)
{
    using base::Fault;
    const QString option = u"--company"_s;
    if (!key.isEmpty()) {
        const auto named = std::find_if(all.begin(), all.end(), [&](const Company &each) { return each.key == key; });
        if (named != all.end())
            return *named;
        return base::fail(Fault::NotFound, u"there is no company \"%1\""_s.arg(key), option);
    }
    if (all.size() == 1)
        return all.front();
    QStringList keys;
    for (const Company &each : all)
        keys.append(u"%1 (%2)"_s.arg(each.key, each.name));
    keys.sort();
    if (keys.isEmpty())
        return base::fail(Fault::InvalidInput,
                          u"there are no companies yet: start the server once, or import companies"_s, option);
    return base::fail(Fault::InvalidInput, u"choose one of the companies: %1"_s.arg(keys.join(u", "_s)), option);
}

base::Result<Company> companyFor(const engine::Directory &directory, const QString &key)
{
    std::vector<Company> all;
    for (const auto &entry : directory.companies)
        all.push_back(entry->company);
    return companyFor(all, key);
}

} // namespace tierdesk::app
