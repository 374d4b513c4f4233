#pragma once

#include "core/domain/People.h"

#include <QtCore/QAbstractListModel>

#include <vector>

namespace tierdesk::ui {

/// The company's saved replies sorted by shortcut, with a text filter. GUI thread.
class RepliesModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        TitleRole = Qt::UserRole + 1, ///< QString
        TextRole,                     ///< QString, one line
        HasDraftRole,                 ///< bool: changed and not saved
    };

    explicit RepliesModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    void setReplies(const std::vector<SavedReply> &replies);
    /// Shows only replies with every word of @p text in shortcut, title or text.
    void setFilter(const QString &text);
    void setDrafted(const QList<SavedReplyId> &ids);
    void put(const SavedReply &reply);
    void remove(SavedReplyId id);

    /// All replies, regardless of the filter.
    [[nodiscard]] const std::vector<SavedReply> &all() const { return m_all; }
    [[nodiscard]] const SavedReply *find(SavedReplyId id) const;
    [[nodiscard]] const SavedReply &reply(int row) const;
    [[nodiscard]] QModelIndex indexOf(SavedReplyId id) const;

private:
    [[nodiscard]] bool isShown(const SavedReply &reply) const;
    void rebuild();

    std::vector<SavedReply> m_all;   ///< by shortcut
    std::vector<std::size_t> m_rows; ///< of m_all
    QList<SavedReplyId> m_drafted;
    QStringList m_words;
};

} // namespace tierdesk::ui
