#pragma once

#include "core/doors/deskapi/Requests.h"
#include "core/doors/deskapi/Sessions.h"

#include <QtWidgets/QWidget>

#include <array>

class QMenu;
class QPushButton;

namespace tierdesk::ui {

class CaseFeed;
class FactLines;
namespace widgets {
class Label;
}

/// Shows the person's remaining authority and the action buttons. The suggested action is highlighted with its amount.
/// If no action is possible now, shows why. Keys: F refund, D credit, P replacement.
class AuthoritySection final : public QWidget
{
    Q_OBJECT

public:
    explicit AuthoritySection(QWidget *parent = nullptr);

    void show(const CaseFeed &feed);
    /// Returns the button for the less common actions, to be placed by the caller.
    [[nodiscard]] QPushButton &more() const { return *m_more; }
    using QWidget::show;

Q_SIGNALS:
    void actRequested(tierdesk::ActionKind kind);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Act {
        ActionKind kind;
        QPushButton *button;
    };
    [[nodiscard]] QPushButton *makeButton(ActionKind kind, const char *name, const QString &key);
    void measure();
    void showLines(const deskapi::SessionDetail &detail);
    void showButtons(const CaseFeed &feed);

    FactLines *m_lines;
    widgets::Label *m_used;
    std::array<Act, 3> m_acts;
    QPushButton *m_more;
    QMenu *m_menu;
    std::vector<std::pair<ActionKind, QAction *>> m_rest;
    widgets::Label *m_hint;
};

} // namespace tierdesk::ui
