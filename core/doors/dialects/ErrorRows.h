#pragma once

#include "core/base/Result.h"

#include <span>

/// Lookup in the error tables of wire contracts. Each contract defines its own table.
namespace tierdesk::dialects {

struct ErrorRow {
    base::Fault fault;
    int status;
    const char *code;    ///< the contract's error code
    const char *message; ///< null: the message of the error
};

/// Returns the row for @p error. With @p status 0 it is the row of @p table for the error's fault, or for Internal.
/// Otherwise the server itself refused the request: it is the row of @p refusals with that status, or one with the code
/// for InvalidInput below 500 and for Internal from 500. @p table has rows for both.
[[nodiscard]] ErrorRow errorRow(std::span<const ErrorRow> table, std::span<const ErrorRow> refusals,
                                const base::Error &error, int status);

/// Returns whether @p fault is a defect or a storage error, whose details clients must not see.
[[nodiscard]] bool isOurs(base::Fault fault);

} // namespace tierdesk::dialects
