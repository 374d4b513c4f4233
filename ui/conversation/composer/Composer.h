#pragma once

#include "core/doors/client/Sessions.h"
#include "ui/conversation/drafts/DraftStore.h"
#include "ui/conversation/attachments/ReplyFiles.h"
#include "ui/conversation/composer/Typing.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <optional>

class QMenu;
class QPushButton;

namespace tierdesk::ui {

class CaseDesk;
class CaseFeed;
class FileTray;
class ReplyEdit;
class SavedReplyPopup;
class InlineNotice;
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
    void suggest();
    /// Opens a dialog for files to attach. Files can also be pasted or dropped into the editor.
    void chooseFiles();
    void attach(const QStringList &paths);
    /// Undoes sending the last reply while it is still held.
    void undo();
    [[nodiscard]] bool canUndo() const;
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
    [[nodiscard]] QWidget *makeCard();
    void showCase();
    void refresh();
    void showNotice();
    void showHeld();
    void showProposal();
    void useProposal();
    void takeSuggested(const QString &session, const base::Result<deskapi::DraftedReply> &drafted);
    void showSuggested();
    void takeBack();
    [[nodiscard]] bool maySuggest() const;
    void showTyping();
    void showCount();
    void showDraft();
    void keepText();
    [[nodiscard]] bool mayAttach() const;
    void takeUrls(const QList<QUrl> &urls);
    void takeImage(const QImage &image);
    [[nodiscard]] QString refusalWords(ReplyFiles::Refusal refusal, const QString &name) const;
    void showDraftFiles(ReplyFiles::Origin origin);
    void loadFiles();
    void takeFilesChanged(const QString &session);
    void showFiles();
    void showWhetherSendable();
    void addSendKeys(QWidget *scope);
    void offerReplies();
    [[nodiscard]] QRect cardInView() const;
    void insertReply(const SavedReply &reply);
    /// Where an answer belongs, whatever is open when it comes.
    struct Place {
        QString owner; ///< of the draft
        QString session;
    };
    void takeSent(const Place &place, DraftStore::Kind kind, const deskapi::Reply &sent,
                  const base::Result<deskapi::Handled> &handled);
    void takeUndone(const Place &place, qint64 id, const base::Result<deskapi::Handled> &handled);
    void complain(const Place &place, const QString &text);
    void takeSettled(const HeldReply &held);
    void reconcile();
    void forgetHeld(qint64 held);
    [[nodiscard]] bool maySend() const;
    [[nodiscard]] QString failure(const base::Error &error, DraftStore::Kind kind) const;

    CaseDesk &m_desk;
    CaseFeed &m_feed;
    client::Sessions m_sessions;
    ReplyFiles m_files;
    QString m_filesOwner; ///< whose they are
    TypingTeller m_teller;
    QString m_session;        ///< whose draft is shown
    bool m_isShowing = false; ///< the text is being put in by us, not typed
    bool m_isLoadingFiles = false;
    bool m_isBusy = false;
    bool m_isReached = true;
    QString m_sending; ///< the session for which an answer is awaited; one at a time
    DraftStore::Kind m_sendingKind = DraftStore::Kind::Reply;
    /// A draft that was put in: into which case, what stands there since, and what stood there before.
    struct Suggested {
        QString session;
        QString before;
        deskapi::DraftedReply drafted;
    };
    QString m_suggesting; ///< the session for which a draft is awaited; one at a time
    std::optional<Suggested> m_suggestion;
    qint64 m_undoing = 0;  ///< the held reply that was last asked back
    QString m_trouble;     ///< why the last try failed
    QString m_diskTrouble; ///< why drafts cannot be written
    QTimer m_second;
    QString m_unwanted;             ///< the proposal that was sent away in this case
    bool m_isPopupUnwanted = false; ///< Escape was pressed in this word

    InlineNotice *m_notice;
    InlineNotice *m_held;
    InlineNotice *m_proposal;
    InlineNotice *m_suggested;
    QWidget *m_card = nullptr;
    ReplyEdit *m_edit = nullptr;
    widgets::PillTabs *m_tabs = nullptr;
    widgets::Label *m_typing = nullptr;
    widgets::Label *m_count = nullptr;
    FileTray *m_tray = nullptr;
    QPushButton *m_attach = nullptr;
    QPushButton *m_suggest = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_sendMore = nullptr; ///< opens m_sendWays
    QMenu *m_sendWays = nullptr;
    SavedReplyPopup *m_popup = nullptr;
};

} // namespace tierdesk::ui
