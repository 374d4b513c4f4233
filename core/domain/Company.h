#pragma once

#include "core/domain/CompanyConfig.h"
#include "core/domain/Ids.h"

namespace tierdesk {

struct Company {
    CompanyId id;
    QString key; ///< the public companyId that clients send (a UUID or a word), unique
    QString name;
    CompanyConfig config;
    int configVersion = 1;
    Timestamp createdAt;
};

} // namespace tierdesk
