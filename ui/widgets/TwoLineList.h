#pragma once

#include "ui/delegates/TwoLineRow.h"

#include <QtCore/QModelIndex>

class QAbstractItemModel;
class QListView;

namespace tierdesk::ui::widgets {

/// Shows @p model in @p list, which has no frame then: rows of two lines of @p shape, each painted by @p paint. @p name
/// is the object name, @p spoken the accessible name.
void setTwoLineRows(QListView &list, const char *name, const QString &spoken, QAbstractItemModel &model,
                    const TwoLineRow::Shape &shape, void (*paint)(TwoLineRow &row, const QModelIndex &index));

} // namespace tierdesk::ui::widgets
