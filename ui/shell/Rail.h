#pragma once

#include "core/doors/deskapi/People.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Panel.h"

#include <QtCore/QList>

class QActionGroup;
class QButtonGroup;
class QMenu;
class QVBoxLayout;

namespace tierdesk::ui {

namespace widgets {
class Avatar;
class RailButton;
} // namespace widgets

/// The navigation bar at the left: one button per page, and the user with a personal menu at the bottom.
class Rail final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    /// Adds an entry, either at the bottom above the user or below those at the top; its number is its order, from 0.
    int addPage(theme::Icon icon, const QString &name, bool isAtBottom = false);
    /// Hides the entries that this person may not open.
    void setOffered(int page, bool isOffered);
    /// Shows the shortcut in the entry's tool tip.
    void setKey(int page, const QString &key);
    void setCurrent(int page);
    void setBadge(int page, int number);
    void setPerson(const deskapi::UserInfo &user);
    void setScheme(theme::Choice choice);

Q_SIGNALS:
    void pageChosen(int page);
    void presenceChosen(tierdesk::Presence presence);
    void appearanceChosen(tierdesk::ui::theme::Choice choice);
    void signOutChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeMenu();

    QVBoxLayout *m_top;
    QVBoxLayout *m_bottom;
    QButtonGroup *m_pages;
    QList<widgets::RailButton *> m_buttons;
    widgets::Avatar *m_avatar;
    QMenu *m_menu;
    QAction *m_who = nullptr;
    QActionGroup *m_presence = nullptr;
    QActionGroup *m_appearance = nullptr;
};

} // namespace tierdesk::ui
