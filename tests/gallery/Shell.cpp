#include "tests/gallery/Shell.h"

#include "tests/gallery/Camera.h"
#include "tests/gallery/StillClock.h"
#include "tests/gallery/Waiting.h"
#include "tests/support/desk/DeskDouble.h"
#include "ui/shell/CaseWindow.h"
#include "ui/shell/Desk.h"
#include "ui/shell/MainWindow.h"
#include "ui/signin/FirstStartPage.h"
#include "ui/signin/TrustDialog.h"

#include <QtCore/QPointer>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>

#include <functional>
#include <memory>
#include <vector>

namespace tierdesk::gallery {

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// A whole console on a server with the cases of the design.
class House final
{
public:
    House()
        : settings(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
    {
        desk.now = m_clock.now();
        desk.activeSessions = 35;
        desk.me.role = Role::Supervisor;
        desk.seed(test::designCases(m_clock.now()));
        desk.setDetail(test::designCase(m_clock.now()));
        desk.analytics = test::designFigures(m_clock.now());
        desk.analyticsBefore = test::designFigures(m_clock.now());
        desk.findable = {
            {text("session"),
             text("sess_8f21"),
             text("Dana Whitfield"),
             text("Refund of $312.40 for a tent"),
             {},
             text("cust_77")},
            {text("session"), text("sess_71c0"), text("Dana Ortiz"), text("Where is my order?"), {}, text("cust_12")},
            {text("customer"),
             text("cust_77"),
             text("Dana Whitfield"),
             text("dana@example.com · Gold"),
             {},
             text("cust_77")},
            {text("order"),
             text("ORD-9876"),
             text("ORD-9876"),
             text("Dana Whitfield · Ridge 3 tent · $312.40"),
             {},
             text("cust_77")}};
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
        const bool isIn = until("the console with its seven cases", [this] {
            return window->isSignedIn() && connection.state() == client::Connection::State::Live &&
                   find<QListView>("queueList").model()->rowCount() == 7;
        });
        if (!isIn)
            return false;
        if (QString::fromLatin1(page) == u"queue") {
            auto &list = find<QListView>("queueList");
            list.setCurrentIndex(list.model()->index(0, 0));
            if (!untilFilled(find<QAbstractItemView>("conversation")))
                return false;
        }
        return window->desk().openPage(QString::fromLatin1(page)) && untilLoaded(*window);
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
    QPointer<QWidget> dialog;       ///< the same, of the window's own
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
    return page("settings", 5)(house) && untilSeen(house.find<QPushButton>("modelChoose"));
}

/// The page @p id with what it had loaded, @p last of it too, and the server gone.
std::function<bool(House &)> offline(const char *id, const char *last = nullptr)
{
    return [id, last](House &house) {
        const bool isOpen = house.open(id) && (!last || untilSeen(house.find<QWidget>(last)));
        house.desk.stop();
        return isOpen && untilSeen(house.find<QWidget>("offline"));
    };
}

bool openPalette(House &house, const char *typed)
{
    if (!house.open("queue"))
        return false;
    house.find<QPushButton>("search").click();
    QTest::keyClicks(&house.find<QLineEdit>("paletteEdit"), QString::fromLatin1(typed));
    if (*typed == '\0')
        return true;
    const auto &note = house.find<QLabel>("paletteNote");
    const QString searching = note.text();
    return until("the search", [&] { return note.text() != searching; });
}

std::function<bool(House &)> trust(bool wasTrusted)
{
    return [wasTrusted](House &house) {
        client::Certificate certificate;
        certificate.fingerprint = "8f0b2c7d9ae1436655aa01cc3e77d2108f0b2c7d9ae1436655aa01cc3e77d210";
        certificate.subject = text("desk.acme.example");
        certificate.issuer = text("desk.acme.example");
        certificate.expiry = {1'820'000'000'000};
        certificate.problems = {text("The certificate is self-signed, and untrusted")};
        auto dialog = std::make_unique<ui::TrustDialog>(QUrl(text("https://desk.acme.example:8443")), certificate,
                                                        wasTrusted, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        house.other = std::move(dialog);
        return true;
    };
}

/// Waits until the console asks what the dialog @p name asks.
bool isAsking(House &house, const char *name)
{
    house.dialog = house.window->findChild<QWidget *>(QString::fromLatin1(name));
    return house.dialog && untilSeen(*house.dialog);
}

bool popOut(House &house)
{
    if (!house.open("queue"))
        return false;
    auto window = std::make_unique<ui::CaseWindow>(house.window->desk().cases(), house.settings, text("sess_8f21"));
    window->setAttribute(Qt::WA_DeleteOnClose, false);
    window->show();
    house.other = std::move(window);
    auto *conversation = house.other->findChild<QAbstractItemView *>(u"conversation"_s);
    return conversation && untilFilled(*conversation) && untilLoaded(*house.other);
}

std::vector<Picture> pictures()
{
    return {
        {"palette", {}, [](House &house) { return openPalette(house, ""); }},
        {"palette-found", {}, [](House &house) { return openPalette(house, "dana"); }},
        {"palette-nothing", {}, [](House &house) { return openPalette(house, "zzqx"); }},
        {"palette-failed",
         {},
         [](House &house) {
             house.desk.failNext(text("/desk/search"), {503, {}, false});
             return openPalette(house, "dana");
         }},
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
             return untilSeen(house.find<QWidget>("offline"));
         }},
        {"queue-offline", {}, offline("queue")},
        {"sessions-offline", {}, offline("sessions")},
        {"dashboard-offline", {}, offline("dashboard", "moodShares")},
        {"tiers-offline", {}, offline("tiers")},
        {"replies-offline", {}, offline("replies")},
        {"training-offline", {}, offline("training")},
        {"integrations-offline", {}, offline("integrations")},
        {"settings-offline", {}, offline("settings")},
        {"first-start",
         {},
         [](House &house) {
             house.other = std::make_unique<ui::FirstStartPage>();
             house.other->resize(900, 760);
             house.other->show();
             house.other->findChild<QPushButton *>(u"firstBegin"_s)->click();
             return true;
         }},
        {"first-start-refused",
         {},
         [](House &house) {
             auto page = std::make_unique<ui::FirstStartPage>();
             page->resize(900, 760);
             page->show();
             page->findChild<QLineEdit *>(u"firstCompany"_s)->setText(text("Acme Outdoor"));
             page->showError(text("The disk is full."));
             house.other = std::move(page);
             return true;
         }},
        {"first-start-busy",
         {},
         [](House &house) {
             auto page = std::make_unique<ui::FirstStartPage>();
             page->resize(900, 760);
             page->show();
             page->setBusy(true);
             house.other = std::move(page);
             return true;
         }},
        {"trust", {}, trust(false), Growth::Fitted},
        {"trust-changed", {}, trust(true), Growth::Fitted},
        {"case-window", {}, popOut},
        {"case-window-offline",
         {},
         [](House &house) {
             if (!popOut(house))
                 return false;
             house.desk.stop();
             return untilSeen(*house.other->findChild<QWidget *>(u"sideBanner"_s));
         }},
        {"reply-removal",
         {},
         [](House &house) {
             house.desk.savedReplies = {{SavedReplyId{1},
                                         {},
                                         text("refund"),
                                         text("Refund is on its way"),
                                         text("{name}, I have approved the refund."),
                                         {}}};
             if (!house.open("replies") || !untilFilled(house.find<QListView>("replyList")))
                 return false;
             auto &list = house.find<QListView>("replyList");
             list.setCurrentIndex(list.model()->index(0, 0));
             house.find<QPushButton>("removeReply").click();
             return isAsking(house, "removeReplyDialog");
         },
         Growth::Fitted},
        {"example-adding",
         {},
         [](House &house) {
             if (!house.open("training"))
                 return false;
             house.find<QPushButton>("newExample").click();
             return isAsking(house, "exampleDialog");
         },
         Growth::Fitted},
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
    house.settings.setValue(u"appearance"_s, static_cast<int>(ui::theme::Choice::Light));
    house.settings.setValue(u"look/font"_s, picture.look.fontPercent);
    if (picture.arrange(house))
        camera.shoot(house.dialog  ? *house.dialog
                     : house.other ? *house.other
                                   : *house.window,
                     name, picture.look, picture.growth);
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
