#pragma once

#include "core/base/Result.h"

#include <QtCore/QString>

#include <memory>

namespace tierdesk::store {

/// This process's claim to be the one writer of a database file: an advisory lock on `<path>.lock`, which the kernel
/// drops when the process ends, however it ends. Move-only; released by the destructor.
class WriterLock final
{
public:
    /// Fails with StorageFailed (`details.kind` "locked", `details.pid` of the holder) while somebody holds it.
    [[nodiscard]] static base::Result<WriterLock> acquire(const QString &databasePath);

    ~WriterLock();
    WriterLock(WriterLock &&other) noexcept;
    WriterLock &operator=(WriterLock &&other) noexcept;
    WriterLock(const WriterLock &) = delete;
    WriterLock &operator=(const WriterLock &) = delete;

private:
    explicit WriterLock(int descriptor)
        : m_descriptor(descriptor)
    {}
    int m_descriptor = -1;
};

} // namespace tierdesk::store
