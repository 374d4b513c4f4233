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

/// The saved replies to choose from: a search, a button for a new one, and the list in each of its states.
class RepliesList final : public widgets::Panel
{
    Q_OBJECT

public:
    enum class State { Empty, Loading, Ready, Failed };

    /// @p model must outlive it.
    explicit RepliesList(RepliesModel &model, QWidget *parent = nullptr);
    /// The keys that stand beside what may be done where there is no reply.
    void setKeys(QShortcut *refresh, QShortcut *begin);

    /// @p error is why it failed.
    void show(State state, bool mayEdit, const std::optional<base::Error> &error);
    using QWidget::show;
    /// Marks @p id as the chosen one; an unset one: none.
    void select(SavedReplyId id);
    void focusSearch();
    void clearSearch();
    [[nodiscard]] QPushButton &newButton() { return *m_new; }
    /// The model goes before the list does.
    void letGo();

Q_SIGNALS:
    void chosen(tierdesk::SavedReplyId id);
    /// Other words: what is chosen may have come into the list.
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
