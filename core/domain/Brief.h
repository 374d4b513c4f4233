#pragma once

#include "core/domain/FieldIo.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace tierdesk {

/// What the next holder of a case must know, made from the record and nothing else. English. Its words may be a
/// model's, its facts never.
struct Brief {
    QString wanted;
    QStringList tried;
    QStringList granted;
    QStringList refused; ///< each with its reason
    QStringList promised;
    QString nextStep;
    QString wordedBy{};     ///< the model whose words they are; empty: the record's own
    qint64 costNanoUsd = 0; ///< what models took to help the people at this case: briefs and drafts of replies
};

template<FieldIo Io, Is<Brief> T>
void fields(Io &io, T &brief);
[[nodiscard]] QJsonObject toJson(const Brief &brief);
[[nodiscard]] Brief briefFromJson(const QJsonObject &json);

} // namespace tierdesk
