#pragma once

#include <QtWidgets/QTableView>

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
    /// Both must outlive it. Settings: sessions/columns.
    SessionsTable(SessionsModel &model, QSettings &settings, QWidget *parent = nullptr);

    [[nodiscard]] QMenu *columnsMenu() const { return m_columns; }
    void saveColumns();
    /// Says endNear() if the last rows are in sight.
    void tellIfNearEnd();

Q_SIGNALS:
    void sortChosen(int column, Qt::SortOrder order);
    void endNear();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillColumns();

    QSettings &m_settings;
    QMenu *m_columns;
};

} // namespace tierdesk::ui
