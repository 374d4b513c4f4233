#include "core/store/Statement.h"

#include "core/base/Json.h"

#include <QtCore/QJsonDocument>

namespace tierdesk::store {

using base::Result;

namespace {

QJsonDocument parsed(const QByteArray &json)
{
    // Our own output: well-formed by construction, so the lenient parser is enough and the strict one too slow.
    return json.isEmpty() ? QJsonDocument() : QJsonDocument::fromJson(json);
}

} // namespace

Statement &Statement::null()
{
    if (m_cursor)
        m_cursor->bindNull(m_at++);
    return *this;
}

Statement &Statement::bind(qint64 value)
{
    if (m_cursor)
        m_cursor->bindInteger(m_at++, value);
    return *this;
}

Statement &Statement::bind(double value)
{
    if (m_cursor)
        m_cursor->bindReal(m_at++, value);
    return *this;
}

Statement &Statement::bind(const QString &value)
{
    Q_ASSERT(!value.contains(QChar(u'\0')));
    return bindUtf8(value.toUtf8());
}

Statement &Statement::bindUtf8(const QByteArray &text)
{
    if (m_cursor)
        m_cursor->bindText(m_at++, text);
    return *this;
}

Statement &Statement::bind(const QByteArray &blob)
{
    if (m_cursor)
        m_cursor->bindBlob(m_at++, blob);
    return *this;
}

Statement &Statement::bind(const QJsonObject &json)
{
    return json.isEmpty() ? null() : bindUtf8(base::toJson(json));
}

Statement &Statement::bind(const QJsonArray &json)
{
    return json.isEmpty() ? null() : bindUtf8(base::toJson(json));
}

Statement &Statement::bind(const QStringList &list)
{
    return list.isEmpty() ? null() : bindUtf8(base::toJson(QJsonArray::fromStringList(list)));
}

Statement &Statement::json(const QByteArray &text)
{
    return text.isEmpty() ? null() : bindUtf8(text);
}

Result<void> Statement::run()
{
    if (m_error)
        return *m_error;
    m_at = 0;
    return m_cursor->run();
}

Result<void> Statement::finish()
{
    auto done = run();
    if (m_cursor)
        m_cursor->finish();
    return done;
}

Result<qint64> Statement::insert()
{
    TRY(run());
    const qint64 key = m_cursor->lastKey();
    m_cursor->finish();
    return key;
}

Result<int> Statement::change()
{
    TRY(run());
    const int rows = m_cursor->changedRows();
    m_cursor->finish();
    return rows;
}

bool Statement::next()
{
    return m_cursor && !m_error && m_cursor->next();
}

Result<void> Statement::error() const
{
    if (m_error)
        return *m_error;
    return m_cursor->error();
}

bool Statement::isNull(int column) const
{
    return m_cursor->isNull(column);
}

qint64 Statement::integer(int column) const
{
    return m_cursor->integer(column);
}

double Statement::real(int column) const
{
    return m_cursor->real(column);
}

QString Statement::text(int column) const
{
    return m_cursor->text(column);
}

QByteArray Statement::blob(int column) const
{
    return m_cursor->bytes(column);
}

void Statement::refuse(int column, const QString &text) const
{
    if (!m_error)
        m_error = base::fail(base::Fault::StorageFailed,
                             u"the column %1 holds \"%2\", which this version does not know"_s.arg(
                                 m_cursor->columnName(column), text.left(40)));
}

QJsonObject Statement::object(int column) const
{
    return parsed(blob(column)).object();
}

QJsonArray Statement::array(int column) const
{
    return parsed(blob(column)).array();
}

QStringList Statement::list(int column) const
{
    QStringList list;
    for (const QJsonValue &each : array(column))
        list += each.toString();
    return list;
}

void Statement::read(int column, std::array<char, 3> &currency) const
{
    if (const auto read = currencyFrom(text(column)))
        currency = *read;
}

} // namespace tierdesk::store
