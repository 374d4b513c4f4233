#pragma once

#include "core/domain/SessionListing.h"

#include <QtWidgets/QTableView>

#include <utility>

class QMenu;
class QSettings;

namespace tierdesk::ui {

class SessionsModel;

/// The table of sessions: rows are chosen, columns are moved, sized and picked, and stay so over a restart. The order
/// is the owner's to make.
class SessionsTable final : public QTableView
{
    Q_OBJECT

public:
    /// Both must outlive it. Settings: sessions/columns, sessions/columnsFont.
    SessionsTable(SessionsModel &model, QSettings &settings, QWidget *parent = nullptr);

    [[nodiscard]] QMenu *columnsMenu() const { return m_columns; }
    void saveColumns();
    /// Says endNear() if the last rows are in sight.
    void tellIfNearEnd();

Q_SIGNALS:
    void orderChosen(const tierdesk::SessionOrder &order);
    void endNear();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillColumns();
    /// Makes the columns as much wider as the font has grown since they had their widths.
    void scaleColumns();
    void takeSort(int column, Qt::SortOrder order);

    QSettings &m_settings;
    int m_fontPercent;
    QMenu *m_columns;
    std::pair<int, Qt::SortOrder> m_sorted; ///< as the arrow of the heading says
};

} // namespace tierdesk::ui
