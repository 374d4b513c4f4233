#include "core/store/QtCursor.h"

#include "core/store/Sqlite.h"

#include <QtCore/QVariant>
#include <QtSql/QSqlError>
#include <QtSql/QSqlRecord>

namespace tierdesk::store {

using base::Result;

Result<std::unique_ptr<Cursor>> QtCursor::prepare(const QSqlDatabase &connection, const QString &sql)
{
    std::unique_ptr<QtCursor> cursor(new QtCursor(connection));
    cursor->m_query.setForwardOnly(true);
    if (!cursor->m_query.prepare(sql))
        return sqlite::errorFrom(cursor->m_query.lastError(), sql.left(60));
    return std::unique_ptr<Cursor>(std::move(cursor));
}

void QtCursor::bindNull(int position)
{
    m_query.bindValue(position, QVariant());
}

void QtCursor::bindInteger(int position, qint64 value)
{
    m_query.bindValue(position, value);
}

void QtCursor::bindReal(int position, double value)
{
    m_query.bindValue(position, value);
}

void QtCursor::bindText(int position, const QByteArray &utf8)
{
    // The driver writes a null string as NULL.
    m_query.bindValue(position, utf8.isEmpty() ? u""_s : QString::fromUtf8(utf8));
}

void QtCursor::bindBlob(int position, const QByteArray &bytes)
{
    m_query.bindValue(position, bytes.isNull() ? ""_ba : bytes);
}

Result<void> QtCursor::run()
{
    if (m_query.exec())
        return {};
    return sqlite::errorFrom(m_query.lastError(), m_query.lastQuery().left(60));
}

Result<void> QtCursor::error() const
{
    if (m_query.lastError().isValid())
        return sqlite::errorFrom(m_query.lastError(), m_query.lastQuery().left(60));
    return {};
}

qint64 QtCursor::lastKey() const
{
    return m_query.lastInsertId().toLongLong();
}

qint64 QtCursor::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

double QtCursor::real(int column) const
{
    return m_query.value(column).toDouble();
}

QString QtCursor::columnName(int column) const
{
    return m_query.record().fieldName(column);
}

QString QtCursor::text(int column) const
{
    return m_query.value(column).toString();
}

QByteArray QtCursor::bytes(int column) const
{
    const QVariant value = m_query.value(column);
    return value.typeId() == QMetaType::QString ? value.toString().toUtf8() : value.toByteArray();
}

} // namespace tierdesk::store
