#pragma once

#include <QtCore/QtGlobal>

#include <atomic>
#include <sqlite3.h>

/// SQLite's file system with a switch that makes its writes or syncs fail from some call on. Installed as the default,
/// so that the code under test opens its files through it and does not know.
namespace tierdesk::test {

/// What fails next. Set from any thread; one connection writes at a time.
struct Faults {
    std::atomic<int> writesUntilFailure = -1; ///< -1: none; counts xWrite of every file
    std::atomic<int> syncsUntilFailure = -1;
    std::atomic<int> code = SQLITE_FULL; ///< what a failing write answers

    static Faults &now()
    {
        static Faults faults;
        return faults;
    }
    /// The @p writes-th write from now and every later one fails with @p failure; so does the @p syncs-th sync.
    void set(int writes, int syncs, int failure)
    {
        code = failure;
        writesUntilFailure = writes;
        syncsUntilFailure = syncs;
    }
    void clear() { set(-1, -1, SQLITE_FULL); }
};

namespace faulty {

struct File {
    sqlite3_file base;
    sqlite3_file *inner;
};

inline sqlite3_file *innerOf(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->inner;
}

inline sqlite3_vfs *realVfs()
{
    static sqlite3_vfs *const vfs = sqlite3_vfs_find("unix");
    return vfs;
}

inline bool isDue(std::atomic<int> &count)
{
    int left = count;
    while (left > 0 && !count.compare_exchange_weak(left, left - 1)) {
    }
    return left == 0 || left == 1;
}

inline int write(sqlite3_file *f, const void *data, int size, sqlite3_int64 at)
{
    if (isDue(Faults::now().writesUntilFailure))
        return Faults::now().code;
    return innerOf(f)->pMethods->xWrite(innerOf(f), data, size, at);
}

inline int sync(sqlite3_file *f, int flags)
{
    if (isDue(Faults::now().syncsUntilFailure))
        return SQLITE_IOERR_FSYNC;
    return innerOf(f)->pMethods->xSync(innerOf(f), flags);
}

inline const sqlite3_io_methods &methods()
{
    static const sqlite3_io_methods table{
        3,
        [](sqlite3_file *f) { return innerOf(f)->pMethods->xClose(innerOf(f)); },
        [](sqlite3_file *f, void *to, int n, sqlite3_int64 at) {
            return innerOf(f)->pMethods->xRead(innerOf(f), to, n, at);
        },
        write,
        [](sqlite3_file *f, sqlite3_int64 size) { return innerOf(f)->pMethods->xTruncate(innerOf(f), size); },
        sync,
        [](sqlite3_file *f, sqlite3_int64 *size) { return innerOf(f)->pMethods->xFileSize(innerOf(f), size); },
        [](sqlite3_file *f, int level) { return innerOf(f)->pMethods->xLock(innerOf(f), level); },
        [](sqlite3_file *f, int level) { return innerOf(f)->pMethods->xUnlock(innerOf(f), level); },
        [](sqlite3_file *f, int *is) { return innerOf(f)->pMethods->xCheckReservedLock(innerOf(f), is); },
        [](sqlite3_file *f, int op, void *arg) { return innerOf(f)->pMethods->xFileControl(innerOf(f), op, arg); },
        [](sqlite3_file *f) { return innerOf(f)->pMethods->xSectorSize(innerOf(f)); },
        [](sqlite3_file *f) { return innerOf(f)->pMethods->xDeviceCharacteristics(innerOf(f)); },
        [](sqlite3_file *f, int page, int size, int extend, void volatile **map) {
            return innerOf(f)->pMethods->xShmMap(innerOf(f), page, size, extend, map);
        },
        [](sqlite3_file *f, int at, int n, int flags) {
            return innerOf(f)->pMethods->xShmLock(innerOf(f), at, n, flags);
        },
        [](sqlite3_file *f) { innerOf(f)->pMethods->xShmBarrier(innerOf(f)); },
        [](sqlite3_file *f, int remove) { return innerOf(f)->pMethods->xShmUnmap(innerOf(f), remove); },
        [](sqlite3_file *f, sqlite3_int64 at, int n, void **page) {
            return innerOf(f)->pMethods->xFetch(innerOf(f), at, n, page);
        },
        [](sqlite3_file *f, sqlite3_int64 at, void *page) {
            return innerOf(f)->pMethods->xUnfetch(innerOf(f), at, page);
        }};
    return table;
}

inline int open(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *f, int flags, int *outFlags)
{
    auto *file = reinterpret_cast<File *>(f);
    file->base.pMethods = nullptr;
    file->inner = reinterpret_cast<sqlite3_file *>(file + 1);
    const int code = realVfs()->xOpen(realVfs(), name, file->inner, flags, outFlags);
    if (file->inner->pMethods)
        file->base.pMethods = &methods();
    return code;
}

} // namespace faulty

/// Call once, before the first connection of the process.
inline void installFaultyVfs()
{
    static sqlite3_vfs vfs = [] {
        sqlite3_initialize();
        sqlite3_vfs copy = *faulty::realVfs();
        copy.zName = "faulty";
        copy.szOsFile = static_cast<int>(sizeof(faulty::File)) + faulty::realVfs()->szOsFile;
        copy.xOpen = faulty::open;
        return copy;
    }();
    sqlite3_vfs_register(&vfs, 1);
}

} // namespace tierdesk::test
