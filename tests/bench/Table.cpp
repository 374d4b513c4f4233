#include "tests/bench/Table.h"

#include "core/base/Literals.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include <iostream>

namespace tierdesk::bench {

std::optional<Aim> aimOf(const QString &name)
{
    if (!name.contains(u"(aim"))
        return std::nullopt;
    static const QRegularExpression form(u"\\(aim: at (least|most) ([0-9][0-9,]*(?:\\.[0-9]+)?)\\)$"_s);
    const auto found = form.match(name);
    if (!found.hasMatch())
        qFatal("an aim that cannot be read: %s", qPrintable(name));
    return Aim{found.captured(2).remove(u',').toDouble(), found.captured(1) == u"least"};
}

void Table::add(const QString &name, double value, const QString &unit)
{
    const QString row = u"%1 %2 %3"_s.arg(name, -58).arg(value, 12, 'f', value < 100 ? 2 : 0).arg(unit);
    std::cout << row.toStdString() << std::endl;
    m_rows.append(QJsonObject{{u"name"_s, name}, {u"value"_s, value}, {u"unit"_s, unit}});
    if (!name.startsWith(u' '))
        m_group = name;
    if (const auto aim = aimOf(name); aim && !aim->isMet(value)) {
        const QString whole = m_group == name ? name : m_group + u',' + u' ' + name.trimmed();
        m_missed.append(u"aim missed: %1: %2 %3"_s.arg(whole).arg(value).arg(unit).trimmed());
    }
}

void Table::save(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(m_rows).toJson()) < 0)
        qFatal("cannot write %s", qPrintable(path));
}

int Table::verdict() const
{
    for (const QString &each : m_missed)
        std::cout << each.toStdString() << std::endl;
    return m_missed.isEmpty() ? 0 : 1;
}

} // namespace tierdesk::bench
