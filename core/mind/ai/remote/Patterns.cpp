#include "core/mind/ai/remote/Patterns.h"

namespace tierdesk::ai {

QRegularExpression patternOf(QAnyStringView text)
{
    QRegularExpression made(text.toString(),
                            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    made.optimize();
    return made;
}

} // namespace tierdesk::ai
