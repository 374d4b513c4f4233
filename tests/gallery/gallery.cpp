#include "core/base/Clock.h"
#include "tests/gallery/Camera.h"
#include "tests/gallery/Legibility.h"
#include "tests/gallery/Models.h"
#include "tests/gallery/Office.h"
#include "tests/gallery/Pieces.h"
#include "tests/gallery/Shell.h"
#include "tests/gallery/Widgets.h"
#include "tests/support/desk/DeskDouble.h"
#include "ui/conversation/ConversationModel.h"
#include "ui/shell/MainWindow.h"

#include <QtCore/QDir>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QPixmap>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

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
        options.dataFolder = m_folder.path();
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

    [[nodiscard]] bool has(const char *name) const
    {
        return window->findChild<QWidget *>(QString::fromLatin1(name)) != nullptr;
    }

    /// Opens the queue with the cases of the design, and waits until they are seen.
    [[nodiscard]] bool openQueue()
    {
        desk.seed(test::designCases(m_clock.now()));
        desk.setDetail(test::designCase(m_clock.now()));
        open(true);
        return QTest::qWaitFor([this] {
            // Pages are made when they are opened.
            return has("queueList") && find<QListView>("queueList").model()->rowCount() == 7 &&
                   m_connection.state() == client::Connection::State::Live;
        });
    }

    /// The case of the design, claimed.
    [[nodiscard]] bool openMine()
    {
        if (!openQueue())
            return false;
        select(0);
        const bool isHere = QTest::qWaitFor([this] { return find<QPushButton>("claim").isVisible(); });
        find<QPushButton>("claim").click();
        return isHere && QTest::qWaitFor([this] { return find<QPushButton>("resolve").isVisible(); });
    }

    void select(int row) const
    {
        auto &list = find<QListView>("queueList");
        list.setCurrentIndex(list.model()->index(row, 0));
    }

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
    Choice appearance = Choice::Light;    ///< that it is opened in; it is changed before the pictures are taken
    gallery::Growth growth = gallery::Growth::Stays;
};

bool isStateShown(Scene &scene)
{
    return QTest::qWaitFor([&] { return scene.has("queueState") && scene.find<QWidget>("queueState").isVisible(); });
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
             return QTest::qWaitFor([&] { return scene.find<QPushButton>("resolve").isVisible(); });
         }},
        {"case",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.desk.tellTyping(QStringLiteral("sess_8f21"), std::nullopt);
             scene.find<QPlainTextEdit>("replyEdit").clearFocus();
             return isOpen && QTest::qWaitFor([&] { return !scene.find<QLabel>("composerTyping").text().isEmpty(); });
         }},
        {"case-saved-replies",
         [](Scene &scene) {
             scene.desk.savedReplies = {{SavedReplyId{1},
                                         {},
                                         QStringLiteral("refund"),
                                         QStringLiteral("Refund is on its way"),
                                         QStringLiteral("{name}, I have approved the refund. It leaves us today."),
                                         {}},
                                        {SavedReplyId{2},
                                         {},
                                         QStringLiteral("replace"),
                                         QStringLiteral("Replacement leaves today"),
                                         QStringLiteral("A replacement leaves our warehouse today."),
                                         {}},
                                        {SavedReplyId{3},
                                         {},
                                         QStringLiteral("repair"),
                                         QStringLiteral("Repair in the workshop"),
                                         QStringLiteral("Our workshop looks at it within two working days."),
                                         {}}};
             const bool isOpen = scene.openMine();
             scene.window->activateWindow();
             auto &edit = scene.find<QPlainTextEdit>("replyEdit");
             edit.setFocus();
             if (!QTest::qWaitFor([&] { return edit.hasFocus(); }))
                 return false;
             QTest::keyClicks(&edit, QStringLiteral("/re"));
             return isOpen && QTest::qWaitFor([&] { return scene.find<QListWidget>("savedReplies").count() == 3; });
         }},
        {"case-held",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.find<QPlainTextEdit>("replyEdit")
                 .setPlainText(
                     QStringLiteral("Dana, I am Marek from Acme. I have approved the full $312.40 back to your "
                                    "card today; no need to return the tent."));
             scene.find<QPushButton>("send").click();
             return isOpen && QTest::qWaitFor([&] { return scene.find<QWidget>("heldReply").isVisible(); });
         }},
        {"case-suggested",
         [](Scene &scene) {
             scene.desk.drafted = {
                 QStringLiteral("Hello Dana, I am Marek. I am sorry for the trouble that you have had "
                                "with the tent. You asked for a refund of $312.40 on order ORD-9876; "
                                "I have the whole case in front of me and am deciding on it."),
                 QStringLiteral("claude-haiku-5-5"),
                 1840,
                 2410,
                 64,
                 0,
                 .000'273,
                 deskapi::DraftInstead::None};
             const bool isOpen = scene.openMine();
             scene.find<QPushButton>("suggest").click();
             return isOpen && QTest::qWaitFor([&] { return scene.find<QWidget>("suggested").isVisible(); });
         }},
        {"case-closed-while-writing",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.find<QPlainTextEdit>("replyEdit").setPlainText(QStringLiteral("I am just looking into it,"));
             auto row = scene.desk.row(QStringLiteral("sess_8f21"));
             row.status = Status::Resolved;
             row.resolvedAt = scene.now();
             row.resolution = Resolution{ResolutionType::RefundProcessed, {}, {}, false, {}};
             scene.desk.change(row, {QStringLiteral("session.resolved")});
             return isOpen && QTest::qWaitFor([&] { return scene.find<QWidget>("composerNotice").isVisible(); });
         }},
        {"case-right-to-left-text",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.desk.customerSays(QStringLiteral("sess_8f21"),
                                     QString::fromUtf8("مرحبا <b>أريد استرداد أموالي</b> <img src=x> الآن 😡😡"), -0.6,
                                     Sentiment::Angry);
             scene.desk.customerSays(
                 QStringLiteral("sess_8f21"),
                 QString::fromUtf8("https://example.com/a?b=c <script>alert(1)</script>\nsecond line"), 0.3,
                 Sentiment::Satisfied);
             scene.desk.customerSays(QStringLiteral("sess_8f21"),
                                     QString::fromUtf8("أكتب لكم مرة ثانية عن الطلب ORD-9876.\nAs I wrote in English: "
                                                       "the seam is torn.\nشكرًا لكم."),
                                     0, Sentiment::Neutral);
             return isOpen && QTest::qWaitFor([&] {
                        return scene.find<QAbstractItemView>("conversation").model()->rowCount() >= 11;
                    });
         }},
        {"case-ai-writes",
         [](Scene &scene) {
             const bool isOpen = scene.openQueue();
             scene.select(0);
             auto row = scene.desk.row(QStringLiteral("sess_8f21"));
             row.tier = Tier::AiManager;
             row.status = Status::Active;
             row.waitingSince.reset();
             scene.desk.change(row);
             scene.desk.customerSays(row.id, QStringLiteral("Can you look at it yourself?"), -0.2);
             scene.desk.tellWords({row.id, Tier::AiManager,
                                   QStringLiteral("I can, Dana. The photo shows the same seam as the others of that "
                                                  "batch, so that a refund of the whole"),
                                   0, false});
             auto &rows = *scene.find<QAbstractItemView>("conversation").model();
             return isOpen && QTest::qWaitFor([&] {
                        const QModelIndex last = rows.index(rows.rowCount() - 1, 0);
                        return last.data(ui::ConversationModel::KindRole).toInt() ==
                               static_cast<int>(ui::ConversationModel::Kind::Writing);
                    });
         }},
        {"case-with-others",
         [](Scene &scene) {
             scene.desk.watchers = {{UserId{9}, QStringLiteral("Ines Duarte"), Role::Agent, Presence::Available},
                                    {UserId{10}, QStringLiteral("Olu Adeyemi"), Role::Supervisor, Presence::Away}};
             auto cases = test::designCases(scene.now());
             cases[0].holder = UserId{9};
             cases[0].holderName = QStringLiteral("Ines Duarte");
             const bool isOpen = scene.openQueue();
             scene.desk.change(cases[0], {QStringLiteral("session.claimed")});
             scene.find<QTabBar>("queueTabs").setCurrentIndex(2);
             return isOpen &&
                    QTest::qWaitFor([&] { return scene.find<QListView>("queueList").model()->rowCount() == 1; }) &&
                    (scene.select(0), QTest::qWaitFor([&] {
                         return scene.window->findChildren<QWidget *>(QStringLiteral("viewer")).size() == 2;
                     }));
         }},
        {"cases-several",
         [](Scene &scene) {
             const bool isOpen = scene.openQueue();
             auto &list = scene.find<QListView>("queueList");
             scene.select(1);
             QTest::keyClick(&list, Qt::Key_Down, Qt::ShiftModifier);
             QTest::keyClick(&list, Qt::Key_Down, Qt::ShiftModifier);
             return isOpen && scene.find<QWidget>("bulkPanel").isVisible();
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
        {"queue-opened-dark",
         [](Scene &scene) {
             const bool isOpen = scene.openQueue();
             scene.select(0);
             return isOpen;
         },
         Choice::Dark},
        {"queue-small",
         [](Scene &scene) {
             const bool isOpen = scene.openQueue();
             scene.window->resize(960, 600);
             scene.select(1);
             return isOpen;
         },
         Choice::Light, gallery::Growth::None},
    };
}

void paint(gallery::Camera &camera, const Picture &picture)
{
    const QString name = QString::fromLatin1(picture.name);
    const gallery::Costume costume(camera.worn({}));
    Scene scene(picture.appearance);
    if (picture.arrange(scene))
        camera.shoot(*scene.window, name, {}, picture.growth);
    else
        camera.miss(name);
}

/// Whether what finds cut words finds one: else all pictures would pass.
bool isSharpEyed()
{
    QWidget holder;
    holder.resize(100, 40);
    auto *cut = new QLabel(QStringLiteral("more words than there is room for"), &holder);
    cut->setGeometry(0, 0, 60, 30);
    const bool isFound = gallery::cutWords(holder).size() == 1;
    cut->setText(QStringLiteral("all"));
    return isFound && gallery::cutWords(holder).isEmpty();
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
        // The page is there once somebody is signed in.
        QListView *list = nullptr;
        const auto hasCases = [&] {
            list = window.findChild<QListView *>(QStringLiteral("queueList"));
            return list && list->model() && list->model()->rowCount() > 0;
        };
        if (!QTest::qWaitFor(hasCases, 10'000))
            return false;
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
        std::fprintf(stderr, "usage: tierdesk_gallery DIRECTORY [--arabic] [NAME…]\n");
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    if (!folder.mkpath(QStringLiteral(".")))
        return 1;
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() > 3 && arguments.at(2) == QLatin1String("--server"))
        return paintServer(folder, QUrl(arguments.at(3)), arguments.value(4).toLatin1()) ? 0 : 1;
    if (!isSharpEyed()) {
        std::fprintf(stderr, "cut words are not found\n");
        return 1;
    }
    const bool isArabic = arguments.value(2) == QLatin1String("--arabic");
    gallery::Camera camera(folder, arguments.mid(isArabic ? 3 : 2), isArabic);
    for (const Picture &picture : pictures()) {
        if (camera.wants(QString::fromLatin1(picture.name)))
            paint(camera, picture);
    }
    gallery::paintPieces(camera);
    gallery::paintOffice(camera);
    gallery::paintShell(camera);
    gallery::paintModels(camera);
    gallery::paintWidgets(camera);
    return camera.isWhole() ? 0 : 1;
}
