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

/// What the shell and its pages know of each other.
namespace tierdesk::ui {

class CaseDesk;
class Commands;
class OwnDoor;
class Preferences;
class QueueFeed;
class ServerFigures;

struct MadePage;

/// What a page may ask of the shell.
struct ShellActs {
    std::function<void(const QString &id)> openCase;
    std::function<void(const QString &id)> popOut;   ///< a window of its own for the case
    std::function<bool(const QString &id)> openPage; ///< false if there is none for this person
    /// Another page, as it was made, to be told something once it is open; null if there is none.
    std::function<MadePage *(const QString &id)> made;
    std::function<void(Presence presence)> setPresence;
    std::function<void()> signOut;
};

/// What a page is made with; all outlive it.
struct PageNeeds {
    client::Connection &connection;
    const base::Clock &clock;
    QueueFeed &queue;
    CaseDesk &cases; ///< what views of a case are made with
    QSettings &settings;
    Preferences &preferences;
    Commands &commands;
    const ServerFigures &figures;
    ShellActs acts;
    QWidget *parent;
    OwnDoor *door = nullptr; ///< the server's in this program; null: it is elsewhere
};

/// A page once it was opened.
struct MadePage {
    QWidget *widget = nullptr;
    /// Beside the title, and at the trailing end of the header instead of the search field; null: none. The header owns
    /// them from here on.
    QWidget *lead = nullptr;
    QWidget *acts = nullptr;
    /// Forget everything: somebody signed out or chose another company. The stream and the company are set already.
    std::function<void()> clear;
    /// Who is signed in, or that another company was chosen: load. Also told once right after it was made.
    std::function<void(const deskapi::UserInfo &)> start;
    /// Bring the session on the screen; false if it is not to be seen here. Null: no sessions are.
    std::function<bool(const QString &id)> openCase;
    /// The session that is being read; null or empty: none.
    std::function<QString()> caseOnScreen;
    /// Shows the sessions of a customer, or those that a text is found in. Null: this page lists none.
    std::function<void(const QString &customerRef, const QString &text)> showSessions = nullptr;
};

/// An entry of the rail. Its page is made when it is first opened.
struct PagePlan {
    QString id; ///< "queue": of the settings and of the command "go.queue"
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
