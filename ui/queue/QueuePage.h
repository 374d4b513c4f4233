#pragma once

#include "core/doors/client/Connection.h"
#include "core/doors/client/Sessions.h"
#include "ui/queue/QueueFeed.h"

#include <QtWidgets/QWidget>

class QListView;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace tierdesk::ui {

class CasePanel;
namespace widgets {
class Banner;
class PillTabs;
class Skeleton;
class StatePanel;
} // namespace widgets

/// The page of escalations: four views of the queue, and the chosen case beside them.
/// Keys: 1–4 views, R refresh, C claim.
class QueuePage final : public QWidget
{
    Q_OBJECT

public:
    /// All three must outlive this.
    QueuePage(client::Connection &connection, QueueFeed &feed, QSettings &settings, QWidget *parent = nullptr);
    ~QueuePage() override;

    void setView(deskapi::QueueView view);
    [[nodiscard]] deskapi::QueueView view() const;
    /// Chooses a case of the view that is shown; false if it is not there.
    bool select(const QString &id);
    [[nodiscard]] QString selected() const;
    void claim();
    void refresh();
    /// Forgets what was chosen, as after signing out.
    void clear();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QWidget *makeDetail();
    void makeKeys();
    void showView();
    void showState();
    void showConnection();
    void showCounts();
    void showCase();
    void selectionMoved();
    void takeClaim(const QString &id, const base::Result<deskapi::Handled> &handled);
    void holdOrder(bool isHeld);

    client::Connection &m_connection;
    client::Sessions m_sessions;
    QueueFeed &m_feed;
    QSettings &m_settings;
    QString m_selected;
    QString m_claiming;
    QTimer m_letGo; ///< ends the hold on the order when the reader has stopped moving

    QSplitter *m_splitter;
    widgets::PillTabs *m_tabs;
    widgets::Banner *m_banner;
    QStackedWidget *m_listStack;
    QListView *m_list;
    widgets::Skeleton *m_skeleton;
    widgets::StatePanel *m_listState;
    QStackedWidget *m_detailStack;
    QWidget *m_blank;
    widgets::StatePanel *m_nothing;
    CasePanel *m_case;
};

} // namespace tierdesk::ui
