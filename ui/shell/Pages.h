#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/People.h"
#include "ui/theme/Icons.h"

#include <QtCore/QString>

#include <functional>
#include <vector>

class QSettings;
class QWidget;

/// The interface between the shell and its pages.
namespace tierdesk::ui {

class CaseDesk;
class Commands;
class OwnDoor;
class Page;
class Preferences;
class QueueFeed;
class ServerFigures;
struct SessionsFilter;

/// What a page may request from the shell.
struct ShellActs {
    std::function<void(const QString &id)> openCase;
    std::function<void(const QString &id)> popOut; ///< opens the case in its own window
    std::function<void(const SessionsFilter &filter)> showSessions;
    std::function<void(Presence presence)> setPresence;
    std::function<void()> signOut;
};

/// What a page is built with; all of it outlives the page.
struct PageNeeds {
    client::Connection &connection;
    const base::Clock &clock;
    QueueFeed &queue;
    CaseDesk &cases; ///< for building case views
    QSettings &settings;
    Preferences &preferences;
    Commands &commands;
    const ServerFigures &figures;
    ShellActs acts;
    QWidget *parent;
    OwnDoor *door = nullptr; ///< the embedded server's; null if the server is elsewhere
};

/// An entry of the rail. Its page is created when first opened.
struct PagePlan {
    QString id; ///< "queue": used in the settings and in the command "go.queue"
    theme::Icon icon;
    QString name;  ///< in the rail
    QString title; ///< in the header
    Role least = Role::Agent;
    bool isAtBottom = false;
    std::function<Page *(const PageNeeds &)> make;
};

/// Every page of the console, in the order of the rail.
[[nodiscard]] std::vector<PagePlan> pagePlans();

} // namespace tierdesk::ui
