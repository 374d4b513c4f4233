#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace tierdesk::app {

/// What happens to a demo company before the day that its script tells: rows for the shop, as they are imported, and
/// sessions in the script's form.
struct DemoWeeks {
    QJsonArray customers, orders, sessions;
};

/// Makes 27 days of conversations up to a day before @p end out of @p plan (resources/demo/*-weeks.json): how many come
/// on which weekday and at which hour of this machine's time zone, about what, in which mood. @p company is the file of
/// the company's goods. The same for the same plan, @p end and time zone. Pure.
[[nodiscard]] DemoWeeks makeDemoWeeks(const QJsonObject &plan, const QJsonObject &company, base::Timestamp end);

/// @p script without those of its unscripted sessions that would be too many for the weekday and hour they end at by
/// the rhythm of @p plan: nights are quiet.
[[nodiscard]] QJsonObject thinned(QJsonObject script, const QJsonObject &plan, base::Timestamp end);

} // namespace tierdesk::app
