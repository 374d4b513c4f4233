#pragma once

#include <QtCore/QHashFunctions>
#include <QtCore/QtGlobal>

#include <compare>

namespace tierdesk::base {

/// A row's integer key, with a distinct type per table. Zero means "none".
template<class Tag>
struct Id {
    qint64 value = 0;
    constexpr auto operator<=>(const Id &) const = default;
    [[nodiscard]] constexpr bool isSet() const { return value != 0; }
    friend size_t qHash(Id id, size_t seed = 0) noexcept { return ::qHash(id.value, seed); }
};

} // namespace tierdesk::base
