#include "core/store/Statement.h"

#include "core/base/Json.h"
#include "core/store/Sqlite.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QVariant>
#include <QtSql/QSqlError>

namespace tierdesk::store {

using base::Result;

namespace {

QJsonDocument parsed(const QString &text)
{
    // Our own output: well-formed by construction, so the lenient parser is enough and the strict one too slow.
    return text.isEmpty() ? QJsonDocument() : QJsonDocument::fromJson(text.toUtf8());
}

} // namespace

const QString &Statement::placeholder(int position)
{
    static const std::array<QString, MostPlaceholders> names = [] {
        std::array<QString, MostPlaceholders> made;
        for (size_t i = 0; i < made.size(); ++i)
            made[i] = QStringLiteral(":p%1").arg(i);
        return made;
    }();
    return names.at(static_cast<size_t>(position));
}

Statement &Statement::null()
{
    if (m_query)
        m_query->bindValue(placeholder(m_at++), QVariant());
    return *this;
}

Statement &Statement::bind(qint64 value)
{
    if (m_query)
        m_query->bindValue(placeholder(m_at++), QVariant(value));
    return *this;
}

Statement &Statement::bind(double value)
{
    if (m_query)
        m_query->bindValue(placeholder(m_at++), QVariant(value));
    return *this;
}

Statement &Statement::bind(const QString &value)
{
    Q_ASSERT(!value.contains(QChar(u'\0')));
    // The driver writes a null string as NULL.
    if (m_query)
        m_query->bindValue(placeholder(m_at++), QVariant(value.isNull() ? QStringLiteral("") : value));
    return *this;
}

Statement &Statement::bind(const QByteArray &blob)
{
    if (m_query)
        m_query->bindValue(placeholder(m_at++), QVariant(blob.isNull() ? QByteArrayLiteral("") : blob));
    return *this;
}

Statement &Statement::bind(const QJsonObject &json)
{
    return json.isEmpty() ? null() : bind(QString::fromUtf8(base::toJson(json)));
}

Statement &Statement::bind(const QStringList &list)
{
    return list.isEmpty() ? null() : bind(QString::fromUtf8(base::toJson(QJsonArray::fromStringList(list))));
}

Statement &Statement::json(const QByteArray &text)
{
    return text.isEmpty() ? null() : bind(QString::fromUtf8(text));
}

Result<void> Statement::run()
{
    if (m_error)
        return *m_error;
    m_at = 0;
    if (!m_query->exec())
        return sqlite::errorFrom(m_query->lastError(), m_query->lastQuery().left(60));
    return {};
}

Result<void> Statement::finish()
{
    auto done = run();
    if (m_query)
        m_query->finish();
    return done;
}

Result<qint64> Statement::insert()
{
    if (auto done = run(); !done)
        return done.error();
    const qint64 key = m_query->lastInsertId().toLongLong();
    m_query->finish();
    return key;
}

Result<int> Statement::change()
{
    if (auto done = run(); !done)
        return done.error();
    const int rows = m_query->numRowsAffected();
    m_query->finish();
    return rows;
}

bool Statement::next()
{
    return m_query && m_query->next();
}

Result<void> Statement::error() const
{
    if (m_error)
        return *m_error;
    if (m_query->lastError().isValid())
        return sqlite::errorFrom(m_query->lastError(), m_query->lastQuery().left(60));
    return {};
}

bool Statement::isNull(int column) const
{
    return m_query->isNull(column);
}

qint64 Statement::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

double Statement::real(int column) const
{
    return m_query->value(column).toDouble();
}

QString Statement::text(int column) const
{
    return m_query->value(column).toString();
}

QByteArray Statement::blob(int column) const
{
    return m_query->value(column).toByteArray();
}

std::optional<base::Timestamp> Statement::maybeTime(int column) const
{
    return m_query->isNull(column) ? std::nullopt : std::optional(time(column));
}

QJsonObject Statement::object(int column) const
{
    return parsed(text(column)).object();
}

QJsonArray Statement::array(int column) const
{
    return parsed(text(column)).array();
}

QStringList Statement::list(int column) const
{
    QStringList list;
    for (const QJsonValue &each : array(column))
        list += each.toString();
    return list;
}

Money Statement::money(int column) const
{
    Money amount{integer(column)};
    if (const auto currency = currencyFrom(text(column + 1)))
        amount.currency = *currency;
    return amount;
}

} // namespace tierdesk::store
