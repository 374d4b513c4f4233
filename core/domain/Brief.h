#pragma once

#include "core/domain/FieldIo.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace tierdesk {

/// What the next holder of a case must know, computed from the record. English. A model may supply the wording, but
/// never the facts.
struct Brief {
    QString wanted;
    QStringList tried;
    QStringList granted;
    QStringList refused; ///< each with its reason
    QStringList promised;
    QString nextStep;
    QString wordedBy{};     ///< the model that worded it; empty: worded without a model
    qint64 costNanoUsd = 0; ///< cost of models that helped agents with this case: briefs and drafts
};

template<FieldIo Io, Is<Brief> T>
void fields(Io &io, T &brief);
[[nodiscard]] QJsonObject toJson(const Brief &brief);
[[nodiscard]] Brief briefFromJson(const QJsonObject &json);

} // namespace tierdesk
