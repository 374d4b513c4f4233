#include "core/domain/Training.h"

#include <QtCore/QJsonArray>

namespace tierdesk {

QJsonObject toJson(const TrialFigures &figures)
{
    QJsonArray labels;
    for (const TrialFigures::Label &each : figures.labels)
        labels.append(QJsonObject{{u"label"_s, each.label},
                                  {u"examples"_s, each.examples},
                                  {u"heldOut"_s, each.heldOut},
                                  {u"right"_s, each.right},
                                  {u"rightBefore"_s, each.rightBefore}});
    return {{u"examples"_s, figures.examples},
            {u"heldOut"_s, figures.heldOut},
            {u"right"_s, figures.right},
            {u"rightBefore"_s, figures.rightBefore},
            {u"known"_s, figures.known},
            {u"knownRight"_s, figures.knownRight},
            {u"knownRightBefore"_s, figures.knownRightBefore},
            {u"labels"_s, labels}};
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
