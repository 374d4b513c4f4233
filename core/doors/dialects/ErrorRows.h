#pragma once

#include "core/base/Result.h"

#include <span>

/// How the error table of a wire contract is looked up; what stands in it is the contract's own.
namespace tierdesk::dialects {

struct ErrorRow {
    base::Fault fault;
    int status;
    const char *code;    ///< the contract's word for it
    const char *message; ///< null: the error's own
};

/// The row for @p error: with a @p status other than 0, which the server refused before a handler was asked, the one of
/// @p refusals that has it, else the one of @p table that has its fault. What neither lists counts as invalid input
/// below 500 and as internal otherwise; @p table has a row for both.
[[nodiscard]] ErrorRow errorRow(std::span<const ErrorRow> table, std::span<const ErrorRow> refusals,
                                const base::Error &error, int status);

/// What a defect or a disk says of itself is no client's business.
[[nodiscard]] bool isOurs(base::Fault fault);

} // namespace tierdesk::dialects
