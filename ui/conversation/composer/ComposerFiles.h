#pragma once

#include "ui/conversation/attachments/ReplyFiles.h"
#include "ui/conversation/drafts/DraftStore.h"

class QImage;
class QPushButton;
class QWidget;

namespace tierdesk::ui {

class CaseDesk;
class CaseFeed;
class FileTray;
class ReplySender;

/// Attaches chosen, pasted and dropped files to the reply to the open case, shows them in a tray and keeps them in the
/// draft. Uploads again what the server has deleted. GUI thread.
class ComposerFiles final : public QObject
{
    Q_OBJECT

public:
    using Kind = DraftStore::Kind;

    /// All must outlive this. @p button opens the dialog; the tray becomes a child of @p card.
    ComposerFiles(CaseDesk &desk, CaseFeed &feed, const ReplySender &sender, QPushButton &button, QWidget &card);

    [[nodiscard]] FileTray &tray() { return *m_tray; }
    /// Opens a dialog for files to attach.
    void choose();
    void attach(const QStringList &paths);
    void attachImage(const QImage &image);

    /// Shows the files of the case that was opened.
    void showCase();
    /// Takes over the files in the draft of the open case.
    void adopt(ReplyFiles::Origin origin);
    /// Forgets files that were sent.
    void forget(const QString &session, const QStringList &ids) { m_files.forget(session, ids); }
    /// Updates the widgets, and uploads again what is missing. @p kind is what is being written.
    void refresh(Kind kind);

    /// Returns the ids of the case's files; the id of a file that is being uploaded is empty.
    [[nodiscard]] QStringList ids(const QString &session) const { return m_files.ids(session); }
    [[nodiscard]] bool isReady(const QString &session) const { return m_files.isReady(session); }

Q_SIGNALS:
    void changed();
    /// Emitted with the reason why a file was not attached.
    void troubleChanged(const QString &text);

private:
    [[nodiscard]] bool canAttach() const;
    void add(const QString &path, const QString &name, const QByteArray &content);
    void load();
    void keep(const QString &session);

    CaseDesk &m_desk;
    CaseFeed &m_feed;
    const ReplySender &m_sender;
    QPushButton &m_button;
    ReplyFiles m_files;
    FileTray *m_tray;
    QString m_owner; ///< whose they are
    Kind m_kind = Kind::Reply;
    bool m_isLoading = false;
};

} // namespace tierdesk::ui
