#pragma once

#include "core/domain/SessionListing.h"

#include <QtWidgets/QTableView>

#include <utility>

class QMenu;
class QSettings;
class QTimer;

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
    /// The arrow of the heading tells @p order; nobody is told of it.
    void showOrder(const SessionOrder &order);
    /// True where there is room for who and what about alone; the other columns come back with the room.
    [[nodiscard]] bool isNarrow() const { return !m_whole.isEmpty(); }
    /// Says endNear() if the last rows are in sight.
    void tellIfNearEnd();

Q_SIGNALS:
    void orderChosen(const tierdesk::SessionOrder &order);
    void endNear();
    void narrowed(bool isNarrow);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setNarrow(bool isNarrow);
    void fillColumns();
    /// Makes the columns as much wider as the font has grown since they had their widths.
    void scaleColumns();
    void stretch();
    void takeSort(int column, Qt::SortOrder order);

    QSettings &m_settings;
    int m_fontPercent;
    QByteArray m_whole;    ///< the columns as they were chosen, while it is narrow
    int m_wholeFont = 100; ///< that they were so wide at
    bool m_isRestoring = false;
    QTimer *m_saveSoon;
    QMenu *m_columns;
    std::pair<int, Qt::SortOrder> m_sorted; ///< as the arrow of the heading says
};

} // namespace tierdesk::ui
