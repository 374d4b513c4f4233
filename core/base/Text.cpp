#include "core/base/Text.h"

namespace tierdesk::base {

QString shortened(const QString &text, qsizetype length)
{
    const QString line = text.simplified();
    if (line.size() <= length)
        return line;
    qsizetype end = line.lastIndexOf(u' ', length - 1);
    if (end < length / 2)
        end = length - 1;
    if (line[end - 1].isHighSurrogate())
        --end;
    return line.left(end) + QChar(u'\u2026');
}

} // namespace tierdesk::base
