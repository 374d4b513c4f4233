#include "core/doors/dialects/desk/Passwords.h"

#include <QtCore/QFile>
#include <QtCore/QSet>

namespace tierdesk::dialects::desk {

namespace {

QSet<QString> readCommon()
{
    QSet<QString> common;
    QFile file(u":/passwords/common.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        return common;
    const QString text = QString::fromUtf8(file.readAll());
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#'))
            common.insert(line);
    }
    return common;
}

base::Error refused(const QString &why)
{
    return base::fail(base::Fault::InvalidInput, why, u"password"_s);
}

} // namespace

base::Result<void> checkPassword(const QString &password)
{
    static const QSet<QString> common = readCommon();
    if (common.isEmpty())
        return base::fail(base::Fault::Internal, u"the list of common passwords is missing"_s);
    if (password.size() < MinPassword)
        return refused(u"must have at least %1 characters"_s.arg(MinPassword));
    if (common.contains(password.toLower()))
        return refused(u"must not be one of the most common passwords"_s);
    return {};
}

} // namespace tierdesk::dialects::desk
