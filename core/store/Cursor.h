#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace tierdesk::store {

/// One prepared statement of one connection, by positions from 0: what a Statement needs of a database, and no more.
/// Used again and again; finish() lets go of what was bound, of the rows and of the snapshot that they were read from.
class Cursor
{
public:
    Cursor() = default;
    virtual ~Cursor() = default;
    Cursor(const Cursor &) = delete;
    Cursor &operator=(const Cursor &) = delete;

    virtual void bindNull(int position) = 0;
    virtual void bindInteger(int position, qint64 value) = 0;
    virtual void bindReal(int position, double value) = 0;
    virtual void bindText(int position, const QByteArray &utf8) = 0;
    virtual void bindBlob(int position, const QByteArray &bytes) = 0;

    /// Runs up to the first row. Fails with StorageFailed, or with Conflict for a unique key that is taken.
    [[nodiscard]] virtual base::Result<void> run() = 0;
    /// Steps onto the next row, the first one first. False at the end, and when error() says what came in between.
    [[nodiscard]] virtual bool next() = 0;
    [[nodiscard]] virtual base::Result<void> error() const = 0;
    virtual void finish() = 0;
    [[nodiscard]] virtual bool isActive() const = 0;

    [[nodiscard]] virtual qint64 lastKey() const = 0;
    [[nodiscard]] virtual int changedRows() const = 0;

    [[nodiscard]] virtual QString columnName(int column) const = 0;

    // Of the row that next() stepped onto.
    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual qint64 integer(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual QString text(int column) const = 0;
    [[nodiscard]] virtual QByteArray bytes(int column) const = 0; ///< a blob, or a text's UTF-8
};

} // namespace tierdesk::store
