#include "ui/models/CaseLink.h"

#include <QtCore/QUrl>

namespace tierdesk::ui {

QString caseIn(const QString &text)
{
    const QString trimmed = text.trimmed();
    constexpr QStringView Start = u"tierdesk://case/";
    if (!trimmed.startsWith(Start, Qt::CaseInsensitive))
        return trimmed;
    return QUrl::fromPercentEncoding(trimmed.sliced(Start.size()).toUtf8());
}

} // namespace tierdesk::ui
