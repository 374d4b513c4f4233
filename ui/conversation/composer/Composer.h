#pragma once

#include "ui/conversation/composer/ComposerFiles.h"
#include "ui/conversation/composer/ReplySender.h"
#include "ui/conversation/composer/ReplySuggestions.h"
#include "ui/conversation/composer/Typing.h"

#include <QtWidgets/QWidget>

class QMenu;
class QPushButton;

namespace tierdesk::ui {

class CaseDesk;
class CaseFeed;
class InlineNotice;
class ReplyEdit;
class SavedReplyPopup;
namespace widgets {
class Label;
class PillTabs;
} // namespace widgets

/// Writes and sends replies to the customer and notes for colleagues. All text is saved as a draft. Sending can be
/// undone for some seconds while the server holds the reply; text that could not be sent is kept. Shows who can reply
/// if the person cannot. GUI thread. The server can suggest a reply, drafted by a model or from the record; it is
/// inserted as if typed. Images and PDFs can be selected, pasted or dropped. A reply leaves the case open, waits for
/// the customer or resolves the case. Keys: Ctrl+Enter sends, Ctrl+Shift+Enter sends and waits, Ctrl+Alt+Enter sends
/// and resolves, / offers saved replies, Alt+R suggests a reply, Ctrl+Shift+A attaches files.
class Composer final : public QWidget
{
    Q_OBJECT

public:
    /// The maximum length of a reply on the server.
    static constexpr int LongestText = 20'000;

    /// Both must outlive this.
    Composer(CaseDesk &desk, CaseFeed &feed, QWidget *parent = nullptr);

    /// Adds the shortcuts to @p scope; they work while it is visible.
    void addKeys(QWidget *scope);
    /// Returns the button that claims or takes over the case where a reply requires it.
    [[nodiscard]] QPushButton &makeMineButton();
    void write(DraftStore::Kind kind);
    [[nodiscard]] DraftStore::Kind kind() const;
    /// Sends the reply or adds the note. For a note @p then must be StayOpen.
    void send(AfterReply then = AfterReply::StayOpen);
    /// Requests a draft of the next reply. Existing text is kept in front of it.
    void suggest() { m_suggestions->suggest(); }
    void attach(const QStringList &paths) { m_files->attach(paths); }
    /// Undoes sending the last reply while it is still held.
    void undo() { m_sender->undo(); }
    [[nodiscard]] bool canUndo() const { return m_sender->canUndo(); }
    /// Disables the button while an action on the case is in progress.
    void setBusy(bool isBusy);
    /// Disables claiming while the server cannot be reached.
    void setReached(bool isReached);

Q_SIGNALS:
    /// Emitted when the claim or take-over button was pressed.
    void makeMineRequested();
    /// Emitted when the editor was left with its key; letters are shortcuts of the case again.
    void left();

protected:
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeCard(InlineNotice &proposal, InlineNotice &suggested);
    void addSendKeys(QWidget *scope);
    void connectParts();
    void showCase();
    void refresh();
    void showNotice();
    void setTrouble(const QString &text);
    void complain(const ReplySender::Place &place, const QString &text);
    void showTyping();
    void showCount();
    void showDraft();
    void keepText();
    void showWhetherSendable();
    [[nodiscard]] bool maySend() const;

    CaseDesk &m_desk;
    CaseFeed &m_feed;
    TypingTeller m_teller;
    QString m_session;        ///< whose draft is shown
    bool m_isShowing = false; ///< the text is being put in by us, not typed
    bool m_isBusy = false;
    bool m_isReached = true;
    QString m_trouble;     ///< why the last try failed
    QString m_diskTrouble; ///< why drafts cannot be written

    InlineNotice *m_notice;
    InlineNotice *m_held;
    ReplyEdit *m_edit = nullptr;
    widgets::PillTabs *m_tabs = nullptr;
    widgets::Label *m_typing = nullptr;
    widgets::Label *m_count = nullptr;
    QPushButton *m_suggest = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_sendMore = nullptr; ///< opens m_sendWays
    QMenu *m_sendWays = nullptr;

    ReplySender *m_sender;
    ComposerFiles *m_files = nullptr;
    ReplySuggestions *m_suggestions = nullptr;
    SavedReplyPopup *m_popup = nullptr;
};

} // namespace tierdesk::ui
