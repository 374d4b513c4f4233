#pragma once

#include "core/base/Error.h"
#include "core/domain/Ids.h"
#include "ui/widgets/Panel.h"

#include <QtCore/QPointer>
#include <QtGui/QShortcut>

#include <optional>

class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;

namespace tierdesk::ui {

namespace widgets {
class Skeleton;
class StatePanel;
} // namespace widgets

class RepliesModel;

/// The list of saved replies with a search field and a button for a new one, in all its states.
class RepliesList final : public widgets::Panel
{
    Q_OBJECT

public:
    enum class State { Empty, Loading, Ready, Failed };

    /// @p model must outlive it.
    explicit RepliesList(RepliesModel &model, QWidget *parent = nullptr);
    /// Sets the shortcuts shown beside the actions of the empty state.
    void setKeys(QShortcut *refresh, QShortcut *begin);

    /// @p error is the reason of a failed load.
    void show(State state, bool mayEdit, const std::optional<base::Error> &error);
    using QWidget::show;
    /// Selects @p id; an unset ID clears the selection.
    void select(SavedReplyId id);
    void focusSearch();
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
    void focusInEvent(QFocusEvent *event) override;

private:
    void pressState();

    RepliesModel &m_model;
    State m_shown = State::Empty;
    QLineEdit *m_search;
    QPushButton *m_new;
    QStackedWidget *m_stack;
    QListView *m_list;
    widgets::Skeleton *m_skeleton;
    widgets::StatePanel *m_state;
    QPointer<QShortcut> m_refresh;
    QPointer<QShortcut> m_begin;
};

} // namespace tierdesk::ui
