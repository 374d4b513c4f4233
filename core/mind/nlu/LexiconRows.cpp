#include "core/mind/nlu/LexiconRows.h"

#include <QtCore/QFile>

namespace tierdesk::nlu {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\r'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

void expand(std::string_view text, std::string &prefix, std::vector<std::string> &out)
{
    const std::size_t open = text.find('{');
    if (open == std::string_view::npos) {
        out.push_back(prefix + std::string(text));
        return;
    }
    const std::size_t close = text.find('}', open);
    const std::size_t kept = prefix.size();
    prefix.append(text.substr(0, open));
    const std::size_t stem = prefix.size();
    for (std::string_view each : split(text.substr(open + 1, close - open - 1), '|')) {
        prefix.append(each);
        expand(text.substr(close + 1), prefix, out);
        prefix.resize(stem);
    }
    prefix.resize(kept);
}

} // namespace

Columns split(std::string_view line, char at)
{
    Columns columns;
    for (std::size_t begin = 0;;) {
        const std::size_t end = line.find(at, begin);
        columns.push_back(line.substr(begin, end == std::string_view::npos ? end : end - begin));
        if (end == std::string_view::npos)
            return columns;
        begin = end + 1;
    }
}

base::Result<void> eachRow(const QString &name, std::size_t columns, const std::function<bool(const Columns &)> &take)
{
    QFile file(u":/lexicons/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::Fault::Internal, u"lexicon not compiled in"_s, file.fileName());
    const QByteArray text = file.readAll();
    int line = 0;
    for (std::string_view row :
         split(std::string_view(text.constData(), static_cast<std::size_t>(text.size())), '\n')) {
        ++line;
        row = trimmed(row);
        if (row.empty() || row.front() == '#')
            continue;
        const Columns cells = split(row, '\t');
        if (cells.size() != columns || !take(cells)) {
            return base::fail(base::Fault::Internal, u"malformed lexicon row"_s,
                              file.fileName() + QLatin1Char(':') + QString::number(line));
        }
    }
    return {};
}

std::vector<std::string> expandEntries(std::string_view text)
{
    std::vector<std::string> out;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size()) {
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            if (depth < 0 || depth > 1)
                return {};
            if (text[i] != ',' || depth != 0)
                continue;
        }
        const std::string_view entry = trimmed(text.substr(begin, i - begin));
        begin = i + 1;
        if (entry.empty())
            continue;
        std::string prefix;
        expand(entry, prefix, out);
    }
    if (depth != 0)
        return {};
    for (std::string &each : out)
        each = std::string(trimmed(each));
    return out;
}

} // namespace tierdesk::nlu
