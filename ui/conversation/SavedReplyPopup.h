#pragma once

#include "core/domain/People.h"

#include <QtWidgets/QListWidget>

#include <vector>

namespace tierdesk::ui {

/// The saved replies that a word with a slash may mean, over the composer. The writing goes on in the editor, which
/// keeps the focus and hands the keys over.
class SavedReplyPopup final : public QListWidget
{
    Q_OBJECT

public:
    explicit SavedReplyPopup(QWidget *parent);

    /// Shows @p replies above @p edge, a rectangle in the parent; with none, @p instead says why.
    void offer(const std::vector<SavedReply> &replies, const QString &instead, const QRect &edge);
    /// Stands over @p edge again, which has moved, or in another font.
    void place(const QRect &edge);
    /// A key that the editor was pressed.
    void press(int key);
    [[nodiscard]] bool hasReplies() const { return !m_replies.empty(); }

Q_SIGNALS:
    void chosen(const tierdesk::SavedReply &reply);
    void dismissed();

protected:
    bool event(QEvent *event) override;

private:
    void choose(int row);

    std::vector<SavedReply> m_replies;
};

} // namespace tierdesk::ui
