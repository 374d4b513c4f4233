#include "ui/training/TrainingFile.h"

#include "core/base/Json.h"

#include <QtCore/QJsonArray>

namespace tierdesk::ui {

namespace {

using base::fail;
using base::Fault;
using base::Result;
using Rows = std::vector<deskapi::AddExamples::Row>;

constexpr qsizetype MostBytes = 10 << 20;

base::Error wrong(qsizetype number)
{
    return fail(Fault::InvalidInput, u"a text and a label are wanted"_s, QString::number(number));
}

Result<Rows> rowsOfJson(const QByteArray &bytes)
{
    const auto json = TRY(base::parseJson(bytes, {.depth = 4, .size = MostBytes}));
    const QJsonArray array = json.isArray() ? json.toArray() : json.toObject()[u"examples"].toArray();
    Rows rows;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonObject each = array.at(i).toObject();
        rows.push_back({each[u"text"].toString(), each[u"label"].toString()});
        if (rows.back().text.isEmpty() || rows.back().label.isEmpty())
            return wrong(i + 1);
    }
    return rows;
}

Result<Rows> rowsOfLines(const QByteArray &bytes)
{
    Rows rows;
    qsizetype number = 0;
    for (const QByteArray &line : bytes.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype tab = line.lastIndexOf('\t');
        if (tab < 1)
            return wrong(number);
        rows.push_back(
            {QString::fromUtf8(line.first(tab)).trimmed(), QString::fromUtf8(line.sliced(tab + 1)).trimmed()});
        if (rows.back().text.isEmpty() || rows.back().label.isEmpty())
            return wrong(number);
    }
    return rows;
}

} // namespace

Result<Rows> examplesFrom(const QByteArray &bytes)
{
    if (bytes.size() > MostBytes)
        return fail(Fault::TooLarge, u"more than 10 MiB"_s);
    QByteArray text = bytes;
    if (text.startsWith("\xEF\xBB\xBF")) // what some editors put at the beginning
        text.remove(0, 3);
    const QByteArray start = text.left(64).trimmed();
    auto rows = start.startsWith('[') || start.startsWith('{') ? rowsOfJson(text) : rowsOfLines(text);
    if (rows && rows->empty())
        return wrong(1);
    if (rows && rows->size() > static_cast<std::size_t>(MaxTrainingExamples))
        return fail(Fault::TooLarge, u"more than %1 rows"_s.arg(MaxTrainingExamples));
    return rows;
}

} // namespace tierdesk::ui
