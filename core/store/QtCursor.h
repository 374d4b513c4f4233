#pragma once

#include "core/store/Cursor.h"

#include <QtSql/QSqlQuery>

#include <memory>

namespace tierdesk::store {

/// A Cursor over Qt SQL, for whatever driver it has. SQLite's own is quicker (adr/0007) and agrees with it: tst_cursor.
class QtCursor final : public Cursor
{
public:
    [[nodiscard]] static base::Result<std::unique_ptr<Cursor>> prepare(const QSqlDatabase &connection,
                                                                       const QString &sql);

    void bindNull(int position) override;
    void bindInteger(int position, qint64 value) override;
    void bindReal(int position, double value) override;
    void bindText(int position, const QByteArray &utf8) override;
    void bindBlob(int position, const QByteArray &bytes) override;
    [[nodiscard]] base::Result<void> run() override;
    [[nodiscard]] bool next() override { return m_query.next(); }
    [[nodiscard]] base::Result<void> error() const override;
    void finish() override { m_query.finish(); }
    [[nodiscard]] bool isActive() const override { return m_query.isActive(); }
    [[nodiscard]] qint64 lastKey() const override;
    [[nodiscard]] int changedRows() const override { return m_query.numRowsAffected(); }
    [[nodiscard]] bool isNull(int column) const override { return m_query.isNull(column); }
    [[nodiscard]] qint64 integer(int column) const override;
    [[nodiscard]] double real(int column) const override;
    [[nodiscard]] QString columnName(int column) const override;
    [[nodiscard]] QString text(int column) const override;
    [[nodiscard]] QByteArray bytes(int column) const override;

private:
    explicit QtCursor(const QSqlDatabase &connection)
        : m_query(connection)
    {}

    QSqlQuery m_query;
};

} // namespace tierdesk::store
