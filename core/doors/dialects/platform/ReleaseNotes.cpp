#include "core/doors/dialects/platform/ReleaseNotes.h"

#include "core/base/Literals.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

namespace tierdesk::dialects::platform {

namespace {

struct Release {
    QString version;
    QString date; ///< empty: none
    QStringList notes;
};

Release releaseOf(const QString &heading)
{
    static const QRegularExpression dated(uR"(^\[?(.*?)\]?\s*[-–(]?\s*(\d{4}-\d{2}-\d{2})\)?$)"_s);
    const auto match = dated.match(heading);
    if (!match.hasMatch())
        return {heading, {}, {}};
    return {match.captured(1).trimmed(), match.captured(2), {}};
}

} // namespace

QJsonObject releaseNotesJson(const QString &changelog)
{
    std::vector<Release> releases;
    for (const QString &line : changelog.split(u'\n')) {
        if (line.startsWith("## "_L1))
            releases.push_back(releaseOf(line.sliced(3).trimmed()));
        else if (releases.empty())
            continue;
        else if (line.startsWith("- "_L1))
            releases.back().notes.append(line.sliced(2).trimmed());
        else if (line.startsWith("  "_L1) && !releases.back().notes.isEmpty())
            releases.back().notes.back() += u' ' + line.trimmed();
    }
    QJsonArray array;
    for (const Release &each : releases)
        array.append(
            QJsonObject{{u"version"_s, each.version},
                        {u"date"_s, each.date.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(each.date)},
                        {u"notes"_s, QJsonArray::fromStringList(each.notes)}});
    return {{u"releases"_s, array}};
}

} // namespace tierdesk::dialects::platform
