#pragma once

#include "core/base/Clock.h"
#include "core/domain/Enums.h"
#include "core/doors/client/Connection.h"
#include "ui/theme/Icons.h"

#include <QtCore/QString>

#include <functional>

class QSettings;
class QWidget;

/// What the shell and its pages know of each other.
namespace tierdesk::ui {

class QueueFeed;

/// What a page is made with; all outlive it.
struct PageNeeds {
    client::Connection &connection;
    const base::Clock &clock;
    QueueFeed &queue;
    QSettings &settings;
    QWidget *parent;
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
    /// Somebody is signed in, or another company was chosen: load. Also told once right after it was made.
    std::function<void()> start;
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

} // namespace tierdesk::ui
