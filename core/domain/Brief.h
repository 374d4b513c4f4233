#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace tierdesk {

/// What the next holder of a case must know, made from the record and nothing else. English.
struct Brief {
    QString wanted;
    QStringList tried;
    QStringList granted;
    QStringList refused; ///< each with its reason
    QStringList promised;
    QString nextStep;
};

[[nodiscard]] QJsonObject toJson(const Brief &brief);
[[nodiscard]] Brief briefFromJson(const QJsonObject &json);

} // namespace tierdesk
