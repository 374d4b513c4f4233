#pragma once

#include "core/domain/People.h"

#include <QtWidgets/QListWidget>

#include <vector>

namespace tierdesk::ui {

class CaseDesk;
class CaseFeed;
class ReplyEdit;

/// A popup above the composer that offers the saved replies that match the slash word in the editor, and inserts the
/// chosen one. The editor keeps the focus and forwards keys.
class SavedReplyPopup final : public QListWidget
{
    Q_OBJECT

public:
    /// @p desk and @p feed must outlive this. The popup is shown above @p card; @p parent owns @p card and @p edit,
    /// too.
    SavedReplyPopup(CaseDesk &desk, CaseFeed &feed, ReplyEdit &edit, QWidget &card, QWidget *parent);

    /// Moves the popup after the card may have moved, once the layout has come to rest.
    void follow();

protected:
    bool event(QEvent *event) override;

private:
    void offer();
    void fill(const std::vector<SavedReply> &replies, const QString &instead);
    void place();
    void press(int key);
    void choose(int row);

    CaseDesk &m_desk;
    CaseFeed &m_feed;
    ReplyEdit &m_edit;
    QWidget &m_card;
    std::vector<SavedReply> m_replies;
    bool m_isUnwanted = false; ///< Escape was pressed in this word
};

} // namespace tierdesk::ui
