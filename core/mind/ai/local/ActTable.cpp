#include "core/mind/ai/local/ActTable.h"

#include "core/base/Literals.h"

#include <QtCore/QFile>
#include <QtCore/QStringList>

#include <vector>

namespace tierdesk::ai {

namespace {

std::vector<ActRow> readTable()
{
    std::vector<ActRow> rows(Words<Act>::table.size());
    QFile file(u":/responder/acts.tsv"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the table of acts is not compiled in");
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u"act\t"))
            continue;
        const QStringList cells = line.split(u'\t');
        const auto act = fromWord<Act>(cells.value(0));
        const auto way = fromWord<Way>(cells.value(1));
        const bool isTrouble = cells.value(2) == u"trouble";
        if (cells.size() != 6 || !act || !way || (!isTrouble && cells[2] != u"plain"))
            qFatal("the table of acts: %s", qPrintable(line));
        rows[static_cast<std::size_t>(*act)] = {*way, isTrouble, cells[3], cells[4], cells[5]};
    }
    return rows;
}

} // namespace

const ActRow &rowOf(Act act)
{
    static const std::vector<ActRow> Table = readTable();
    return Table[static_cast<std::size_t>(act)];
}

} // namespace tierdesk::ai
