#pragma once

#include "core/domain/FieldIo.h"
#include "core/store/Statement.h"

#include <concepts>
#include <utility>

/// Rows are described once. `columns(io, value)` names each column of a type's table with the member that it holds, as
/// `io("notes", v.notes)`, and the io decides what happens:
/// ColumnNames  collects the statements' texts;
/// RowBinder    binds a value to one of them;
/// RowReader    reads a row of the select.
/// All three meet the columns in one order, so that positions need no numbers. A column is inserted, updated and read,
/// unless it is a
/// key       read, and found by in updates;
/// fixed     inserted and read;
/// read      read, also from another table or by an expression: `io.read("s.public_id", v.sessionId)`;
/// written   inserted and updated, with what a function returns;
/// constant  inserted, with a literal of SQL.
/// What is stored in another form than Statement::bind() has for its type is wrapped: `io("body", Utf8(v.body))`.
/// A description is in the namespace of the ios. Store's own.
namespace tierdesk::store {

/// The texts of one table's statements, made from a description.
struct TableTexts {
    QString columns; ///< "s.id, s.company, …", as a select has them
    QString from;    ///< "from session s"
    QString insert;
    QString update; ///< ends with "where id = ?"
    QString upsert; ///< an insert that updates the row with the same unique columns, if there is one
};

class ColumnNames final
{
public:
    static constexpr bool isReader = false;
    /// Columns without a point or a bracket in their name are read from @p alias.
    void table(const char *name, const char *alias = "");
    /// What an upsert takes for the same row.
    void unique(const char *columns) { m_unique = QLatin1String(columns); }
    template<class T>
    void key(const char *name, const T &)
    {
        m_key = QLatin1String(name);
        add(name, Read);
    }
    template<class T>
    void fixed(const char *name, const T &)
    {
        add(name, Read | Inserted);
    }
    template<class T>
    void operator()(const char *name, const T &)
    {
        add(name, Read | Inserted | Updated);
    }
    template<class T>
    void read(const char *name, const T &)
    {
        add(name, Read);
    }
    template<class Make>
    void written(const char *name, const Make &)
    {
        add(name, Inserted | Updated);
    }
    void constant(const char *name, const char *value) { add(name, Inserted, value); }
    template<class T, class Describe>
    void optional(const std::optional<T> &, Describe &&describe)
    {
        const T empty{};
        describe(*this, empty);
    }

    [[nodiscard]] TableTexts made() const;

private:
    enum Use { Read = 1, Inserted = 2, Updated = 4 };
    void add(const char *name, int uses, const char *value = "?");

    QString m_table, m_alias, m_unique, m_key;
    QStringList m_read, m_inserted, m_values, m_updated;
};

class RowBinder final
{
public:
    static constexpr bool isReader = false;
    enum class Of { Insert, Update };
    RowBinder(Statement &query, Of of)
        : m_query(query)
        , m_of(of)
    {}
    void table(const char *, const char * = "") {}
    void unique(const char *) {}
    template<class Tag>
    void key(const char *, base::Id<Tag> id)
    {
        m_key = id.value;
    }
    template<class T>
    void fixed(const char *, const T &value)
    {
        if (m_of == Of::Insert)
            bind(value);
    }
    template<class T>
    void operator()(const char *, const T &value)
    {
        bind(value);
    }
    template<class T>
    void read(const char *, const T &)
    {}
    template<class Make>
    void written(const char *, const Make &make)
    {
        bind(make());
    }
    void constant(const char *, const char *) {}
    template<class T, class Describe>
    void optional(const std::optional<T> &value, Describe &&describe)
    {
        static const T none{};
        m_areNull = !value.has_value();
        describe(*this, value ? *value : none);
        m_areNull = false;
    }
    /// After the columns of an update.
    void bindKey() { m_query.bind(m_key); }

private:
    template<class T>
    void bind(const T &value)
    {
        if (m_areNull)
            m_query.null();
        else
            m_query.bind(value);
    }

    Statement &m_query;
    const Of m_of;
    bool m_areNull = false;
    qint64 m_key = 0;
};

class RowReader final
{
public:
    static constexpr bool isReader = true;
    explicit RowReader(const Statement &row)
        : m_row(row)
    {}
    void table(const char *, const char * = "") {}
    void unique(const char *) {}
    template<class T>
    void key(const char *, T &value)
    {
        take(value);
    }
    template<class T>
    void fixed(const char *, T &&value)
    {
        take(value);
    }
    template<class T>
    void operator()(const char *, T &&value)
    {
        take(value);
    }
    template<class T>
    void read(const char *, T &&value)
    {
        take(value);
    }
    template<class Make>
    void written(const char *, const Make &)
    {}
    void constant(const char *, const char *) {}
    /// Unset where the first of the columns is NULL.
    template<class T, class Describe>
    void optional(std::optional<T> &value, Describe &&describe)
    {
        T held{};
        m_isSkipping = m_row.isNull(m_at);
        describe(*this, held);
        if (!std::exchange(m_isSkipping, false))
            value = std::move(held);
    }

private:
    template<class T>
    void take(T &value)
    {
        const int column = m_at++;
        if (!m_isSkipping)
            m_row.read(column, value);
    }

    const Statement &m_row;
    int m_at = 0;
    bool m_isSkipping = false;
};

/// UTF-8 as text.
template<class T>
class Utf8 final
{
public:
    explicit Utf8(T &text)
        : m_text(text)
    {}
    void bindTo(Statement &query) const { query.bindUtf8(m_text); }
    void readFrom(const Statement &row, int column) const { m_text = row.utf8(column); }

private:
    T &m_text;
};

/// Ready JSON text, which is not parsed; NULL when empty.
template<class T>
class ReadyJson final
{
public:
    explicit ReadyJson(T &text)
        : m_text(text)
    {}
    void bindTo(Statement &query) const { query.json(m_text); }
    void readFrom(const Statement &row, int column) const { m_text = row.utf8(column); }

private:
    T &m_text;
};

/// NULL where @p isNull says so, whatever the value is.
template<class T>
class NullIf final
{
public:
    NullIf(bool isNull, T &value)
        : m_isNull(isNull)
        , m_value(value)
    {}
    void bindTo(Statement &query) const
    {
        if (m_isNull)
            query.null();
        else
            query.bind(m_value);
    }
    void readFrom(const Statement &row, int column) const { row.read(column, m_value); }

private:
    const bool m_isNull;
    T &m_value;
};

/// What @p write makes of the value: a QByteArray is ready JSON text. @p read takes a QJsonObject, a QJsonArray or a
/// QString; where it fails, so does the statement. NULL leaves the value as it is, and is written for an optional that
/// is not set.
template<class T, class Write, class Read>
class Converted final
{
public:
    Converted(T &value, Write write, Read read)
        : m_value(value)
        , m_write(std::move(write))
        , m_read(std::move(read))
    {}
    void bindTo(Statement &query) const
    {
        if constexpr (!requires { m_value.has_value(); })
            bindMade(query, m_write(m_value));
        else if (m_value)
            bindMade(query, m_write(*m_value));
        else
            query.null();
    }
    void readFrom(const Statement &row, int column) const
    {
        if (row.isNull(column))
            return;
        auto made = m_read(stored(row, column));
        if constexpr (!requires { made.error(); })
            m_value = std::move(made);
        else if (made)
            m_value = *std::move(made);
        else
            row.refuse(column, row.text(column));
    }

private:
    template<class Made>
    static void bindMade(Statement &query, const Made &made)
    {
        if constexpr (std::same_as<Made, QByteArray>)
            query.json(made);
        else
            query.bind(made);
    }
    static auto stored(const Statement &row, int column)
    {
        if constexpr (std::invocable<Read, QJsonObject>)
            return row.object(column);
        else if constexpr (std::invocable<Read, QJsonArray>)
            return row.array(column);
        else
            return row.text(column);
    }

    T &m_value;
    const Write m_write;
    const Read m_read;
};

inline constexpr auto ToJson = [](const auto &value) { return toJson(value); };

/// In the source that describes T, whose description is declared in a header: makes its `columns`.
#define TIERDESK_COLUMNS(T)                                                                                            \
    template void columns(ColumnNames &, const T &);                                                                   \
    template void columns(RowBinder &, const T &);                                                                     \
    template void columns(RowReader &, T &);

} // namespace tierdesk::store
