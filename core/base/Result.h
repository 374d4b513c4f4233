#pragma once

#include "core/base/Error.h"

#include <utility>
#include <variant>

namespace tierdesk::base {

/// A value or an Error. The names are those of std::expected, which GCC 12 lacks in C++20.
template<class T>
class [[nodiscard]] Result final
{
public:
    using value_type = T;

    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {}
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {}

    [[nodiscard]] bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] T &value() & { return std::get<0>(m_state); }
    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const Error &error() const & { return std::get<1>(m_state); }
    [[nodiscard]] Error &&error() && { return std::get<1>(std::move(m_state)); }

    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    template<class U>
    [[nodiscard]] T value_or(U &&other) const &
    {
        return has_value() ? value() : static_cast<T>(std::forward<U>(other));
    }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
template<>
class [[nodiscard]] Result<void> final
{
public:
    using value_type = void;

    Result() = default;
    Result(Error error)
        : m_error(std::in_place_index<1>, std::move(error))
    {}

    [[nodiscard]] bool has_value() const noexcept { return m_error.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }
    [[nodiscard]] const Error &error() const & { return std::get<1>(m_error); }
    [[nodiscard]] Error &&error() && { return std::get<1>(std::move(m_error)); }

private:
    std::variant<std::monostate, Error> m_error;
};

/// Creates the Error for a function that returns a Result.
[[nodiscard]] inline Error fail(Fault fault, QString message, QString where = {}, QJsonObject details = {})
{
    return Error{fault, std::move(message), std::move(where), std::move(details)};
}

/// Moves the value out of @p result.
template<class T>
[[nodiscard]] T taken(Result<T> &&result)
{
    return *std::move(result);
}
inline void taken(Result<void> &&) {}

} // namespace tierdesk::base

/// Evaluates to the value of a Result, or returns its Error from the enclosing function. Use it as a whole statement or
/// as the initializer of a variable, but not in coroutines: `const auto order = TRY(orders.byId(id));`
#define TRY(...)                                                                                                       \
    __extension__({                                                                                                    \
        auto resultOfTry = (__VA_ARGS__);                                                                              \
        if (!resultOfTry) [[unlikely]]                                                                                 \
            return std::move(resultOfTry).error();                                                                     \
        ::tierdesk::base::taken(std::move(resultOfTry));                                                               \
    })
