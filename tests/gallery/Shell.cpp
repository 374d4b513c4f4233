#include "tests/gallery/Shell.h"

#include "core/base/Clock.h"
#include "tests/gallery/Camera.h"
#include "tests/support/desk/DeskDouble.h"
#include "ui/shell/CaseWindow.h"
#include "ui/shell/Desk.h"
#include "ui/shell/MainWindow.h"
#include "ui/signin/FirstStartPage.h"
#include "ui/signin/TrustDialog.h"
#include "ui/widgets/Skeleton.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

namespace tierdesk::gallery {

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

class StillClock final : public base::Clock
{
public:
    [[nodiscard]] Timestamp now() const override { return {1'790'000'000'000}; }
};

/// A whole console on a server with the cases of the design.
class House final
{
public:
    House()
        : settings(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
    {
        desk.now = m_clock.now();
        desk.activeSessions = 35;
        desk.me.role = Role::Supervisor;
        desk.seed(test::designCases(m_clock.now()));
        desk.setDetail(test::designCase(m_clock.now()));
        desk.analytics = test::designFigures(m_clock.now());
        desk.analyticsBefore = test::designFigures(m_clock.now());
        desk.findable = {
            {text("session"), text("sess_8f21"), text("Dana Whitfield"), text("Refund of $312.40 for a tent"), {}},
            {text("session"), text("sess_71c0"), text("Dana Ortiz"), text("Where is my order?"), {}},
            {text("customer"), text("cust_77"), text("Dana Whitfield"), text("dana@example.com · Gold"), {}},
            {text("order"), text("ORD-9876"), text("ORD-9876"), text("Dana Whitfield · Ridge 3 tent · $312.40"), {}}};
        connection.setServer(desk.url());
    }

    [[nodiscard]] bool open(const char *page)
    {
        ui::MainWindow::Options options;
        options.clock = &m_clock;
        options.dataFolder = m_folder.path();
        options.token = desk.token;
        window = std::make_unique<ui::MainWindow>(connection, settings, options);
        window->resize(1440, 900);
        window->show();
        const bool isIn = QTest::qWaitFor([this] {
            return window->isSignedIn() && connection.state() == client::Connection::State::Live &&
                   find<QListView>("queueList").model()->rowCount() == 7;
        });
        if (QString::fromLatin1(page) == u"queue") {
            auto &list = find<QListView>("queueList");
            list.setCurrentIndex(list.model()->index(0, 0));
        }
        QTest::qWait(150);
        return window->desk().openPage(QString::fromLatin1(page)) && isIn && isLoaded();
    }

    /// Waits until nothing is on its way any more of what is seen.
    [[nodiscard]] bool isLoaded() const
    {
        return QTest::qWaitFor([this] {
            const auto shapes = window->findChildren<ui::widgets::Skeleton *>();
            return std::none_of(shapes.begin(), shapes.end(), [](const auto *each) { return each->isVisible(); });
        });
    }

    template<class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = window->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s in the window", name);
        return *found;
    }

    QTemporaryDir m_folder;
    StillClock m_clock;
    test::DeskDouble desk;
    QSettings settings;
    client::Connection connection;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<QWidget> other; ///< what is painted instead of the window
};

struct Picture {
    const char *name;
    Look look;
    std::function<bool(House &)> arrange; ///< false: the state was not reached
    Growth growth = Growth::Stays;
};

std::function<bool(House &)> page(const char *id, int section = -1)
{
    return [id, section](House &house) {
        const bool isOpen = house.open(id);
        if (section >= 0)
            house.find<QTabBar>("settingsTabs").setCurrentIndex(section);
        return isOpen;
    };
}

/// The settings of models, as an administrator sees them.
bool models(House &house)
{
    house.desk.me.role = Role::Admin;
    house.desk.models = test::designModels();
    house.desk.saveConfig(test::designChoice(), text("marek@acme.example"));
    return page("settings", 5)(house) &&
           QTest::qWaitFor([&] { return house.find<QPushButton>("modelChoose").isVisible(); });
}

/// The page @p id with what it had loaded, and the server gone.
std::function<bool(House &)> offline(const char *id)
{
    return [id](House &house) {
        const bool isOpen = house.open(id);
        QTest::qWait(200);
        house.desk.stop();
        return isOpen && QTest::qWaitFor([&] { return house.find<QWidget>("offline").isVisible(); });
    };
}

bool openPalette(House &house, const char *typed)
{
    if (!house.open("queue"))
        return false;
    house.find<QPushButton>("search").click();
    QTest::keyClicks(&house.find<QLineEdit>("paletteEdit"), QString::fromLatin1(typed));
    QTest::qWait(350);
    return true;
}

std::vector<Picture> pictures()
{
    return {
        {"palette", {}, [](House &house) { return openPalette(house, ""); }},
        {"palette-found", {}, [](House &house) { return openPalette(house, "dana"); }},
        {"key-help",
         {},
         [](House &house) {
             const bool isOpen = house.open("queue");
             QTest::keyClick(house.window.get(), Qt::Key_Question);
             return isOpen;
         }},
        {"settings-profile", {}, page("settings", 0)},
        {"settings-appearance", {}, page("settings", 1)},
        {"settings-notifications", {}, page("settings", 2)},
        {"settings-keys", {}, page("settings", 3)},
        {"settings-server", {}, page("settings", 4)},
        {"settings-models", {}, models},
        {"settings-models-offline",
         {},
         [](House &house) {
             if (!models(house))
                 return false;
             house.desk.stop();
             return QTest::qWaitFor([&] { return house.find<QWidget>("offline").isVisible(); });
         }},
        {"queue-offline", {}, offline("queue")},
        {"sessions-offline", {}, offline("sessions")},
        {"dashboard-offline", {}, offline("dashboard")},
        {"tiers-offline", {}, offline("tiers")},
        {"replies-offline", {}, offline("replies")},
        {"settings-offline", {}, offline("settings")},
        {"first-start",
         {},
         [](House &house) {
             house.other = std::make_unique<ui::FirstStartPage>();
             house.other->resize(900, 760);
             house.other->show();
             house.other->findChild<QPushButton *>(QStringLiteral("firstBegin"))->click();
             return true;
         }},
        {"trust",
         {},
         [](House &house) {
             client::Certificate certificate;
             certificate.fingerprint = "8f0b2c7d9ae1436655aa01cc3e77d2108f0b2c7d9ae1436655aa01cc3e77d210";
             certificate.subject = text("desk.acme.example");
             certificate.issuer = text("desk.acme.example");
             certificate.expiry = {1'820'000'000'000};
             certificate.problems = {text("The certificate is self-signed, and untrusted")};
             auto dialog = std::make_unique<ui::TrustDialog>(QUrl(text("https://desk.acme.example:8443")), certificate,
                                                             false, nullptr);
             dialog->setAttribute(Qt::WA_DeleteOnClose, false);
             dialog->show();
             house.other = std::move(dialog);
             return true;
         }},
        {"case-window",
         {},
         [](House &house) {
             if (!house.open("queue"))
                 return false;
             auto window =
                 std::make_unique<ui::CaseWindow>(house.window->desk().cases(), house.settings, text("sess_8f21"));
             window->setAttribute(Qt::WA_DeleteOnClose, false);
             window->show();
             house.other = std::move(window);
             QTest::qWait(300);
             return true;
         }},
        {"queue-80", {80, false}, page("queue")},
        {"queue-arabic", {100, true}, page("queue")},
        {"sessions-arabic", {100, true}, page("sessions")},
        {"dashboard-arabic", {100, true}, page("dashboard")},
        {"tiers-arabic", {100, true}, page("tiers")},
        {"replies-arabic", {100, true}, page("replies")},
        {"settings-arabic", {100, true}, page("settings", 1)},
    };
}

void paint(Camera &camera, const Picture &picture)
{
    const QString name = QString::fromLatin1(picture.name);
    const Costume costume(camera.worn(picture.look));
    House house;
    house.settings.setValue(QStringLiteral("appearance"), static_cast<int>(ui::theme::Choice::Light));
    house.settings.setValue(QStringLiteral("look/font"), picture.look.fontPercent);
    if (picture.arrange(house))
        camera.shoot(house.other ? *house.other : *house.window, name, picture.look, picture.growth);
    else
        camera.miss(name);
    house.other.reset();
    house.window.reset();
}

} // namespace

void paintShell(Camera &camera)
{
    for (const Picture &picture : pictures()) {
        if (camera.wants(QString::fromLatin1(picture.name)))
            paint(camera, picture);
    }
}

} // namespace tierdesk::gallery
