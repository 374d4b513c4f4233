#include "core/store/AttachmentFiles.h"

#include "core/base/Random.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace tierdesk::store {

using base::fail;
using base::Fault;
using base::Result;

namespace {

constexpr qsizetype NameLength = 64;
const QString PartMark = u".part"_s;

base::Error ioError(const char *doing, const QString &path)
{
    return fail(Fault::StorageFailed,
                u"cannot %1 %2: %3"_s.arg(QLatin1String(doing), path, QString::fromLocal8Bit(std::strerror(errno))),
                path, {{u"kind"_s, errno == ENOSPC ? u"full"_s : u"io"_s}});
}

/// A descriptor that closes itself.
class Descriptor final
{
public:
    Descriptor(const QString &path, int flags, mode_t mode = 0)
        : m_number(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, mode))
    {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

bool isSyncedFolder(const QString &path)
{
    const Descriptor folder(path, O_RDONLY | O_DIRECTORY);
    return folder.isOpen() && ::fsync(folder.number()) == 0;
}

base::Error noRoom(const QString &path, qint64 reserve)
{
    return fail(Fault::StorageFailed,
                u"cannot write %1: %2 bytes of the disk are kept free for the database"_s.arg(path).arg(reserve), path,
                {{u"kind"_s, u"full"_s}});
}

/// Takes @p size bytes of the disk for the open @p file at @p path, of which @p reserve stay free for others.
Result<void> takeRoom(const Descriptor &file, const QString &path, qint64 size, qint64 reserve)
{
    const auto leavesFree = [&](qint64 more) -> Result<bool> {
        struct statvfs disk = {};
        if (::fstatvfs(file.number(), &disk) != 0)
            return ioError("ask for the room of", path);
        return static_cast<quint64>(disk.f_bavail) * disk.f_frsize >= static_cast<quint64>(reserve + more);
    };
    const auto isRoom = TRY(leavesFree(size));
    if (!isRoom)
        return noRoom(path, reserve);
    errno = ::posix_fallocate(file.number(), 0, size);
    if (errno != 0)
        return ioError("write", path);
    // Others may have taken theirs at the same time; of them all, whoever is too many goes.
    const auto isStillRoom = TRY(leavesFree(0));
    return isStillRoom ? Result<void>() : noRoom(path, reserve);
}

bool isWritten(int descriptor, const QByteArray &content)
{
    qsizetype done = 0;
    while (done < content.size()) {
        const ssize_t count =
            ::write(descriptor, content.constData() + done, static_cast<size_t>(content.size() - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        done += count;
    }
    return ::fsync(descriptor) == 0;
}

/// A new file with @p content, on the disk for good; a half one may be left where it fails.
Result<void> writePart(const QString &part, const QByteArray &content, qint64 reserve)
{
    const Descriptor file(part, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (!file.isOpen())
        return ioError("write", part);
    if (reserve > 0) {
        if (auto room = takeRoom(file, part, content.size(), reserve); !room)
            return room;
    }
    return isWritten(file.number(), content) ? Result<void>() : ioError("write", part);
}

/// A folder of its own, on the disk with its name.
Result<void> makeFolder(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) == 0) {
        const QString above = QFileInfo(path).absolutePath();
        return isSyncedFolder(above) ? Result<void>() : ioError("write", above);
    }
    if (errno == EEXIST && QFileInfo(path).isDir())
        return {};
    return ioError("make the folder", path);
}

bool isOlder(const QFileInfo &file, qint64 ageMs)
{
    return file.exists() && file.lastModified().toMSecsSinceEpoch() <= QDateTime::currentMSecsSinceEpoch() - ageMs;
}

bool isName(const QString &name)
{
    return name.size() == NameLength && std::all_of(name.begin(), name.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

} // namespace

AttachmentFiles::AttachmentFiles(const QString &databasePath)
    : m_folder(QFileInfo(databasePath).absolutePath() + u"/attachments"_s)
{}

AttachmentFiles AttachmentFiles::in(const QString &folder)
{
    AttachmentFiles files;
    files.m_folder = folder;
    return files;
}

QByteArray AttachmentFiles::nameOf(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}

QString AttachmentFiles::pathOf(const QByteArray &sha256) const
{
    return m_folder + u'/' + QLatin1String(sha256.left(2)) + u'/' + QLatin1String(sha256);
}

Result<QByteArray> AttachmentFiles::put(const QByteArray &content, qint64 reserve) const
{
    const QByteArray name = nameOf(content);
    const QString path = pathOf(name);
    // Made young before it is looked for, so that no sweep takes what is found.
    if (::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), nullptr, 0) == 0 &&
        QFileInfo(path).size() == content.size())
        return name;
    const QString shelf = QFileInfo(path).path();
    for (const QString &folder : {m_folder, shelf}) {
        TRY(makeFolder(folder));
    }
    const QString part = path + u'.' + base::randomToken(8) + PartMark;
    if (const auto written = writePart(part, content, reserve); !written) {
        ::unlink(QFile::encodeName(part).constData());
        return written.error();
    }
    if (::rename(QFile::encodeName(part).constData(), QFile::encodeName(path).constData()) != 0) {
        const base::Error error = ioError("write", path);
        ::unlink(QFile::encodeName(part).constData());
        return error;
    }
    if (!isSyncedFolder(shelf))
        return ioError("write", shelf);
    return name;
}

Result<QByteArray> AttachmentFiles::read(const QByteArray &sha256) const
{
    QFile file(pathOf(sha256));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::StorageFailed, u"cannot read %1: %2"_s.arg(file.fileName(), file.errorString()),
                    file.fileName(), {{u"kind"_s, u"io"_s}});
    QByteArray content = file.readAll();
    if (nameOf(content) != sha256)
        return fail(Fault::StorageFailed, u"%1 is not what was stored"_s.arg(file.fileName()), file.fileName(),
                    {{u"kind"_s, u"corrupt"_s}});
    return content;
}

bool AttachmentFiles::has(const QByteArray &sha256) const
{
    return QFileInfo::exists(pathOf(sha256));
}

Result<void> AttachmentFiles::remove(const QByteArray &sha256) const
{
    const QString path = pathOf(sha256);
    if (::unlink(QFile::encodeName(path).constData()) == 0 || errno == ENOENT)
        return {};
    return ioError("remove", path);
}

bool AttachmentFiles::isOld(const QByteArray &sha256, qint64 ageMs) const
{
    return isOlder(QFileInfo(pathOf(sha256)), ageMs);
}

std::vector<QString> AttachmentFiles::shelves() const
{
    std::vector<QString> found;
    for (const QString &each : QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (each.size() == 2)
            found.push_back(each);
    }
    return found;
}

std::vector<QByteArray> AttachmentFiles::old(const QString &shelf, qint64 ageMs) const
{
    std::vector<QByteArray> found;
    const QDir folder(m_folder + u'/' + shelf);
    for (const QFileInfo &each : folder.entryInfoList(QDir::Files | QDir::Hidden, QDir::Name)) {
        if (!isOlder(each, ageMs))
            continue;
        if (each.fileName().endsWith(PartMark))
            QFile::remove(each.filePath());
        else if (isName(each.fileName()))
            found.push_back(each.fileName().toLatin1());
    }
    return found;
}

std::vector<QByteArray> AttachmentFiles::all() const
{
    std::vector<QByteArray> found;
    for (const QString &shelf : shelves()) {
        for (const QString &name : QDir(m_folder + u'/' + shelf).entryList(QDir::Files, QDir::Name)) {
            if (isName(name))
                found.push_back(name.toLatin1());
        }
    }
    return found;
}

} // namespace tierdesk::store
