#include "core/engine/AttachmentSweep.h"

#include "core/engine/CommandContext.h"
#include "core/engine/Engine.h"
#include "core/store/AttachmentFiles.h"
#include "core/store/Readers.h"

namespace tierdesk::engine {

namespace {

using Names = std::vector<QByteArray>;

constexpr int AtOnce = 64;                     ///< rows or files per command
constexpr qint64 OrphanAgeMs = 60 * 60 * 1000; ///< far longer than the time between a file and its row

Actor sweeper()
{
    return {.kind = Actor::Kind::System, .user = {}, .name = u"attachments"_s, .from = {}};
}

} // namespace

AttachmentSweep::AttachmentSweep(Engine &engine, QObject *context, Done done)
    : m_engine(engine)
    , m_context(context)
    , m_done(std::move(done))
{}

void AttachmentSweep::run(Engine &engine, QObject *context, Done done)
{
    std::shared_ptr<AttachmentSweep>(new AttachmentSweep(engine, context, std::move(done)))->forget();
}

void AttachmentSweep::forget()
{
    m_engine.submit<int>(
        sweeper(), [](CommandContext &context) { return commands::forgetUnsent(context, AtOnce); }, m_context,
        [self = shared_from_this()](const base::Result<int> &forgotten) {
            if (!forgotten)
                return self->m_done(forgotten.error());
            self->m_swept.forgotten += *forgotten;
            if (*forgotten == AtOnce)
                self->forget();
            else
                self->list();
        });
}

void AttachmentSweep::list()
{
    m_engine.read<std::vector<QString>>(
        [](store::Readers &readers) -> base::Result<std::vector<QString>> {
            return readers.rows.attachments.files().shelves();
        },
        m_context,
        [self = shared_from_this()](base::Result<std::vector<QString>> shelves) {
            if (!shelves)
                return self->m_done(shelves.error());
            self->m_shelves = std::move(*shelves);
            self->look();
        });
}

/// Scans the next folder; its files without a row are removed before the next folder is scanned.
void AttachmentSweep::look()
{
    if (m_shelves.empty())
        return m_done(m_swept);
    m_engine.read<Names>(
        [shelf = m_shelves.back()](store::Readers &readers) -> base::Result<Names> {
            Names orphans;
            for (QByteArray &each : readers.rows.attachments.files().old(shelf, OrphanAgeMs)) {
                const auto isUsed = TRY(readers.rows.attachments.isUsed(each));
                if (!isUsed)
                    orphans.push_back(std::move(each));
                if (orphans.size() == AtOnce)
                    break;
            }
            return orphans;
        },
        m_context,
        [self = shared_from_this()](const base::Result<Names> &orphans) {
            if (!orphans)
                return self->m_done(orphans.error());
            if (orphans->size() < AtOnce)
                self->m_shelves.pop_back();
            if (orphans->empty())
                self->look();
            else
                self->remove(*orphans);
        });
}

void AttachmentSweep::remove(const Names &contents)
{
    m_engine.submit<int>(
        sweeper(),
        [contents](CommandContext &context) { return commands::removeFiles(context, contents, OrphanAgeMs); },
        m_context,
        [self = shared_from_this()](const base::Result<int> &removed) {
            if (!removed)
                return self->m_done(removed.error());
            self->m_swept.removed += *removed;
            self->look();
        });
}

} // namespace tierdesk::engine
