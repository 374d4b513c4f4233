#pragma once

#include "core/domain/People.h"

#include <QtWidgets/QListWidget>

#include <vector>

namespace tierdesk::ui {

/// A popup above the composer with the saved replies that match a slash word. The editor keeps the focus and forwards
/// keys.
class SavedReplyPopup final : public QListWidget
{
    Q_OBJECT

public:
    explicit SavedReplyPopup(QWidget *parent);

    /// Shows @p replies above @p edge, a rectangle in the parent. If there are none, shows the message @p instead.
    void offer(const std::vector<SavedReply> &replies, const QString &instead, const QRect &edge);
    /// Moves the popup above @p edge again after a move or font change.
    void place(const QRect &edge);
    /// Handles a key forwarded by the editor.
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
