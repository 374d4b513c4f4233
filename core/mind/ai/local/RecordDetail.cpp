#include "core/mind/ai/local/RecordDetail.h"

namespace tierdesk::ai {

std::vector<EnumModel<RecordDetail>::Guess> recordDetailsOf(const QString &text)
{
    static const auto Model = EnumModel<RecordDetail>::compiledIn("records");
    return Model.read(text.toUtf8());
}

} // namespace tierdesk::ai
