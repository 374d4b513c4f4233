#pragma once

#include "ui/conversation/attachments/FileShelf.h"
#include "ui/conversation/transcript/ConversationModel.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QPushButton;
class QStackedWidget;

namespace tierdesk::ui {

class BubbleView;
class CaseDesk;
class CaseFeed;
namespace widgets {
class StatePanel;
}

/// Shows the conversation of the open case in all its states, and a button for new messages that arrived while the
/// person was reading further up. GUI thread.
class ConversationView final : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive this.
    ConversationView(CaseDesk &desk, CaseFeed &feed, QWidget *parent = nullptr);

    [[nodiscard]] BubbleView &list() { return *m_list; }
    [[nodiscard]] ConversationModel &model() { return m_model; }
    [[nodiscard]] FileShelf &shelf() { return m_shelf; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showState();
    void showDetail();
    void turnTo(QWidget *page);
    void followWriting();
    void showWriting();
    void count(const Message &message);
    void showPill();
    void showFiles();
    void saveFile(const Attachment &file);

    CaseDesk &m_desk;
    CaseFeed &m_feed;
    ConversationModel m_model;
    FileShelf m_shelf;
    QTimer m_second;
    QTimer m_words; ///< gathers those that come one by one
    int m_unread = 0;
    QStackedWidget *m_stack;
    BubbleView *m_list;
    QWidget *m_skeleton;
    widgets::StatePanel *m_state;
    QPushButton *m_pill;
};

} // namespace tierdesk::ui
