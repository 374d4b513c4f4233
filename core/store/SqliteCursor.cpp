#include "core/store/SqliteCursor.h"

#include "core/store/Sqlite.h"

#include <sqlite3.h>

namespace tierdesk::store {

using base::Result;

Result<std::unique_ptr<Cursor>> SqliteCursor::prepare(void *handle, const QString &sql)
{
    auto *connection = static_cast<sqlite3 *>(handle);
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(connection, text.constData(), static_cast<int>(text.size()) + 1,
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return sqlite::errorFrom(sqlite3_extended_errcode(connection), QString::fromUtf8(sqlite3_errmsg(connection)),
                                 sql.left(60));
    return std::unique_ptr<Cursor>(new SqliteCursor(connection, statement));
}

SqliteCursor::~SqliteCursor()
{
    sqlite3_finalize(m_statement);
}

void SqliteCursor::bindNull(int position)
{
    sqlite3_bind_null(m_statement, position + 1);
}

void SqliteCursor::bindInteger(int position, qint64 value)
{
    sqlite3_bind_int64(m_statement, position + 1, value);
}

void SqliteCursor::bindReal(int position, double value)
{
    sqlite3_bind_double(m_statement, position + 1, value);
}

void SqliteCursor::bindText(int position, const QByteArray &utf8)
{
    // A null array's data is an empty string, not a null pointer, which SQLite would take for NULL.
    sqlite3_bind_text64(m_statement, position + 1, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()),
                        SQLITE_STATIC, SQLITE_UTF8);
    m_kept.push_back(utf8);
}

void SqliteCursor::bindBlob(int position, const QByteArray &bytes)
{
    sqlite3_bind_blob64(m_statement, position + 1, bytes.constData(), static_cast<sqlite3_uint64>(bytes.size()),
                        SQLITE_STATIC);
    m_kept.push_back(bytes);
}

void SqliteCursor::step(State onRow)
{
    m_code = sqlite3_step(m_statement);
    m_state = m_code == SQLITE_ROW ? onRow : m_code == SQLITE_DONE ? State::Done : State::Failed;
    if (m_state == State::Failed) {
        m_code = sqlite3_extended_errcode(m_handle);
        m_message = QString::fromUtf8(sqlite3_errmsg(m_handle));
    }
}

Result<void> SqliteCursor::run()
{
    Q_ASSERT(m_state == State::Idle);
    step(State::AtFirst);
    return error();
}

bool SqliteCursor::next()
{
    if (m_state == State::AtFirst)
        m_state = State::Reading;
    else if (m_state == State::Reading)
        step(State::Reading);
    return m_state == State::Reading;
}

Result<void> SqliteCursor::error() const
{
    if (m_state != State::Failed)
        return {};
    return sqlite::errorFrom(m_code, m_message, QString::fromUtf8(sqlite3_sql(m_statement)).left(60));
}

void SqliteCursor::finish()
{
    sqlite3_reset(m_statement); // its code repeats what step() has told
    if (!m_kept.empty())
        sqlite3_clear_bindings(m_statement);
    m_kept.clear();
    m_state = State::Idle;
}

qint64 SqliteCursor::lastKey() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

int SqliteCursor::changedRows() const
{
    return sqlite3_changes(m_handle);
}

bool SqliteCursor::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 SqliteCursor::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double SqliteCursor::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString SqliteCursor::columnName(int column) const
{
    return QString::fromUtf8(sqlite3_column_name(m_statement, column));
}

QString SqliteCursor::text(int column) const
{
    const unsigned char *utf8 = sqlite3_column_text(m_statement, column);
    if (!utf8)
        return {};
    return QString::fromUtf8(reinterpret_cast<const char *>(utf8), sqlite3_column_bytes(m_statement, column));
}

QByteArray SqliteCursor::bytes(int column) const
{
    const void *data = sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    if (data)
        return {static_cast<const char *>(data), size};
    return isNull(column) ? QByteArray() : ""_ba;
}

} // namespace tierdesk::store
