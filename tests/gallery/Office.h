#pragma once

#include "tests/gallery/Camera.h"
#include "tests/gallery/StillClock.h"
#include "tests/support/desk/DeskDouble.h"
#include "ui/conversation/CaseDesk.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QWidget>

#include <functional>
#include <memory>
#include <vector>

namespace tierdesk::ui {
class DashboardPage;
class IntegrationsPage;
class RepliesPage;
class SessionsPage;
class TiersPage;
class TrainingPage;
} // namespace tierdesk::ui

namespace tierdesk::gallery {

/// One page of a supervisor's against one server.
class Office final
{
public:
    Office();
    ~Office(); // the page goes before what it works with
    Office(const Office &) = delete;
    Office &operator=(const Office &) = delete;

    void seedSessions();
    /// What a shop for climbers teaches, and a candidate that was refused.
    void seedTraining();
    void seedReplies();
    /// A shop's program that is told everything, one that was switched off, and what became of what was sent.
    void seedIntegrations();

    ui::SessionsPage &openSessions();
    ui::DashboardPage &openDashboard();
    ui::TiersPage &openTiers();
    ui::RepliesPage &openReplies();
    ui::TrainingPage &openTraining();
    ui::IntegrationsPage &openIntegrations(); ///< as an admin

    template<class T>
    [[nodiscard]] T &find(const QString &name) const
    {
        auto *found = page->findChild<T *>(name);
        if (!found)
            qFatal("no %s on the page", qPrintable(name));
        return *found;
    }
    [[nodiscard]] bool isSeen(const char *name) const;
    /// The failure is seen and stays: what is asked for again once the connection is there has failed as well.
    [[nodiscard]] bool hasFailed(const char *name) const;
    /// Waits until the page has asked the server for @p path.
    [[nodiscard]] bool isAsked(const char *path) const;

    StillClock clock;
    test::DeskDouble desk;
    QTemporaryDir folder;
    QSettings settings;
    client::Connection connection;
    ui::CaseDesk cases;
    std::unique_ptr<QWidget> page;

private:
    void show(std::unique_ptr<QWidget> made);
};

struct OfficePicture {
    const char *name;
    std::function<bool(Office &)> arrange; ///< false: the state was not reached
    Look look{};
};

/// Takes those of @p pictures that are wanted.
void paint(Camera &camera, const std::vector<OfficePicture> &pictures);

} // namespace tierdesk::gallery
