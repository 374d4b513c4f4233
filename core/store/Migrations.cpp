#include "core/store/Migrations.h"

#include "core/base/Log.h"
#include "core/store/Sqlite.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtSql/QSqlQuery>

#include <algorithm>

// Outside of any namespace, as the macro needs it: a static library's resources are not registered by themselves.
static void registerResources()
{
    Q_INIT_RESOURCE(store_migrations);
}

namespace tierdesk::store {

using base::Result;

namespace {

std::vector<Migration> load()
{
    registerResources();
    std::vector<Migration> steps;
    const QDir folder(u":/tierdesk/store/migrations"_s);
    for (const QString &fileName : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(fileName));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("a migration cannot be read: %s", qPrintable(fileName));
        steps.push_back({fileName.left(4).toInt(), fileName.chopped(4), QString::fromUtf8(file.readAll())});
    }
    std::sort(steps.begin(), steps.end(), [](const Migration &a, const Migration &b) { return a.version < b.version; });
    return steps;
}

Result<void> execute(QSqlDatabase &connection, const QString &sql, const QString &doing)
{
    QSqlQuery query(connection);
    if (!query.exec(sql))
        return sqlite::errorFrom(query.lastError(), doing);
    return {};
}

Result<void> apply(QSqlDatabase &connection, const Migration &step)
{
    for (const QString &sql : statementsOf(step.sql)) {
        if (auto done = execute(connection, sql, step.name); !done)
            return done;
    }
    QSqlQuery record(connection);
    record.prepare(u"insert into schema_version (version, name, applied_at) values (?, ?, ?)"_s);
    record.addBindValue(step.version);
    record.addBindValue(step.name);
    record.addBindValue(QDateTime::currentMSecsSinceEpoch());
    if (!record.exec())
        return sqlite::errorFrom(record.lastError(), step.name);
    return sqlite::markSchema(connection, step.version);
}

} // namespace

const std::vector<Migration> &migrations()
{
    static const std::vector<Migration> steps = load();
    return steps;
}

QStringList statementsOf(const QString &script)
{
    QStringList statements;
    QString statement;
    QChar quote;
    for (qsizetype i = 0; i < script.size(); ++i) {
        const QChar c = script[i];
        if (quote.isNull() && c == u'-' && script.mid(i, 2) == u"--") {
            i = script.indexOf(u'\n', i);
            if (i < 0)
                break;
            statement += u'\n';
        } else if (quote.isNull() && c == u';') {
            statements += statement.trimmed();
            statement.clear();
        } else {
            if (quote.isNull() && (c == u'\'' || c == u'"'))
                quote = c;
            else if (c == quote)
                quote = QChar();
            statement += c;
        }
    }
    statements += statement.trimmed();
    statements.removeAll(QString());
    return statements;
}

Result<void> migrate(QSqlDatabase &connection, int present, const std::vector<Migration> &steps)
{
    for (const Migration &step : steps) {
        if (step.version <= present)
            continue;
        if (auto begun = execute(connection, sqlite::beginText(), step.name); !begun)
            return begun;
        Result<void> done;
        if (present == 0 && &step == &steps.front())
            done = execute(connection,
                           u"create table schema_version (version integer primary key, name text not "
                           "null, applied_at bigint not null)"_s,
                           step.name);
        if (done)
            done = apply(connection, step);
        if (done)
            done = execute(connection, u"COMMIT"_s, step.name);
        if (!done) {
            QSqlQuery(connection).exec(u"ROLLBACK"_s);
            return done;
        }
        qCInfo(log::Store, "applied migration %s", qPrintable(step.name));
    }
    return {};
}

} // namespace tierdesk::store
