#include "core/doors/dialects/platform/ReleaseNotes.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

namespace tierdesk::dialects::platform {

namespace {

struct Release {
    QString version;
    QString date; ///< empty: none is given
    QStringList notes;
};

Release releaseOf(const QString &heading)
{
    static const QRegularExpression dated(QStringLiteral(R"(^\[?(.*?)\]?\s*[-–(]?\s*(\d{4}-\d{2}-\d{2})\)?$)"));
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
        if (line.startsWith(QLatin1String("## ")))
            releases.push_back(releaseOf(line.sliced(3).trimmed()));
        else if (releases.empty())
            continue;
        else if (line.startsWith(QLatin1String("- ")))
            releases.back().notes.append(line.sliced(2).trimmed());
        else if (line.startsWith(QLatin1String("  ")) && !releases.back().notes.isEmpty())
            releases.back().notes.back() += u' ' + line.trimmed();
    }
    QJsonArray array;
    for (const Release &each : releases)
        array.append(QJsonObject{
            {QStringLiteral("version"), each.version},
            {QStringLiteral("date"), each.date.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(each.date)},
            {QStringLiteral("notes"), QJsonArray::fromStringList(each.notes)}});
    return {{QStringLiteral("releases"), array}};
}

} // namespace tierdesk::dialects::platform
