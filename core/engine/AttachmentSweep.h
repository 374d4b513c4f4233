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

/// What one round has taken away.
struct AttachmentsSwept {
    int forgotten = 0; ///< rows of files that nobody sent within a day
    int removed = 0;   ///< files without a row
};

/// One round over the files beside the database: rows that were never sent go, then the bytes that belong to no row
/// and have lain there for an hour, which a crash between file and row has left behind, too. Folder by folder on the
/// readers' threads, the removing itself on the engine's in small commands.
class AttachmentSweep final : public std::enable_shared_from_this<AttachmentSweep>
{
public:
    using Done = std::function<void(base::Result<AttachmentsSwept>)>;

    /// @p done runs on @p context's thread, once. The round keeps itself alive until then.
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
    std::vector<QString> m_shelves; ///< that were not looked at yet
    AttachmentsSwept m_swept;
};

} // namespace tierdesk::engine
