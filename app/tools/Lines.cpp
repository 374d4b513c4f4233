#include "app/tools/Lines.h"

#include <QtCore/QFile>

#include <array>
#include <cstdio>

namespace tierdesk::app {

base::Result<void> eachLine(const QString &path, const std::function<base::Result<void>(std::string_view)> &take)
{
    const bool isStandard = path.isEmpty() || path == u"-";
    QFile file(path);
    const bool isOpen = isStandard ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return base::Error{
            .fault = base::Fault::InvalidInput, .message = file.errorString(), .where = path, .details = {}};
    std::array<char, 1 << 16> block{};
    std::string rest; // of a line that goes on in the next block
    bool isFirst = true;
    const auto give = [&](std::string_view line) {
        if (isFirst && line.starts_with("\xEF\xBB\xBF")) // what some editors write before a text
            line.remove_prefix(3);
        isFirst = false;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        return take(line);
    };
    while (true) {
        const qint64 count = file.read(block.data(), static_cast<qint64>(block.size()));
        if (count < 0)
            return base::Error{
                .fault = base::Fault::InvalidInput, .message = file.errorString(), .where = path, .details = {}};
        if (count == 0)
            break;
        std::string_view left(block.data(), static_cast<std::size_t>(count));
        for (std::size_t end = left.find('\n'); end != std::string_view::npos; end = left.find('\n')) {
            rest += left.substr(0, end);
            left.remove_prefix(end + 1);
            if (auto done = give(rest); !done)
                return done;
            rest.clear();
        }
        rest += left;
    }
    return rest.empty() ? base::Result<void>() : give(rest);
}

base::Result<void> eachRow(const QString &path, qsizetype cells,
                           const std::function<QString(const QByteArrayList &)> &take)
{
    int number = 0;
    return eachLine(path, [&](std::string_view line) -> base::Result<void> {
        ++number;
        const QByteArrayList row = QByteArray(line.data(), static_cast<qsizetype>(line.size())).split('\t');
        const QString wrong = row.size() == cells ? take(row) : u"expected %1 columns"_s.arg(cells);
        if (wrong.isEmpty())
            return {};
        return base::Error{.fault = base::Fault::InvalidInput,
                           .message = wrong,
                           .where = u"%1:%2"_s.arg(path).arg(number),
                           .details = {}};
    });
}

} // namespace tierdesk::app
