#pragma once

#include "ui/theme/Icons.h"
#include "ui/widgets/Panel.h"

#include <functional>

class QLayout;
class QLineEdit;
class QListView;
class QPushButton;
class QShortcut;
class QStackedWidget;

namespace tierdesk::ui::widgets {

class Loading;
class Skeleton;
class StatePanel;

/// A message in place of content: that there is none, or why.
struct StateText {
    theme::Icon icon;
    QString heading;
    QString sentence;
};

/// The button below a message; an empty text: none.
struct StateAction {
    QString text;
    std::function<void()> act;
    QShortcut *key = nullptr; ///< shown on the button
};

/// Shows its content, a skeleton while that loads, or a message in its place, below an optional strip of controls.
/// Passes the focus on to its list.
class StatePane : public Panel
{
    Q_OBJECT

public:
    /// @p name is the object name of the message.
    StatePane(const QString &name, Surface surface, Qt::Edges lines, QWidget *parent = nullptr);

    /// Adds the strip, before its controls.
    void setStrip(QLayout *controls);
    /// Adds a field that takes the remaining space of the strip, a box layout. @p spoken is its accessible name.
    QLineEdit *addSearch(const char *name, const QString &spoken, const QString &hint);
    void focusSearch();
    QPushButton *addButton(const char *name, const QString &text, std::function<void()> act);
    /// Called once, after the strip is complete and before anything is shown.
    void setContent(QWidget *content);
    /// Sets @p list, which has a model, as the content.
    void setList(QListView *list);

    void showContent();
    void showBlank();
    void say(const StateText &text, const StateAction &action = {});
    /// Shows the list if it has rows, and else that it loads or why it failed. Returns false if there is nothing of
    /// this to show: the caller says what is there instead.
    [[nodiscard]] bool showLoaded(const Loading &loading, const StateAction &retry);

Q_SIGNALS:
    /// The list was scrolled to its last page.
    void endReached();

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    QString m_name;
    QLayout *m_controls = nullptr;
    QLineEdit *m_search = nullptr;
    QStackedWidget *m_stack;
    QWidget *m_content = nullptr;
    Skeleton *m_skeleton = nullptr;
    StatePanel *m_message = nullptr;
    QListView *m_list = nullptr;
    std::function<void()> m_act;
};

} // namespace tierdesk::ui::widgets
