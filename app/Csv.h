#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <vector>

namespace tierdesk::app {

/// One record of a CSV text, or what is wrong with it.
struct CsvRecord {
    int line = 1; ///< where it begins, from 1; quoted fields may hold line ends, so records are not lines
    QStringList fields;
    QString fault; ///< empty: it could be read
};

/// Reads RFC 4180: commas, quoted fields with doubled quotes and line ends inside, records ended by LF or CRLF, UTF-8
/// with or without a byte-order mark. Blank lines are passed over. A record that breaks the rules is given with its
/// fault and reading goes on at the next line.
[[nodiscard]] std::vector<CsvRecord> readCsv(const QByteArray &text);

} // namespace tierdesk::app
