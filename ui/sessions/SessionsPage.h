#pragma once

#include "core/doors/client/Account.h"
#include "core/doors/client/Connection.h"
#include "ui/sessions/SessionsFeed.h"
#include "ui/shell/Page.h"

class QPushButton;
class QSettings;
class QShortcut;
class QSplitter;
class QStackedWidget;

namespace tierdesk::ui {

class BulkPanel;
class CaseDesk;
class CaseView;
class FilterBar;
class SessionsList;
class SessionsTable;
class ViewsButton;

/// The sessions page: all sessions of the company with filters and configurable columns, loaded by pages while
/// scrolling, kept up to date by events. A chosen session opens beside the table.
class SessionsPage final : public Page
{
    Q_OBJECT

public:
    /// @p desk must outlive the page. Settings: sessions/*.
    explicit SessionsPage(CaseDesk &desk, QWidget *parent = nullptr);
    ~SessionsPage() override;

    /// Who looks; views are kept for each person at each company.
    void setMe(const deskapi::UserInfo &me) override;
    /// Shows the list of @p filter, as from a figure on the dashboard.
    void showSessions(const SessionsFilter &filter) override;
    /// Forgets everything, as after signing out.
    void clear() override;

    [[nodiscard]] SessionsFeed &feed() { return m_feed; }
    /// Returns the selected sessions, from top to bottom.
    [[nodiscard]] QStringList selected() const;
    /// Returns the session open beside the table; empty if none.
    [[nodiscard]] const QString &opened() const { return m_opened; }
    /// Shows the session @p id, whether or not it is in the list.
    bool openCase(const QString &id) override;
    [[nodiscard]] QString caseOnScreen() const override { return m_opened; }
    [[nodiscard]] CaseView &caseView() { return *m_case; }

Q_SIGNALS:
    void popOutRequested(const QString &id);
    /// The user chose another session of the same customer.
    void sessionChosen(const QString &id);

protected:
    void showEvent(QShowEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QWidget *makeTop();
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QWidget *makeDetail();
    void makeKeys();
    void follow();
    void load();
    void loadPeople();
    void setOwner();
    void restore();
    void keepPlace();
    void showState();
    [[nodiscard]] std::vector<deskapi::SessionRow> selectedRows() const;
    void showDetail();
    void openCurrent();
    void open(const QString &id);
    void close();

    CaseDesk &m_desk;
    client::Connection &m_connection;
    client::Account m_account;
    QSettings &m_settings;
    SessionsFeed m_feed;
    deskapi::UserInfo m_me;
    QString m_owner; ///< of views, and of how the list was left; empty: nobody
    QString m_opened;
    QString m_wanted; ///< what was open the last time, until the list is here
    QTimer m_settle;  ///< opening waits until the arrow keys rest

    FilterBar *m_filters;
    QShortcut *m_escape;
    ViewsButton *m_views;
    QPushButton *m_columnsButton;
    QSplitter *m_splitter;
    SessionsList *m_list;
    SessionsTable *m_table;
    QStackedWidget *m_detail;
    CaseView *m_case;
    BulkPanel *m_bulk;
};

} // namespace tierdesk::ui
