#pragma once

#include "core/doors/deskapi/Sessions.h"
#include "ui/conversation/composer/Writing.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QDate>

#include <optional>
#include <vector>

namespace tierdesk::ui {

/// The rows of a case in order: messages, notes, escalations and their reasons, actions and their verdicts, and days.
/// Computes exactly which rows were inserted, removed or changed; creates texts only for requested rows. GUI thread.
class ConversationModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind {
        Day,            ///< another day begins
        Attachments,    ///< what the client sent along
        Said,           ///< a message, of any speaker
        Note,           ///< for colleagues only
        EscalationStep, ///< the tier changed, or people took the case up, at first or again
        Return,         ///< a person handed it back to the AI
        Deed,           ///< a person's action, with its verdict
        Writing,        ///< what an AI tier is about to say
        Held,           ///< a reply that is still held back and may be undone
        Closing,        ///< resolved or abandoned, or closed before it was taken up again
    };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int of Kind
        MetaRole,                    ///< QString: who, when, how; the small print
        SpeakerRole,                 ///< int of Speaker; of Said, Note, Writing, Held
        SentimentRole,               ///< int of Sentiment; of Said by the customer
        TierRole,                    ///< int of the Tier that it went to; of Climb and Return
        KeyRole,                     ///< qint64, the same for the same row whatever comes before it
        FilesRole,                   ///< std::vector<Attachment>; of Said and Held
    };

    explicit ConversationModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Shows @p detail and signals the differences from the previous rows.
    void setDetail(const deskapi::SessionDetail &detail);
    /// Shows the partial reply @p writing below the messages until the next call; none removes it.
    void setWriting(const std::optional<ui::Writing> &writing);
    [[nodiscard]] bool isWriting() const { return m_writing.has_value(); }
    void clear();
    /// Returns the index of a message; invalid if there is none.
    [[nodiscard]] QModelIndex indexOf(MessageId message) const;
    /// Sets the time for "Today" and the countdown of held replies.
    void setNow(Timestamp now);

    /// Returns the conversation and its actions as plain text for the clipboard.
    [[nodiscard]] QString transcript() const;
    [[nodiscard]] QString transcript(const QModelIndex &index) const;

private:
    struct Entry {
        Kind kind = Kind::Said;
        qint64 id = 0;    ///< of the message, escalation, action or day: unique within its kind
        int at = 0;       ///< its place in its list
        size_t stamp = 0; ///< changes whenever its words do
        [[nodiscard]] bool isSame(const Entry &other) const { return kind == other.kind && id == other.id; }
    };

    /// Ids of closings: how the case stands, and, above the last, each time that it was closed and taken up again.
    enum ClosingId : qint64 { ResolvedNow = 1, AbandonedNow, ClosedBefore };

    [[nodiscard]] std::vector<Entry> arranged() const;
    void change(std::vector<Entry> next);
    [[nodiscard]] QString textOf(const Entry &entry) const;
    [[nodiscard]] QString metaOf(const Entry &entry) const;
    [[nodiscard]] QString metaOf(const Message &message) const;
    [[nodiscard]] QString spokenOf(const Entry &entry) const;
    [[nodiscard]] QString hintOf(const Entry &entry) const;
    [[nodiscard]] QString wholeOf(const Entry &entry) const;
    [[nodiscard]] const std::vector<Attachment> &filesOf(const Entry &entry) const;
    [[nodiscard]] Tier heirOf(const Escalation &ended) const;
    [[nodiscard]] std::vector<const Action *> actionsOf(const Message &answer) const;

    deskapi::SessionDetail m_detail;
    std::optional<ui::Writing> m_writing;
    int m_writings = 0; ///< so many were shown: each is a row of its own
    std::vector<Entry> m_entries;
    std::vector<int> m_causes; ///< of each message: the customer's message before it, -1 without
    Timestamp m_now;
};

} // namespace tierdesk::ui
