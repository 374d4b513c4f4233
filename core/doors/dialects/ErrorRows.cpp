#include "core/doors/dialects/ErrorRows.h"

#include <algorithm>

namespace tierdesk::dialects {

using base::Fault;

ErrorRow errorRow(std::span<const ErrorRow> table, std::span<const ErrorRow> refusals, const base::Error &error,
                  int status)
{
    const auto ofFault = [table](Fault fault) { return std::ranges::find(table, fault, &ErrorRow::fault); };
    if (status != 0) {
        const auto refusal = std::ranges::find(refusals, status, &ErrorRow::status);
        if (refusal != refusals.end())
            return *refusal;
        return {error.fault, status, ofFault(status < 500 ? Fault::InvalidInput : Fault::Internal)->code, nullptr};
    }
    const auto row = ofFault(error.fault);
    return row != table.end() ? *row : *ofFault(Fault::Internal);
}

bool isOurs(Fault fault)
{
    return fault == Fault::Internal || fault == Fault::StorageFailed;
}

} // namespace tierdesk::dialects
