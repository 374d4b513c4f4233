#include "core/domain/Brief.h"

#include <QtCore/QJsonArray>

namespace tierdesk {

namespace {

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &each : value.toArray())
        list.append(each.toString());
    return list;
}

} // namespace

QJsonObject toJson(const Brief &brief)
{
    QJsonObject json{{QStringLiteral("wanted"), brief.wanted},
                     {QStringLiteral("tried"), QJsonArray::fromStringList(brief.tried)},
                     {QStringLiteral("granted"), QJsonArray::fromStringList(brief.granted)},
                     {QStringLiteral("refused"), QJsonArray::fromStringList(brief.refused)},
                     {QStringLiteral("promised"), QJsonArray::fromStringList(brief.promised)},
                     {QStringLiteral("nextStep"), brief.nextStep}};
    if (!brief.wordedBy.isEmpty())
        json.insert(QStringLiteral("wordedBy"), brief.wordedBy);
    if (brief.costNanoUsd != 0)
        json.insert(QStringLiteral("costNanoUsd"), brief.costNanoUsd);
    return json;
}

Brief briefFromJson(const QJsonObject &json)
{
    return {json[u"wanted"].toString(),   strings(json[u"tried"]),         strings(json[u"granted"]),
            strings(json[u"refused"]),    strings(json[u"promised"]),      json[u"nextStep"].toString(),
            json[u"wordedBy"].toString(), json[u"costNanoUsd"].toInteger()};
}

} // namespace tierdesk
