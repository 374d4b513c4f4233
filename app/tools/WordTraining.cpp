#include "app/tools/WordTraining.h"

#include "app/tools/Lines.h"

#include <QtCore/QDir>

namespace tierdesk::app {

using base::Result;
using knowledge::WordLessons;
using knowledge::WordModel;

namespace {

QStringList thesauri(const QString &folder)
{
    return QDir(folder).entryList({u"thesaurus-*.txt"_s}, QDir::Files, QDir::Name);
}

/// Calls @p take with every line of @p path that is not empty; it answers whether it understood it.
Result<void> eachText(const QString &path, const std::function<bool(const QString &)> &take)
{
    int number = 0;
    return eachLine(path, [&](std::string_view line) -> Result<void> {
        ++number;
        const QString text = QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size())).trimmed();
        if (text.isEmpty() || take(text))
            return {};
        return base::fail(base::Fault::InvalidInput, u"what is this line?"_s, u"%1:%2"_s.arg(path).arg(number));
    });
}

} // namespace

bool hasWordData(const QString &folder)
{
    return !thesauri(folder).isEmpty();
}

Result<WordModel> trainWordModel(const QString &folder)
{
    WordLessons lessons;
    const QDir dir(folder);
    for (const QString &name : thesauri(folder)) {
        const auto done = eachText(dir.filePath(name), [&lessons](const QString &text) {
            const qsizetype colon = text.indexOf(u':');
            if (colon <= 0)
                return false;
            const QStringList nearest = text.mid(colon + 1).split(u'|');
            lessons.entries.push_back({text.left(colon), nearest[0].split(u' ', Qt::SkipEmptyParts),
                                       nearest.value(1).split(u' ', Qt::SkipEmptyParts)});
            return nearest.size() <= 2;
        });
        if (!done)
            return done.error();
    }
    for (const QString &name : dir.entryList({u"topics-*.txt"_s}, QDir::Files, QDir::Name)) {
        const auto done = eachText(dir.filePath(name), [&lessons](const QString &text) {
            if (text.startsWith(u"topic: "_s)) {
                lessons.topics.push_back({{text.mid(7)}});
                return true;
            }
            const bool isLine = text.startsWith(u"c "_s) || text.startsWith(u"p "_s);
            if (!isLine || lessons.topics.empty())
                return false;
            lessons.topics.back().texts.append(text.mid(2));
            return true;
        });
        if (!done)
            return done.error();
    }
    return WordModel::train(lessons);
}

} // namespace tierdesk::app
