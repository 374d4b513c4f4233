#pragma once

#include "ui/sessions/SavedViews.h"

#include <QtWidgets/QPushButton>

namespace tierdesk::ui {

/// A menu of views: the built-in ones and the user's own, which are saved and removed here.
class ViewsButton final : public QPushButton
{
    Q_OBJECT

public:
    /// @p settings must outlive it.
    explicit ViewsButton(QSettings &settings, QWidget *parent = nullptr);

    /// Sets the owner: person, server and company.
    void setOwner(const QString &owner) { m_views.setOwner(owner); }
    /// Sets the current filter, which would be saved.
    void setCurrent(const SessionsFilter &filter) { m_current = filter; }

Q_SIGNALS:
    void viewChosen(const tierdesk::ui::SessionsFilter &filter);

private:
    void fillViews();
    void saveView();

    SavedViews m_views;
    SessionsFilter m_current;
    QMenu *m_menu;
};

} // namespace tierdesk::ui
