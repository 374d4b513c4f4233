#pragma once

#include "core/doors/client/Connection.h"
#include "ui/queue/QueueFeed.h"
#include "ui/shell/Page.h"

#include <memory>

class QListView;
class QSettings;
class QStackedWidget;

namespace tierdesk::ui {

class BulkPanel;
class CaseDesk;
class CaseView;
class DraftMarks;
class QueueSplitter;
class ReadingHold;
namespace widgets {
class Banner;
class Panel;
class PillTabs;
class Skeleton;
class StatePanel;
} // namespace widgets

/// The escalations page: four queue views with the selected case beside them. View, case and splitter are restored
/// after a restart. Keys: 1–4 views, R refresh; Shift and Ctrl select several cases; also the keys of CaseView.
class QueuePage final : public Page
{
    Q_OBJECT

public:
    /// Both must outlive this. Settings: queue/view, queue/case, and the splitter's.
    QueuePage(CaseDesk &desk, QueueFeed &feed, QWidget *parent = nullptr);
    ~QueuePage() override;

    void setView(deskapi::QueueView view);
    [[nodiscard]] deskapi::QueueView view() const;
    /// Selects a case in the current view; returns false if it is not there.
    bool select(const QString &id);
    /// Selects a case in whichever view it is.
    bool openCase(const QString &id) override;
    [[nodiscard]] QString selected() const;
    [[nodiscard]] QString caseOnScreen() const override { return selected(); }
    [[nodiscard]] CaseView &caseView() { return *m_case; }
    void refresh();
    /// Clears the selection, for example after sign-out.
    void clear() override;

Q_SIGNALS:
    void popOutRequested(const QString &id);
    /// Emitted when another session of the same customer should be opened.
    void sessionChosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QWidget *makeDetail();
    void makeKeys();
    void showView();
    void showState();
    void showConnection();
    void showCounts();
    void showCase();
    void layOut();
    void selectionMoved();
    void restoreCase();
    void takeHandled(const deskapi::Handled &handled);
    [[nodiscard]] std::vector<deskapi::SessionRow> chosen() const;
    void holdOrder(bool isHeld);

    CaseDesk &m_desk;
    client::Connection &m_connection;
    QueueFeed &m_feed;
    QSettings &m_settings;
    std::unique_ptr<DraftMarks> m_marks;
    QString m_selected;
    QString m_wanted; ///< what was chosen when the program last ran, until the queue is here

    QueueSplitter *m_splitter = nullptr;
    widgets::Panel *m_strip; ///< the bar of the tabs
    widgets::PillTabs *m_tabs;
    widgets::Banner *m_banner;
    QStackedWidget *m_listStack;
    QListView *m_list;
    ReadingHold *m_reading;
    widgets::Skeleton *m_skeleton;
    widgets::StatePanel *m_listState;
    QStackedWidget *m_detailStack;
    QWidget *m_coming;
    widgets::StatePanel *m_nothing;
    CaseView *m_case;
    BulkPanel *m_bulk;
};

} // namespace tierdesk::ui
