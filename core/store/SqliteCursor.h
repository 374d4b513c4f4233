#pragma once

#include "core/store/Cursor.h"

#include <memory>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace tierdesk::store {

/// A Cursor over SQLite's own interface. Qt's driver describes every column of every run anew and turns each value into
/// a variant of UTF-16 and back: that took a fifth of a turn (adr/0007).
class SqliteCursor final : public Cursor
{
public:
    /// @p handle the connection's sqlite3 *, which outlives the cursor.
    [[nodiscard]] static base::Result<std::unique_ptr<Cursor>> prepare(void *handle, const QString &sql);
    ~SqliteCursor() override;

    void bindNull(int position) override;
    void bindInteger(int position, qint64 value) override;
    void bindReal(int position, double value) override;
    void bindText(int position, const QByteArray &utf8) override;
    void bindBlob(int position, const QByteArray &bytes) override;
    [[nodiscard]] base::Result<void> run() override;
    [[nodiscard]] bool next() override;
    [[nodiscard]] base::Result<void> error() const override;
    void finish() override;
    [[nodiscard]] bool isActive() const override { return m_state != State::Idle; }
    [[nodiscard]] qint64 lastKey() const override;
    [[nodiscard]] int changedRows() const override;
    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] qint64 integer(int column) const override;
    [[nodiscard]] double real(int column) const override;
    [[nodiscard]] QString columnName(int column) const override;
    [[nodiscard]] QString text(int column) const override;
    [[nodiscard]] QByteArray bytes(int column) const override;

private:
    enum class State : quint8 { Idle, AtFirst, Reading, Done, Failed };

    SqliteCursor(sqlite3 *handle, sqlite3_stmt *statement)
        : m_handle(handle)
        , m_statement(statement)
    {}
    void step(State onRow);

    sqlite3 *m_handle;
    sqlite3_stmt *m_statement;
    std::vector<QByteArray> m_kept; ///< what is bound: SQLite reads it where it lies
    State m_state = State::Idle;
    int m_code = 0;
    QString m_message; ///< of a failure, before another statement of the connection overwrites it
};

} // namespace tierdesk::store
