#pragma once

#include <QtCore/QString>

class QDateEdit;
class QDateTimeEdit;

namespace tierdesk::ui::widgets {

/// Lets @p edit show its parts in the order of @p format, as texts do. Where one reads from the right Qt turns the
/// parts of a format about and then paints them from the right, so that the year would come first and the minute before
/// its hour.
void setFormat(QDateTimeEdit &edit, const QString &format);
/// The day as the locale writes it in short.
void setDayFormat(QDateEdit &edit);

} // namespace tierdesk::ui::widgets
