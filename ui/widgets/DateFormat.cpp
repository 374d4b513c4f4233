#include "ui/widgets/DateFormat.h"

#include "core/base/Literals.h"

#include <QtCore/QLocale>
#include <QtCore/QStringList>
#include <QtWidgets/QDateTimeEdit>

#include <algorithm>

namespace tierdesk::ui::widgets {

namespace {

/// @p format from its last part to its first, what stands between them turned about with them.
QString turned(const QString &format)
{
    QStringList parts;
    bool isQuoted = false;
    for (const QChar c : format) {
        const bool isLetter = !isQuoted && c.unicode() < 0x80 && c.isLetter();
        const bool wasMessage =
            !parts.isEmpty() && parts.last().back().unicode() < 0x80 && parts.last().back().isLetter();
        const bool goesOn = !parts.isEmpty() && (isQuoted || (isLetter ? parts.last().back() == c : !wasMessage));
        if (c == u'\'')
            isQuoted = !isQuoted;
        if (goesOn)
            parts.last() += c;
        else
            parts.append(c);
    }
    std::reverse(parts.begin(), parts.end());
    return parts.join(QString());
}

} // namespace

void setFormat(QDateTimeEdit &edit, const QString &format)
{
    edit.setDisplayFormat(edit.isRightToLeft() ? turned(format) : format);
}

void setDayFormat(QDateEdit &edit)
{
    QString format = edit.locale().dateFormat(QLocale::ShortFormat);
    if (!format.contains(u"yyyy"))
        format.replace(u"yy"_s, u"yyyy"_s);
    setFormat(edit, format);
}

} // namespace tierdesk::ui::widgets
