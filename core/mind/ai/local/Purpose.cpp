#include "core/mind/ai/local/Purpose.h"

#include "core/mind/ai/local/EnumModel.h"

namespace tierdesk::ai {

Purposes purposesOf(const QString &text)
{
    constexpr double Sharpness = 2; // the model is overconfident
    static const auto Model = EnumModel<Purpose>::compiledIn("purposes");
    Purposes purposes;
    for (const auto &[purpose, chance] : Model.read(text.toUtf8(), Sharpness))
        (purpose == Purpose::Ask       ? purposes.ask
         : purpose == Purpose::Request ? purposes.request
                                       : purposes.tell) = chance;
    return purposes;
}

} // namespace tierdesk::ai
