#pragma once

#include "ui/conversation/CaseActs.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/drafts/DraftStore.h"

#include <QtWidgets/QWidget>

class QSplitter;

namespace tierdesk::ui {

class CaseDesk;
class CaseHeader;
class Composer;
class ConversationView;
class SidePanel;
namespace widgets {
class Banner;
}

/// Shows one case: the conversation with its composer, and the side panel with details and actions. For a page or its
/// own window. GUI thread. Keys: C claim or take over, H snooze, T transfer, E resolve, A reply, N note, Alt+U undo, I
/// details.
class CaseView final : public QWidget
{
    Q_OBJECT

public:
    /// @p desk must outlive this.
    explicit CaseView(CaseDesk &desk, QWidget *parent = nullptr);
    ~CaseView() override;

    void open(const QString &id);
    /// Opens a case whose row is known from a list and shown until the rest is loaded.
    void open(const deskapi::SessionRow &row);
    void close();
    [[nodiscard]] CaseFeed &feed() { return m_feed; }
    [[nodiscard]] CaseActs &acts() { return m_acts; }
    [[nodiscard]] Composer &composer() { return *m_composer; }
    /// Sets whether the case has its own window; then "Open in a new window" is hidden.
    void setPoppedOut(bool isPoppedOut);
    /// Moves the focus to the conversation.
    void read();

Q_SIGNALS:
    /// Emitted after an action on the case, with its newest row.
    void handled(const tierdesk::deskapi::Handled &handled);
    void popOutRequested(const QString &id);
    /// Emitted when another case of the same customer was selected.
    void sessionChosen(const QString &id);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void saveSplitter();
    void makeKeys();
    void follow();
    void snooze();
    void transfer();
    void resolve();
    void write(DraftStore::Kind kind);
    void say(const QString &text);
    void showStaleness();
    void tellViewing();
    void arrange();
    void toggleDetails();
    void showMessage(MessageId message);

    CaseDesk &m_desk;
    CaseFeed m_feed;
    CaseActs m_acts;
    bool m_isOneColumn = false;
    bool m_areDetailsAsked = false; ///< in one column: they stand in the place of the conversation
    QString m_said;

    QSplitter *m_splitter;
    QWidget *m_main;
    CaseHeader *m_header = nullptr;
    widgets::Banner *m_banner;
    ConversationView *m_conversation;
    Composer *m_composer;
    SidePanel *m_side;
};

} // namespace tierdesk::ui
