#pragma once

#include "ui/widgets/Panel.h"

#include <QtCore/QPointer>
#include <QtGui/QShortcut>

class QSettings;
class QStackedWidget;

namespace tierdesk::ui {

namespace widgets {
class Banner;
class Label;
class Skeleton;
class StatePanel;
} // namespace widgets

class SessionsFeed;
class SessionsTable;

/// The sessions that the feed holds: the table in each of its states, and how many there are.
class SessionsList final : public widgets::Panel
{
    Q_OBJECT

public:
    /// Both must outlive it.
    SessionsList(SessionsFeed &feed, QSettings &settings, QWidget *parent = nullptr);

    [[nodiscard]] SessionsTable &table() const { return *m_table; }
    /// The key that stands beside what tries again.
    void setRefreshKey(QShortcut *key);
    /// The feed's state, or its count, is another.
    void refresh();

Q_SIGNALS:
    void retryRequested();
    /// Without any filter.
    void allRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showCount();

    SessionsFeed &m_feed;
    QWidget *m_countLine;
    widgets::Label *m_count;
    widgets::Banner *m_banner;
    QStackedWidget *m_stack;
    SessionsTable *m_table;
    widgets::Skeleton *m_skeleton;
    widgets::StatePanel *m_state;
    QPointer<QShortcut> m_refresh;
};

} // namespace tierdesk::ui
