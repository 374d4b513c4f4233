#include "core/base/Clock.h"
#include "tests/support/desk/DeskDouble.h"
#include "ui/shell/MainWindow.h"

#include <QtCore/QDir>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QPixmap>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

#include <cstdio>
#include <functional>
#include <memory>

using namespace tierdesk;
using ui::theme::Choice;

namespace {

class StillClock final : public base::Clock
{
public:
    [[nodiscard]] Timestamp now() const override { return {1'790'000'000'000}; }
};

/// One console against one server, to be brought into a state.
class Scene final
{
public:
    explicit Scene(Choice appearance)
        : m_appearance(appearance)
        , m_settings(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , m_connection(slowTiming())
    {
        desk.now = m_clock.now();
        desk.activeSessions = 35;
        m_connection.setServer(desk.url());
    }

    ~Scene() { window.reset(); } // before what it works with
    Scene(const Scene &) = delete;
    Scene &operator=(const Scene &) = delete;

    void open(bool isSignedIn)
    {
        ui::MainWindow::Options options;
        options.appearance = m_appearance;
        options.clock = &m_clock;
        if (isSignedIn)
            options.token = desk.token;
        window = std::make_unique<ui::MainWindow>(m_connection, m_settings, options);
        window->resize(1440, 900);
        window->show();
    }

    template<class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = window->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s in the window", name);
        return *found;
    }

    /// Opens the queue with the cases of the design, and waits until they are seen.
    [[nodiscard]] bool openQueue(bool isOtherTheme = false)
    {
        desk.seed(test::designCases(m_clock.now()));
        open(true);
        if (isOtherTheme)
            ui::theme::apply(*qApp, m_appearance == Choice::Dark ? Choice::Light : Choice::Dark);
        return QTest::qWaitFor([this] {
            return find<QListView>("queueList").model()->rowCount() == 7 &&
                   m_connection.state() == client::Connection::State::Live;
        });
    }

    void select(int row) const
    {
        auto &list = find<QListView>("queueList");
        list.setCurrentIndex(list.model()->index(row, 0));
    }

    void dress() const { ui::theme::apply(*qApp, m_appearance); }
    [[nodiscard]] Timestamp now() const { return m_clock.now(); }

    test::DeskDouble desk;
    std::unique_ptr<ui::MainWindow> window;

private:
    static client::Connection::Timing slowTiming()
    {
        client::Connection::Timing timing;
        timing.backoff = {20'000, 30'000};
        return timing;
    }

    Choice m_appearance;
    StillClock m_clock;
    QTemporaryDir m_folder;
    QSettings m_settings;
    client::Connection m_connection;
};

struct Picture {
    const char *name;
    std::function<bool(Scene &)> arrange; ///< false: the state was not reached
};

bool isStateShown(Scene &scene)
{
    return QTest::qWaitFor([&] { return scene.find<QWidget>("queueState").isVisible(); });
}

std::vector<Picture> pictures()
{
    return {
        {"sign-in",
         [](Scene &scene) {
             scene.open(false);
             return true;
         }},
        {"sign-in-refused",
         [](Scene &scene) {
             scene.open(false);
             scene.find<QLineEdit>("email").setText(QStringLiteral("marek@acme.example"));
             scene.find<QLineEdit>("password").setText(QStringLiteral("not this one"));
             scene.find<QPushButton>("signIn").click();
             return QTest::qWaitFor([&] { return scene.find<QWidget>("signInMessage").isVisible(); });
         }},
        {"queue",
         [](Scene &scene) {
             const bool isOpen = scene.openQueue();
             scene.select(0);
             scene.find<QListView>("queueList").setFocus();
             return isOpen;
         }},
        {"queue-nothing-chosen", [](Scene &scene) { return scene.openQueue(); }},
        {"queue-mine",
         [](Scene &scene) {
             if (!scene.openQueue())
                 return false;
             scene.select(2);
             scene.find<QPushButton>("claim").click();
             return QTest::qWaitFor([&] { return scene.find<QWidget>("caseHolder").isVisible(); });
         }},
        {"queue-lost-race",
         [](Scene &scene) {
             if (!scene.openQueue())
                 return false;
             scene.desk.loseNextClaimTo(QStringLiteral("Ines Duarte"));
             scene.select(1);
             scene.find<QPushButton>("claim").click();
             return QTest::qWaitFor([&] { return scene.find<QWidget>("caseHolder").isVisible(); });
         }},
        {"queue-empty",
         [](Scene &scene) {
             scene.open(true);
             return isStateShown(scene);
         }},
        {"queue-loading",
         [](Scene &scene) {
             scene.desk.holdAnswers(true);
             scene.open(true);
             return QTest::qWaitFor([&] { return scene.desk.askedFor(QStringLiteral("/desk/queue")) >= 4; });
         }},
        {"queue-failed",
         [](Scene &scene) {
             scene.desk.failNext(QStringLiteral("/desk/queue"), {0, {}, true});
             scene.open(true);
             return isStateShown(scene);
         }},
        {"queue-offline",
         [](Scene &scene) {
             if (!scene.openQueue())
                 return false;
             scene.select(3);
             scene.desk.stop();
             return QTest::qWaitFor([&] {
                 const auto &banners = scene.window->findChildren<QWidget *>(QStringLiteral("banner"));
                 return std::any_of(banners.begin(), banners.end(), [](QWidget *each) { return each->isVisible(); });
             });
         }},
        {"queue-repainted", // opened in the other theme
         [](Scene &scene) {
             const bool isOpen = scene.openQueue(true);
             scene.select(0);
             scene.dress();
             return isOpen;
         }},
        {"queue-small",
         [](Scene &scene) {
             const bool isOpen = scene.openQueue();
             scene.window->resize(960, 600);
             scene.select(1);
             return isOpen;
         }},
    };
}

bool paint(const QDir &folder, const Picture &picture, Choice appearance)
{
    Scene scene(appearance);
    const QString file =
        folder.filePath(QStringLiteral("%1-%2.png")
                            .arg(QString::fromLatin1(picture.name),
                                 appearance == Choice::Dark ? QStringLiteral("dark") : QStringLiteral("light")));
    if (!picture.arrange(scene)) {
        std::fprintf(stderr, "%s: the state was not reached\n", qPrintable(file));
        return false;
    }
    QTest::qWait(80); // layouts and hover settle
    const bool isSaved = scene.window->grab().save(file);
    std::printf("%s\n", qPrintable(file));
    return isSaved;
}

/// The console on a running server: "tierdesk_gallery DIRECTORY --server URL [TOKEN]".
bool paintServer(const QDir &folder, const QUrl &server, const QByteArray &token)
{
    bool isWhole = true;
    for (const Choice appearance : {Choice::Light, Choice::Dark}) {
        QTemporaryDir home;
        QSettings settings(home.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        client::Connection connection;
        connection.setServer(server);
        ui::MainWindow::Options options;
        options.appearance = appearance;
        options.token = token;
        ui::MainWindow window(connection, settings, options);
        window.resize(1440, 900);
        window.show();
        auto *list = window.findChild<QListView *>(QStringLiteral("queueList"));
        isWhole = QTest::qWaitFor([&] { return list->model()->rowCount() > 0; }) && isWhole;
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::qWait(500);
        const QString name =
            appearance == Choice::Dark ? QStringLiteral("server-dark.png") : QStringLiteral("server-light.png");
        isWhole = window.grab().save(folder.filePath(name)) && isWhole;
    }
    return isWhole;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: tierdesk_gallery DIRECTORY [NAME…]\n");
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    if (!folder.mkpath(QStringLiteral(".")))
        return 1;
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() > 3 && arguments.at(2) == QLatin1String("--server"))
        return paintServer(folder, QUrl(arguments.at(3)), arguments.value(4).toLatin1()) ? 0 : 1;
    bool isWhole = true;
    for (const Picture &picture : pictures()) {
        if (argc > 2 && !arguments.mid(2).contains(QLatin1String(picture.name)))
            continue;
        for (const Choice appearance : {Choice::Light, Choice::Dark})
            isWhole = paint(folder, picture, appearance) && isWhole;
    }
    return isWhole ? 0 : 1;
}
