#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <utility>
#include <vector>

namespace tierdesk {

/// The contents of a report, independent of the output format.
struct ReportTable {
    QString title;
    QString period;                                      ///< display text: "2025-02-01 to 2025-02-28"
    std::vector<std::pair<QString, QJsonValue>> summary; ///< name and value; null: no value
    QStringList columns;
    std::vector<QJsonArray> rows; ///< one value per column: text, number or null
};

/// Returns a value as text for CSV and PDF: numbers without trailing zeros, empty for null.
[[nodiscard]] inline QString reportText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 10) : value.toString();
}

} // namespace tierdesk
