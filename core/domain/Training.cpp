#include "core/domain/Training.h"

#include <QtCore/QJsonArray>

namespace tierdesk {

QJsonObject toJson(const TrialFigures &figures)
{
    QJsonArray labels;
    for (const TrialFigures::Label &each : figures.labels)
        labels.append(QJsonObject{{QStringLiteral("label"), each.label},
                                  {QStringLiteral("examples"), each.examples},
                                  {QStringLiteral("heldOut"), each.heldOut},
                                  {QStringLiteral("right"), each.right},
                                  {QStringLiteral("rightBefore"), each.rightBefore}});
    return {{QStringLiteral("examples"), figures.examples},
            {QStringLiteral("heldOut"), figures.heldOut},
            {QStringLiteral("right"), figures.right},
            {QStringLiteral("rightBefore"), figures.rightBefore},
            {QStringLiteral("known"), figures.known},
            {QStringLiteral("knownRight"), figures.knownRight},
            {QStringLiteral("knownRightBefore"), figures.knownRightBefore},
            {QStringLiteral("labels"), labels}};
}

TrialFigures trialFiguresFromJson(const QJsonObject &json)
{
    TrialFigures figures;
    figures.examples = json[u"examples"].toInt();
    figures.heldOut = json[u"heldOut"].toInt();
    figures.right = json[u"right"].toInt();
    figures.rightBefore = json[u"rightBefore"].toInt();
    figures.known = json[u"known"].toInt();
    figures.knownRight = json[u"knownRight"].toInt();
    figures.knownRightBefore = json[u"knownRightBefore"].toInt();
    for (const QJsonValue &value : json[u"labels"].toArray()) {
        const QJsonObject each = value.toObject();
        figures.labels.push_back({each[u"label"].toString(), each[u"examples"].toInt(), each[u"heldOut"].toInt(),
                                  each[u"right"].toInt(), each[u"rightBefore"].toInt()});
    }
    return figures;
}

} // namespace tierdesk
