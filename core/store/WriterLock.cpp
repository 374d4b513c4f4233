#include "core/store/WriterLock.h"

#include <QtCore/QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace tierdesk::store {

base::Result<WriterLock> WriterLock::acquire(const QString &databasePath)
{
    const QString path = databasePath + ".lock"_L1;
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return base::fail(base::Fault::StorageFailed,
                          u"cannot open %1: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(errno))), path,
                          {{u"kind"_s, u"io"_s}});
    WriterLock lock(descriptor);
    // flock, not fcntl: it also keeps two writers of one process apart.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        std::array<char, 32> text{};
        const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
        const QString pid = QString::fromLatin1(text.data(), std::max<ssize_t>(size, 0)).trimmed();
        return base::fail(base::Fault::StorageFailed,
                          u"%1 is in use by another Tierdesk (process %2): stop it first, or choose "
                          "another data directory"_s.arg(databasePath, pid.isEmpty() ? u"unknown"_s : pid),
                          databasePath, {{u"kind"_s, u"locked"_s}, {u"pid"_s, pid}});
    }
    const QByteArray pid = QByteArray::number(static_cast<qint64>(::getpid())) + '\n';
    // The number only helps people; the lock does not depend on it.
    if (::ftruncate(descriptor, 0) != 0 ||
        ::pwrite(descriptor, pid.constData(), static_cast<size_t>(pid.size()), 0) < 0)
        return lock;
    return lock;
}

WriterLock::~WriterLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

WriterLock::WriterLock(WriterLock &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{}

WriterLock &WriterLock::operator=(WriterLock &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

} // namespace tierdesk::store
