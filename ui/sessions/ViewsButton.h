#pragma once

#include "ui/sessions/SavedViews.h"

#include <QtWidgets/QPushButton>

namespace tierdesk::ui {

/// Lists with a name: those that everybody has, and one's own, which are saved and removed here.
class ViewsButton final : public QPushButton
{
    Q_OBJECT

public:
    /// @p settings must outlive it.
    explicit ViewsButton(QSettings &settings, QWidget *parent = nullptr);

    /// Whose views, at which server and company.
    void setOwner(const QString &owner) { m_views.setOwner(owner); }
    /// What is shown now: it is what would be saved.
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
