#include "core/domain/Brief.h"

#include "core/base/Literals.h"

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
    QJsonObject json{{u"wanted"_s, brief.wanted},
                     {u"tried"_s, QJsonArray::fromStringList(brief.tried)},
                     {u"granted"_s, QJsonArray::fromStringList(brief.granted)},
                     {u"refused"_s, QJsonArray::fromStringList(brief.refused)},
                     {u"promised"_s, QJsonArray::fromStringList(brief.promised)},
                     {u"nextStep"_s, brief.nextStep}};
    if (!brief.wordedBy.isEmpty())
        json.insert(u"wordedBy"_s, brief.wordedBy);
    if (brief.costNanoUsd != 0)
        json.insert(u"costNanoUsd"_s, brief.costNanoUsd);
    return json;
}

Brief briefFromJson(const QJsonObject &json)
{
    return {json[u"wanted"].toString(),   strings(json[u"tried"]),         strings(json[u"granted"]),
            strings(json[u"refused"]),    strings(json[u"promised"]),      json[u"nextStep"].toString(),
            json[u"wordedBy"].toString(), json[u"costNanoUsd"].toInteger()};
}

} // namespace tierdesk
