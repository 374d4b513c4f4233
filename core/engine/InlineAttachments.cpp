#include "core/engine/InlineAttachments.h"

#include "core/base/Random.h"
#include "core/engine/CommandContext.h"
#include "core/store/AttachmentFiles.h"
#include "core/store/Readers.h"

namespace tierdesk::engine {

using base::Result;

QString newAttachmentId()
{
    constexpr int Length = 25; // of 36 possible characters: 129 bits
    return u"att_"_s + base::randomToken(Length);
}

Result<StoredAttachment> layDown(store::Readers &readers, CompanyId company, const InlineAttachment &file,
                                 qint64 reserve, Timestamp now)
{
    const auto name = TRY(readers.rows.attachments.files().put(file.content, reserve));
    return StoredAttachment{.file = {.id = newAttachmentId(),
                                     .name = cleanFileName(file.name, file.type),
                                     .type = file.type,
                                     .size = file.content.size()},
                            .company = company,
                            .session = {},
                            .message = {},
                            .user = {},
                            .sha256 = name,
                            .at = now};
}

Result<void> keepFiles(CommandContext &context, const TurnRequest &request, const Session &session)
{
    const store::AttachmentFiles files = context.store().attachments.files();
    for (StoredAttachment each : request.files) {
        if (!files.has(each.sha256))
            return base::fail(base::Fault::Unavailable, u"a file was swept away as it came"_s);
        each.session = session.key;
        if (const auto stored = context.store().attachments.insert(each); !stored)
            return stored;
    }
    return {};
}

} // namespace tierdesk::engine
