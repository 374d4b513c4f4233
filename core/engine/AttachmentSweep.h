#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <functional>
#include <memory>
#include <vector>

class QObject;

namespace tierdesk::engine {

class Engine;

/// What one sweep removed.
struct AttachmentsSwept {
    int forgotten = 0; ///< rows of files that were not sent within a day
    int removed = 0;   ///< files without a row
};

/// Sweeps the attachment files once: first removes rows that were never sent, then files that have no row and are at
/// least an hour old, including those that a crash left behind. Scans one folder at a time on the reader threads and
/// removes files on the engine thread in small commands.
class AttachmentSweep final : public std::enable_shared_from_this<AttachmentSweep>
{
public:
    using Done = std::function<void(base::Result<AttachmentsSwept>)>;

    /// Starts a sweep. @p done runs once, on the thread of @p context. The sweep keeps itself alive until then.
    static void run(Engine &engine, QObject *context, Done done);

private:
    AttachmentSweep(Engine &engine, QObject *context, Done done);

    void forget();
    void list();
    void look();
    void remove(const std::vector<QByteArray> &contents);

    Engine &m_engine;
    QObject *m_context;
    Done m_done;
    std::vector<QString> m_shelves; ///< still to be scanned
    AttachmentsSwept m_swept;
};

} // namespace tierdesk::engine
