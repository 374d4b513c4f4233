#pragma once

#include "tests/gallery/Camera.h"
#include "tests/gallery/StillClock.h"
#include "tests/support/desk/DeskDouble.h"
#include "ui/shell/MainWindow.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace tierdesk::gallery {

/// One console against one server, to be brought into a state.
class Scene final
{
public:
    explicit Scene(ui::theme::Choice appearance);
    ~Scene() { window.reset(); } // before what it works with
    Scene(const Scene &) = delete;
    Scene &operator=(const Scene &) = delete;

    void open(bool isSignedIn);
    /// Opens the queue with the cases of the design, and waits until they are seen.
    [[nodiscard]] bool openQueue();
    /// The case of the design, claimed.
    [[nodiscard]] bool openMine();
    void select(int row) const;
    /// Chooses a case and waits until it is read.
    [[nodiscard]] bool read(int row) const;

    template<class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = window->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s in the window", name);
        return *found;
    }
    [[nodiscard]] bool has(const char *name) const
    {
        return window->findChild<QWidget *>(QString::fromLatin1(name)) != nullptr;
    }
    [[nodiscard]] Timestamp now() const { return m_clock.now(); }

    test::DeskDouble desk;
    std::unique_ptr<ui::MainWindow> window;

private:
    ui::theme::Choice m_appearance;
    StillClock m_clock;
    QTemporaryDir m_folder;
    QSettings m_settings;
    client::Connection m_connection;
};

struct ScenePicture {
    const char *name;
    std::function<bool(Scene &)> arrange; ///< false: the state was not reached
    /// That it is opened in; it is changed before the pictures are taken.
    ui::theme::Choice appearance = ui::theme::Choice::Light;
    Growth growth = Growth::Stays;
};

/// Takes those of @p pictures that are wanted.
void paint(Camera &camera, const std::vector<ScenePicture> &pictures);

} // namespace tierdesk::gallery
