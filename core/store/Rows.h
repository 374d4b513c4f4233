#pragma once

#include "core/domain/Session.h"
#include "core/domain/Shop.h"
#include "core/store/Columns.h"
#include "core/store/Database.h"

#include <optional>
#include <utility>
#include <vector>

namespace tierdesk::store {

// Described with their repositories, and read by others as well.
template<class Io, Is<Session> T>
void columns(Io &io, T &session);
template<class Io, Is<Customer> T>
void columns(Io &io, T &customer);
template<class Io, Is<Order> T>
void columns(Io &io, T &order);

} // namespace tierdesk::store

/// Statements over described rows, and over columns that stand alone. Store's own.
namespace tierdesk::store::rows {

template<class T>
[[nodiscard]] const TableTexts &texts()
{
    static const TableTexts made = [] {
        ColumnNames io;
        const T empty{};
        columns(io, empty);
        return io.made();
    }();
    return made;
}

/// "select … from <T's table> <rest>".
template<class T>
[[nodiscard]] QString select(const char *rest)
{
    return u"select "_s + texts<T>().columns + u' ' + texts<T>().from + u' ' + QLatin1String(rest);
}

/// A row of T's select, or its first column for a T that is not described.
template<class T>
[[nodiscard]] T read(const Statement &row)
{
    T value{};
    if constexpr (requires(RowReader & io) { columns(io, value); }) {
        RowReader io(row);
        columns(io, value);
    } else {
        row.read(0, value);
    }
    return value;
}

/// Runs @p query and reads every row with @p reader.
template<class Read>
[[nodiscard]] auto all(Statement query, Read reader)
    -> base::Result<std::vector<decltype(reader(std::as_const(query)))>>
{
    TRY(query.run());
    std::vector<decltype(reader(std::as_const(query)))> values;
    while (query.next())
        values.push_back(reader(std::as_const(query)));
    TRY(query.error());
    return values;
}
template<class T>
[[nodiscard]] base::Result<std::vector<T>> all(Statement query)
{
    return all(std::move(query), read<T>);
}

/// Runs @p query and reads its first row, if there is one.
template<class Read>
[[nodiscard]] auto one(Statement query, Read reader)
    -> base::Result<std::optional<decltype(reader(std::as_const(query)))>>
{
    using Value = std::optional<decltype(reader(std::as_const(query)))>;
    TRY(query.run());
    Value value;
    if (query.next())
        value.emplace(reader(std::as_const(query)));
    TRY(query.error());
    return value;
}
template<class T>
[[nodiscard]] base::Result<std::optional<T>> one(Statement query)
{
    return one(std::move(query), read<T>);
}

/// The first column of @p query's first row; T{} without one.
template<class T>
[[nodiscard]] base::Result<T> first(Statement query)
{
    auto found = TRY(one<T>(std::move(query)));
    return found ? *std::move(found) : T{};
}
[[nodiscard]] inline base::Result<qint64> number(Statement query)
{
    return first<qint64>(std::move(query));
}

/// @p text, T's insert or upsert, with @p value bound.
template<class T>
[[nodiscard]] Statement inserting(Database &database, const QString &text, const T &value)
{
    Statement query = database.statement(text);
    RowBinder io(query, RowBinder::Of::Insert);
    columns(io, value);
    return query;
}

/// Inserts @p value; its row's key, unless Key is void.
template<class Key = void, class T>
[[nodiscard]] base::Result<Key> insert(Database &database, const T &value)
{
    [[maybe_unused]] const qint64 key = TRY(inserting(database, texts<T>().insert, value).insert());
    if constexpr (std::is_void_v<Key>)
        return {};
    else
        return Key{key};
}

/// The same, or updates the row that has its unique columns.
template<class Key = void, class T>
[[nodiscard]] base::Result<Key> upsert(Database &database, const T &value)
{
    [[maybe_unused]] const qint64 key = TRY(number(inserting(database, texts<T>().upsert, value)));
    if constexpr (std::is_void_v<Key>)
        return {};
    else
        return Key{key};
}

/// Runs @p text, T's update with further conditions, for which @p more is bound; how many rows it met.
template<class T, class... More>
[[nodiscard]] base::Result<int> updateIf(Database &database, const QString &text, const T &value, const More &...more)
{
    Statement query = database.statement(text);
    RowBinder io(query, RowBinder::Of::Update);
    columns(io, value);
    io.bindKey();
    (query.bind(more), ...);
    return query.change();
}

/// NotFound when an update met no row.
[[nodiscard]] base::Result<void> met(base::Result<int> changed, const QString &what);

/// Whether an update or a removal met a row.
[[nodiscard]] base::Result<bool> hasMet(base::Result<int> changed);

/// Updates the row of @p value's key; NotFound, about @p what, without one.
template<class T>
[[nodiscard]] base::Result<void> update(Database &database, const T &value, const QString &what)
{
    return met(updateIf(database, texts<T>().update, value), what);
}

/// @p error in words for people when it is a Conflict: @p message about @p where.
[[nodiscard]] base::Error taken(base::Error error, const QString &message, const QString &where);

} // namespace tierdesk::store::rows
