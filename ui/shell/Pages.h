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
class Preferences;
class QueueFeed;
class ServerFigures;

struct MadePage;

/// What a page may request from the shell.
struct ShellActs {
    std::function<void(const QString &id)> openCase;
    std::function<void(const QString &id)> popOut;   ///< opens the case in its own window
    std::function<bool(const QString &id)> openPage; ///< returns false if this person has no such page
    /// Returns another page, to call once it is open; null if there is none.
    std::function<MadePage *(const QString &id)> made;
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

/// A page that has been opened.
struct MadePage {
    QWidget *widget = nullptr;
    /// Widgets beside the title, and at the trailing end of the header in place of the search button; null: none. The
    /// header owns them from here on.
    QWidget *lead = nullptr;
    QWidget *acts = nullptr;
    /// Forgets everything: the user signed out or chose another company. The stream and the company are already set.
    std::function<void()> clear;
    /// Loads for the signed-in user or the chosen company. Also called right after creation.
    std::function<void(const deskapi::UserInfo &)> start;
    /// Shows the session. Returns false if it cannot be shown here. Null if the page shows no sessions.
    std::function<bool(const QString &id)> openCase;
    /// Returns the session on the screen; null or empty: none.
    std::function<QString()> caseOnScreen;
    /// Shows the sessions of a customer, or those that a text is found in. Null: this page lists none.
    std::function<void(const QString &customerRef, const QString &text)> showSessions = nullptr;
};

/// An entry of the rail. Its page is created when first opened.
struct PagePlan {
    QString id; ///< "queue": used in the settings and in the command "go.queue"
    theme::Icon icon;
    QString name;  ///< in the rail
    QString title; ///< in the header
    Role least = Role::Agent;
    bool isAtBottom = false;
    std::function<MadePage(const PageNeeds &)> make;
};

/// Every page of the console, in the order of the rail.
[[nodiscard]] std::vector<PagePlan> pagePlans();

} // namespace tierdesk::ui
