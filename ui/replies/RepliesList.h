#pragma once

#include "core/domain/Ids.h"
#include "ui/widgets/StatePane.h"

class QLineEdit;

namespace tierdesk::ui {

class RepliesModel;

/// The list of saved replies with a search field and a button for a new one, in all its states.
class RepliesList final : public widgets::StatePane
{
    Q_OBJECT

public:
    /// @p model must outlive it.
    explicit RepliesList(RepliesModel &model, QWidget *parent = nullptr);
    /// Sets the shortcuts shown beside the actions of the empty state.
    void setKeys(QShortcut *refresh, QShortcut *begin);

    void show(const widgets::Loading &loading, bool mayEdit);
    using QWidget::show;
    /// Selects @p id; an unset ID clears the selection.
    void select(SavedReplyId id);
    void clearSearch();
    [[nodiscard]] QPushButton &newButton() { return *m_new; }
    /// Detaches the model, which is destroyed before the list.
    void letGo();

Q_SIGNALS:
    void chosen(tierdesk::SavedReplyId id);
    /// Emitted when the search text changed; the selected reply may be in the list again.
    void filtered();
    void newRequested();
    void retryRequested();
    void removeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    RepliesModel &m_model;
    QLineEdit *m_search;
    QPushButton *m_new;
    QListView *m_list;
    QShortcut *m_refresh = nullptr;
    QShortcut *m_begin = nullptr;
};

} // namespace tierdesk::ui
