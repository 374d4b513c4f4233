#pragma once

#include "core/doors/client/Sessions.h"
#include "ui/conversation/DraftStore.h"
#include "ui/conversation/ReplyFiles.h"
#include "ui/conversation/Typing.h"

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
class Slip;
namespace widgets {
class Label;
class PillTabs;
} // namespace widgets

/// Where a reply to the customer or a note for colleagues is written and sent. Every letter is a draft that survives;
/// what is sent can be taken back for some seconds, held by the server; what could not be sent is still there. It says
/// who may reply when that is not the one who writes. GUI thread.
/// A reply can be suggested by the server, in a model's words or the record's: it is put in as if it had been typed.
/// Images and PDFs go with a reply where they are chosen, pasted or dropped.
/// A reply leaves the case open, waits for the customer or resolves the case.
/// Keys: Ctrl+Enter sends, Ctrl+Shift+Enter sends and waits, Ctrl+Alt+Enter sends and resolves, / offers saved replies,
/// Alt+R suggests a reply, Ctrl+Shift+A attaches files.
class Composer final : public QWidget
{
    Q_OBJECT

public:
    /// What one may write at most, as the server has it.
    static constexpr int LongestText = 20'000;

    /// Both must outlive this.
    Composer(CaseDesk &desk, CaseFeed &feed, QWidget *parent = nullptr);

    /// The keys are @p scope's: at work while it is seen.
    void addKeys(QWidget *scope);
    /// Claims, or takes over, where that must come before a reply.
    [[nodiscard]] QPushButton &makeMineButton();
    void write(DraftStore::Kind kind);
    [[nodiscard]] DraftStore::Kind kind() const;
    /// Sends what is written. A note is added, and @p then must be StayOpen for one.
    void send(AfterReply then = AfterReply::StayOpen);
    /// Asks for a draft of the next reply; what is written stays, and stands before it.
    void suggest();
    /// Asks for files that are to go with the reply; also pasted or dropped into the editor.
    void chooseFiles();
    void attach(const QStringList &paths);
    /// Takes the last reply back, if it is still held.
    void undo();
    [[nodiscard]] bool canUndo() const;
    /// While an act of the case is under way its button cannot be pressed.
    void setBusy(bool isBusy);
    /// While the server cannot be reached nobody can take the case.
    void setReached(bool isReached);

Q_SIGNALS:
    /// The button that makes the case one's own was pressed.
    void makeMineRequested();
    /// The editor was left by its key: letters are keys of the case again.
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

    Slip *m_notice;
    Slip *m_held;
    Slip *m_proposal;
    Slip *m_suggested;
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
