#include "app/DemoSeed.h"

#include "app/Demo.h"
#include "app/ShiftedClock.h"
#include "core/mind/ai/local/LocalResponder.h"
#include "core/store/Backup.h"
#include "core/store/Database.h"
#include "core/store/Rows.h"
#include "core/store/Sqlite.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

namespace tierdesk::app {

namespace {

using base::Fault;
using base::Result;

Result<bool> hasCompanies(const QString &path)
{
    const auto header = TRY(store::sqlite::readHeader(path));
    if (header.isEmpty)
        return false;
    // Of any version: what is there is migrated later.
    const auto database = TRY(store::Database::openReader(path, 1));
    const auto count = TRY(store::rows::number(database->statement(u"select count(*) from company"_s)));
    return count > 0;
}

} // namespace

QString passingFolder(const QString &name, const QString &otherwise)
{
    const QFileInfo memory(u"/dev/shm"_s);
    const QString place = memory.isDir() && memory.isWritable() ? memory.filePath() : otherwise;
    return u"%1/tierdesk-%2-XXXXXX"_s.arg(place, name); // as QTemporaryDir takes it
}

Result<void> seedDemo(const Settings &settings, const nlu::Reader &reader, const base::Seal &seal,
                      const engine::Announcer &announcer)
{
    const QString path = settings.databasePath();
    const auto isThere = TRY(hasCompanies(path));
    if (isThere)
        return {};
    const QTemporaryDir folder(passingFolder(u"demo"_s, QFileInfo(path).path()));
    if (!folder.isValid())
        return base::fail(Fault::StorageFailed, folder.errorString(), folder.path());
    const QString made = folder.filePath(u"demo.db"_s);
    ShiftedClock clock;
    base::Counters counters;
    const ai::LocalResponder responder;
    {
        auto engine = TRY(engine::Engine::start({.databasePath = made,
                                                 .clock = clock,
                                                 .counters = counters,
                                                 .reader = reader,
                                                 .aiRep = responder,
                                                 .aiManager = responder,
                                                 .thinkWorkers = 1,
                                                 .sweepIntervalMs = 0,
                                                 .announcer = &announcer}));
        const auto done = makeDemo(*engine, clock, seal);
        engine->stop();
        if (!done)
            return done.error();
    }
    const bool wasThere = QFile::exists(path); // without a company: of a start that went no further
    TRY(store::restore(made, path));
    if (wasThere)
        QFile::remove(path + u".before-restore"_s);
    return {};
}

} // namespace tierdesk::app
