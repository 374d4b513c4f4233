#pragma once

#include <QtCore/QString>

class QWidget;

namespace tierdesk::ui {

class StateRowsModel;
namespace widgets {
class RowList;
} // namespace widgets

/// Creates a list of @p model with title, state badge and a detail line in each row. @p name is its object name,
/// @p spoken its accessible name.
[[nodiscard]] widgets::RowList *makeStateRowList(const char *name, const QString &spoken, StateRowsModel &model,
                                                 QWidget *parent);

} // namespace tierdesk::ui
