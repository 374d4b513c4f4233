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

/// What this person may still grant to the customer, and the buttons that do it. The act that the case asks for comes
/// first, with its amount. Where nothing may be done now, it says why.
/// Keys: F refund, D credit, P replacement.
class AuthoritySection final : public QWidget
{
    Q_OBJECT

public:
    explicit AuthoritySection(QWidget *parent = nullptr);

    void show(const CaseFeed &feed);
    /// Opens the rarer acts; to be put where there is room for it.
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
