#pragma once

#include "core/doors/client/Sessions.h"
#include "ui/conversation/drafts/DraftStore.h"

#include <QtCore/QObject>

#include <optional>

class QPushButton;

namespace tierdesk::ui {

class CaseDesk;
class CaseFeed;
class InlineNotice;
class ReplyEdit;
class ReplySender;

/// Suggests the next reply. While the editor is empty, proposes what the record makes certain. On request, inserts a
/// draft by the server as if typed; it can be removed again. Nothing is sent by itself. GUI thread.
class ReplySuggestions final : public QObject
{
    Q_OBJECT

public:
    using Kind = DraftStore::Kind;

    /// All must outlive this. @p button requests a draft, @p suggested says who wrote it.
    ReplySuggestions(CaseDesk &desk, CaseFeed &feed, const ReplySender &sender, ReplyEdit &edit, QPushButton &button,
                     InlineNotice &proposal, InlineNotice &suggested);

    /// Requests a draft of the next reply. Existing text is kept in front of it.
    void suggest();
    /// Ignores the draft that is awaited for the case, if there is one.
    void cancel(const QString &session);
    /// Updates the widgets. @p kind is what is being written.
    void refresh(Kind kind);

Q_SIGNALS:
    void changed();
    /// Emitted with the reason why no draft was inserted; empty when one is requested.
    void troubleChanged(const QString &text);

private:
    [[nodiscard]] bool canSuggest() const;
    void takeSuggested(const QString &session, const base::Result<deskapi::DraftedReply> &drafted);
    void takeBack();
    void showSuggested();
    void showProposal();
    void useProposal();

    CaseDesk &m_desk;
    CaseFeed &m_feed;
    const ReplySender &m_sender;
    ReplyEdit &m_edit;
    QPushButton &m_button;
    InlineNotice &m_proposal;
    InlineNotice &m_suggested;
    client::Sessions m_sessions;
    Kind m_kind = Kind::Reply;
    /// A draft that was inserted.
    struct Suggestion {
        QString session;
        QString before; ///< the text that it was added to
        deskapi::DraftedReply drafted;
    };
    QString m_suggesting; ///< the session for which a draft is awaited; one at a time
    std::optional<Suggestion> m_suggestion;
    QString m_unwanted; ///< the proposal that was dismissed in this case
};

} // namespace tierdesk::ui
