#include "tests/gallery/Scene.h"

#include "tests/gallery/Waiting.h"

#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>

namespace tierdesk::gallery {

using client::Connection;

namespace {

/// Who is away stays away while the picture is taken.
Connection::Timing slowTiming()
{
    Connection::Timing timing;
    timing.backoff = {20'000, 30'000};
    return timing;
}

} // namespace

Scene::Scene(ui::theme::Choice appearance)
    : m_appearance(appearance)
    , m_settings(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
    , m_connection(slowTiming())
{
    desk.now = m_clock.now();
    desk.activeSessions = 35;
    m_connection.setServer(desk.url());
}

void Scene::open(bool isSignedIn)
{
    ui::MainWindow::Options options;
    options.appearance = m_appearance;
    options.clock = &m_clock;
    options.dataFolder = m_folder.path();
    if (isSignedIn)
        options.token = desk.token;
    window = std::make_unique<ui::MainWindow>(m_connection, m_settings, options);
    window->resize(1440, 900);
    window->show();
}

bool Scene::openQueue()
{
    desk.seed(test::designCases(m_clock.now()));
    desk.setDetail(test::designCase(m_clock.now()));
    open(true);
    return until("the queue with its seven cases", [this] {
        // Pages are made when they are opened.
        return has("queueList") && find<QListView>("queueList").model()->rowCount() == 7 &&
               m_connection.state() == Connection::State::Live;
    });
}

bool Scene::openMine()
{
    if (!openQueue() || !read(0) || !untilSeen(find<QPushButton>("claim")))
        return false;
    find<QPushButton>("claim").click();
    return untilSeen(find<QPushButton>("resolve"));
}

void Scene::select(int row) const
{
    auto &list = find<QListView>("queueList");
    list.setCurrentIndex(list.model()->index(row, 0));
}

bool Scene::read(int row) const
{
    select(row);
    return untilSeen(find<QWidget>("caseView")) && untilLoaded(*window);
}

void paint(Camera &camera, const std::vector<ScenePicture> &pictures)
{
    for (const ScenePicture &picture : pictures) {
        const QString name = QString::fromLatin1(picture.name);
        if (!camera.wants(name))
            continue;
        const Costume costume(camera.worn({}));
        Scene scene(picture.appearance);
        if (picture.arrange(scene))
            camera.shoot(*scene.window, name, {}, picture.growth);
        else
            camera.miss(name);
    }
}

} // namespace tierdesk::gallery
