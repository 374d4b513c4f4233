#pragma once

#include "core/doors/deskapi/People.h"

#include <QtWidgets/QWidget>

namespace tierdesk::ui {

struct SessionsFilter;

/// A page of the desk.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Loads for the signed-in user or the chosen company. Also called right after creation.
    virtual void setMe(const deskapi::UserInfo & /*me*/) {}
    /// Forgets everything: the user signed out or chose another company. The stream and the company are already set.
    virtual void clear() = 0;
    /// Widgets beside the title, and at the trailing end of the header in place of the search button; null: none. The
    /// header owns them from here on.
    [[nodiscard]] virtual QWidget *takeLead() { return nullptr; }
    [[nodiscard]] virtual QWidget *takeActs() { return nullptr; }
    /// Shows the session. Returns false if it cannot be shown here.
    virtual bool openCase(const QString & /*id*/) { return false; }
    /// Returns the session on the screen; empty: none.
    [[nodiscard]] virtual QString caseOnScreen() const { return {}; }
    /// Shows a list of sessions, if this page has one.
    virtual void showSessions(const SessionsFilter & /*filter*/) {}
};

} // namespace tierdesk::ui
