#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <utility>
#include <vector>

namespace tierdesk {

/// What a report says, before it is printed in any format.
struct ReportTable {
    QString title;
    QString period;                                      ///< for people: "2025-02-01 to 2025-02-28"
    std::vector<std::pair<QString, QJsonValue>> summary; ///< name and figure; null: nothing to say
    QStringList columns;
    std::vector<QJsonArray> rows; ///< a value a column: text, number, or null
};

/// A value as CSV and PDF have it: numbers without a needless fraction, nothing for null.
[[nodiscard]] inline QString reportText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 10) : value.toString();
}

} // namespace tierdesk
