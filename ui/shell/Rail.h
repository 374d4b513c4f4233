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

/// The narrow bar at the left: a button a page, and who one is at the bottom, with the menu of what concerns oneself.
class Rail final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    /// Adds an entry; its number is its order, from 0.
    int addPage(theme::Icon icon, const QString &name);
    void setCurrent(int page);
    void setBadge(int page, int number);
    void setPerson(const deskapi::UserInfo &user);
    void setAppearance(theme::Choice choice);

Q_SIGNALS:
    void pageChosen(int page);
    void presenceChosen(tierdesk::Presence presence);
    void appearanceChosen(tierdesk::ui::theme::Choice choice);
    void signOutChosen();

private:
    void makeMenu();

    QVBoxLayout *m_layout;
    QButtonGroup *m_pages;
    QList<widgets::RailButton *> m_buttons;
    widgets::Avatar *m_avatar;
    QMenu *m_menu;
    QAction *m_who = nullptr;
    QActionGroup *m_presence = nullptr;
    QActionGroup *m_appearance = nullptr;
};

} // namespace tierdesk::ui
