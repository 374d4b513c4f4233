#include "core/reports/CsvReport.h"

#include "core/base/Literals.h"

#include <algorithm>

namespace tierdesk::reports {

namespace {

QByteArray fieldOf(const QJsonValue &value)
{
    constexpr QStringView Formulas = u"=+-@\t\r";
    constexpr QStringView Special = u"\",\r\n";
    QString field = reportText(value);
    if (value.isString() && !field.isEmpty() && Formulas.contains(field.front()))
        field.prepend(u'\'');
    if (std::any_of(field.begin(), field.end(), [&](QChar c) { return Special.contains(c); }))
        field = u'"' + field.replace(u'"', "\"\""_L1) + u'"';
    return field.toUtf8();
}

QByteArray lineOf(const QJsonArray &values)
{
    QByteArrayList fields;
    for (const QJsonValue &value : values)
        fields.append(fieldOf(value));
    return fields.join(',') + "\r\n";
}

} // namespace

QByteArray csvOf(const ReportTable &table)
{
    QByteArray csv = lineOf(QJsonArray::fromStringList(table.columns));
    for (const QJsonArray &row : table.rows)
        csv += lineOf(row);
    return csv;
}

} // namespace tierdesk::reports
