#include "app/ImportRows.h"

#include "app/Csv.h"
#include "core/base/Json.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>
#include <span>

namespace tierdesk::app {

namespace {

using base::Fault;
using base::Result;

/// How a cell's text becomes a JSON value.
enum class Cell { Text, Number, Flag, List, Json };

struct Column {
    const char *name;
    Cell cell = Cell::Text;
    bool isNeeded = false;
};

constexpr std::array CustomerColumns{Column{"ref", Cell::Text, true},
                                     Column{"name"},
                                     Column{"email"},
                                     Column{"phone"},
                                     Column{"tier"},
                                     Column{"currency"},
                                     Column{"lifetimeValue", Cell::Number},
                                     Column{"isVip", Cell::Flag},
                                     Column{"language"},
                                     Column{"createdAt"}};
constexpr std::array OrderColumns{Column{"number", Cell::Text, true},
                                  Column{"customerId", Cell::Text, true},
                                  Column{"status"},
                                  Column{"placedAt", Cell::Text, true},
                                  Column{"currency"},
                                  Column{"items", Cell::Json},
                                  Column{"total", Cell::Number},
                                  Column{"paid", Cell::Number},
                                  Column{"refunded", Cell::Number},
                                  Column{"payments", Cell::Json},
                                  Column{"address.name"},
                                  Column{"address.line1"},
                                  Column{"address.line2"},
                                  Column{"address.city"},
                                  Column{"address.region"},
                                  Column{"address.postcode"},
                                  Column{"address.country"},
                                  Column{"shipments", Cell::Json},
                                  Column{"isReturnRequested", Cell::Flag}};
constexpr std::array ProductColumns{
    Column{"sku", Cell::Text, true}, Column{"name", Cell::Text, true}, Column{"description"},        Column{"currency"},
    Column{"price", Cell::Number},   Column{"variants", Cell::List},   Column{"stock", Cell::Number}};
constexpr std::array SubscriptionColumns{Column{"ref", Cell::Text, true},
                                         Column{"customerId", Cell::Text, true},
                                         Column{"plan", Cell::Text, true},
                                         Column{"status"},
                                         Column{"currency"},
                                         Column{"price", Cell::Number},
                                         Column{"renewsAt"}};
constexpr std::array ArticleColumns{Column{"ref", Cell::Text, true},
                                    Column{"title", Cell::Text, true},
                                    Column{"body", Cell::Text, true},
                                    Column{"tags", Cell::List},
                                    Column{"language"},
                                    Column{"version", Cell::Number},
                                    Column{"updatedAt"}};
constexpr std::array CompanyColumns{Column{"key", Cell::Text, true}, Column{"name", Cell::Text, true},
                                    Column{"currency"}, Column{"config", Cell::Json}};

std::span<const Column> columnsOf(const QString &what)
{
    if (what == u"customers")
        return CustomerColumns;
    if (what == u"orders")
        return OrderColumns;
    if (what == u"products")
        return ProductColumns;
    if (what == u"subscriptions")
        return SubscriptionColumns;
    if (what == u"articles")
        return ArticleColumns;
    if (what == u"companies")
        return CompanyColumns;
    return {};
}

Result<QJsonValue> numberFrom(const QString &text)
{
    static const QRegularExpression Plain(u"\\A-?\\d+(?:\\.\\d+)?\\z"_s);
    if (!Plain.match(text).hasMatch())
        return base::fail(Fault::InvalidInput, u"must be a number like 1234.50"_s);
    return QJsonValue(text.toDouble());
}

Result<QJsonValue> flagFrom(const QString &text)
{
    const QString folded = text.toLower();
    if (folded == u"true" || folded == u"yes" || folded == u"1")
        return QJsonValue(true);
    if (folded == u"false" || folded == u"no" || folded == u"0")
        return QJsonValue(false);
    return base::fail(Fault::InvalidInput, u"must be true or false"_s);
}

Result<QJsonValue> valueFrom(const QString &text, Cell cell)
{
    switch (cell) {
    case Cell::Text:
        break;
    case Cell::Number:
        return numberFrom(text.trimmed());
    case Cell::Flag:
        return flagFrom(text.trimmed());
    case Cell::List: {
        if (text.trimmed().startsWith(u'['))
            return base::parseJson(text.toUtf8());
        QJsonArray list;
        for (const QString &each : text.split(u'|', Qt::SkipEmptyParts))
            list.append(each.trimmed());
        return QJsonValue(list);
    }
    case Cell::Json:
        return base::parseJson(text.toUtf8());
    }
    return QJsonValue(text);
}

/// Sets "city" of "address.city"; the tables above nest no deeper.
void put(QJsonObject &object, const QString &path, const QJsonValue &value)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0) {
        object.insert(path, value);
        return;
    }
    QJsonObject child = object[path.left(dot)].toObject();
    child.insert(path.mid(dot + 1), value);
    object.insert(path.left(dot), child);
}

Result<std::vector<Column>> headerOf(const QString &what, const CsvRecord &record)
{
    if (!record.fault.isEmpty())
        return base::fail(Fault::InvalidInput, record.fault, u"line %1"_s.arg(record.line));
    const std::span<const Column> known = columnsOf(what);
    std::vector<Column> header;
    for (const QString &field : record.fields) {
        const QString name = field.trimmed();
        const auto column = std::find_if(known.begin(), known.end(),
                                         [&](const Column &each) { return name == QLatin1String(each.name); });
        if (column == known.end()) {
            QStringList names;
            for (const Column &each : known)
                names.append(QLatin1String(each.name));
            return base::fail(
                Fault::InvalidInput,
                u"%1 have no column \"%2\"; the columns are %3"_s.arg(what, name.left(60), names.join(u", "_s)),
                name.left(60));
        }
        if (std::any_of(header.begin(), header.end(),
                        [&](const Column &each) { return name == QLatin1String(each.name); }))
            return base::fail(Fault::InvalidInput, u"the column \"%1\" occurs twice"_s.arg(name), name);
        header.push_back(*column);
    }
    for (const Column &each : known) {
        if (each.isNeeded && std::none_of(header.begin(), header.end(), [&](const Column &given) {
                return QLatin1String(given.name) == QLatin1String(each.name);
            }))
            return base::fail(Fault::InvalidInput, u"the column \"%1\" is missing"_s.arg(QLatin1String(each.name)),
                              QLatin1String(each.name));
    }
    return header;
}

/// The row as JSON; an empty cell is an absent member.
Result<QJsonObject> objectFrom(const CsvRecord &record, const std::vector<Column> &header)
{
    if (!record.fault.isEmpty())
        return base::fail(Fault::InvalidInput, record.fault);
    if (record.fields.size() != static_cast<qsizetype>(header.size()))
        return base::fail(Fault::InvalidInput,
                          u"%1 fields, but the header has %2"_s.arg(record.fields.size()).arg(header.size()));
    QJsonObject object;
    for (qsizetype i = 0; i < record.fields.size(); ++i) {
        const Column &column = header[static_cast<size_t>(i)];
        if (record.fields[i].isEmpty())
            continue;
        const QString name = QLatin1String(column.name);
        const auto value = valueFrom(record.fields[i], column.cell);
        if (!value)
            return base::fail(Fault::InvalidInput, value.error().message, name);
        put(object, name, *value);
    }
    return object;
}

} // namespace

bool isImportable(const QString &what)
{
    return !columnsOf(what).empty();
}

ImportRows rowsFromJsonLines(const QByteArray &text)
{
    ImportRows read;
    qsizetype at = text.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    for (int line = 1; at < text.size(); ++line) {
        qsizetype end = text.indexOf('\n', at);
        if (end < 0)
            end = text.size();
        const QByteArray row = text.mid(at, end - at).trimmed();
        at = end + 1;
        if (row.isEmpty())
            continue;
        const auto object = base::parseJsonObject(row);
        if (object) {
            read.rows.append(*object);
            read.lines.push_back(line);
        } else {
            // The parser counts lines within the row, which is one; the column alone tells something.
            const QString where = object.error().where;
            read.refused.push_back(
                {line, object.error().message, where.startsWith(u"line 1 ") ? where.mid(u"line 1 "_s.size()) : where});
        }
    }
    return read;
}

Result<ImportRows> rowsFromCsv(const QString &what, const QByteArray &text)
{
    const std::vector<CsvRecord> records = readCsv(text);
    if (records.empty())
        return base::fail(Fault::InvalidInput, u"the file is empty: the first line must name the columns"_s);
    const auto header = TRY(headerOf(what, records.front()));
    ImportRows read;
    for (const CsvRecord &record : std::span(records).subspan(1)) {
        const auto object = objectFrom(record, header);
        if (object) {
            read.rows.append(*object);
            read.lines.push_back(record.line);
        } else {
            read.refused.push_back({record.line, object.error().message, object.error().where});
        }
    }
    return read;
}

} // namespace tierdesk::app
