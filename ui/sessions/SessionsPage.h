#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Account.h"
#include "core/doors/client/Connection.h"
#include "ui/sessions/SavedViews.h"
#include "ui/sessions/SessionsFeed.h"

#include <QtWidgets/QWidget>

class QMenu;
class QPushButton;
class QSettings;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace tierdesk::ui {

namespace widgets {
class Banner;
class Label;
class Skeleton;
class StatePanel;
} // namespace widgets

class FilterBar;

/// Every session of the company: filtered, in columns of one's choice, by pages as one scrolls, kept true by events.
/// One that is chosen opens beside the table.
/// Keys: / searches, Return opens, Esc closes, R refreshes, Ctrl+A chooses all that is loaded.
class SessionsPage final : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive the page. Settings: sessions/*.
    SessionsPage(client::Connection &connection, const base::Clock &clock, QSettings &settings,
                 QWidget *parent = nullptr);
    ~SessionsPage() override;

    /// Who looks; views are kept for each person at each company.
    void setMe(const deskapi::UserInfo &me);
    /// Shows the list of @p filter, as from a figure on the dashboard.
    void showSessions(const SessionsFilter &filter);
    /// Forgets everything, as after signing out.
    void clear();

    [[nodiscard]] SessionsFeed &feed() { return m_feed; }
    /// Those that are chosen, from top to bottom.
    [[nodiscard]] QStringList selected() const;
    /// The one that is open beside the table; empty: none.
    [[nodiscard]] const QString &opened() const { return m_opened; }
    /// What stands beside the table is the owner's: it is shown while a session is open.
    void setDetail(QWidget *detail);

Q_SIGNALS:
    /// @p row is to be shown beside the table; of an empty id: none any more.
    void sessionOpened(const tierdesk::deskapi::SessionRow &row);
    void resolveRequested(const QStringList &ids);
    void transferRequested(const QStringList &ids);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeTop();
    [[nodiscard]] QWidget *makeList();
    void makeTable();
    void makeKeys();
    void follow();
    void load();
    void loadPeople();
    void setOwner();
    void fillViews();
    void fillColumns();
    void saveView();
    void showState();
    void showCount();
    void showSelection();
    void openCurrent();
    void open(const QString &id);
    void close();
    void fetchIfNear();

    client::Connection &m_connection;
    client::Account m_account;
    QSettings &m_settings;
    SavedViews m_views;
    SessionsFeed m_feed;
    deskapi::UserInfo m_me;
    QString m_opened;
    QTimer m_settle; ///< opening waits until the arrow keys rest

    FilterBar *m_filters;
    QPushButton *m_viewsButton;
    QMenu *m_viewsMenu;
    QPushButton *m_columnsButton;
    QMenu *m_columnsMenu;
    widgets::Label *m_count;
    QWidget *m_bulk;
    widgets::Label *m_chosen;
    widgets::Banner *m_banner;
    QSplitter *m_splitter;
    QStackedWidget *m_listStack;
    QTableView *m_table;
    widgets::Skeleton *m_skeleton;
    widgets::StatePanel *m_state;
    QWidget *m_detail = nullptr;
};

} // namespace tierdesk::ui
