#include "core/mind/ai/help/Rewrite.h"

namespace tierdesk::ai {

QRegularExpression recordForm(const char16_t *text)
{
    QRegularExpression made(QStringView(text).toString(), QRegularExpression::DotMatchesEverythingOption);
    made.optimize();
    return made;
}

std::optional<QString> formOf(const QString &entry, std::span<const Rewrite> rows)
{
    for (const Rewrite &row : rows) {
        const auto match = row.from.match(entry);
        if (!match.hasMatch())
            continue;
        QString text = row.to;
        for (int i = match.lastCapturedIndex(); i > 0; --i)
            text.replace(u'%' + QString::number(i), match.captured(i));
        return text;
    }
    return std::nullopt;
}

} // namespace tierdesk::ai
