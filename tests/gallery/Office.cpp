#include "tests/gallery/Office.h"

#include "core/base/Clock.h"
#include "tests/gallery/Camera.h"
#include "tests/support/desk/DeskDouble.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/dashboard/DashboardPage.h"
#include "ui/replies/RepliesPage.h"
#include "ui/sessions/SessionsPage.h"
#include "ui/tiers/TiersPage.h"
#include "ui/training/TrainingPage.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTableView>

#include <functional>
#include <memory>
#include <vector>

namespace tierdesk::gallery {

namespace {

using client::Connection;

constexpr QSize PageSize{1384, 826};

class StillClock final : public base::Clock
{
public:
    [[nodiscard]] Timestamp now() const override { return {1'790'000'000'000}; }
};

/// One page against one server.
class Office final
{
public:
    Office()
        : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , connection(timing())
        , cases(connection, clock, settings, folder.path())
    {
        desk.now = clock.now();
        desk.me.role = Role::Supervisor;
        desk.colleagues = {{UserId{7}, text("Marek Svoboda"), Role::Supervisor, Presence::Available},
                           {UserId{8}, text("Ines Duarte"), Role::Agent, Presence::Available}};
        desk.analytics = test::designFigures(clock.now());
        desk.analyticsBefore = test::designFigures(clock.now());
        desk.analyticsBefore.overview.resolutionRate = 91.2;
        desk.analyticsBefore.overview.averageSeconds = 337;
        desk.analyticsBefore.escalations.rate = 20.9;
        desk.analyticsBefore.byTier.back().figures.sessions = 31;
        connection.setServer(desk.url());
        connection.setToken(desk.token);
    }
    ~Office() { page.reset(); } // before what it works with
    Office(const Office &) = delete;
    Office &operator=(const Office &) = delete;

    [[nodiscard]] static QString text(const char *utf8) { return QString::fromUtf8(utf8); }

    void seedSessions()
    {
        auto rows = test::designCases(clock.now());
        const std::size_t waiting = rows.size();
        constexpr std::array names{"Noor Haddad", "Ben Whitaker", "Sofia Rossi", "Kenji Watanabe", "Lena Fischer",
                                   "Omar Farouk", "Emily Chen",   "Jack O'Neil", "Ana Pereira",    "Igor Petrov"};
        constexpr std::array about{"Where is ORD-10217?",           "Change of address before shipping",
                                   "Promo code does not work",      "Asks for an invoice copy",
                                   "Tent pole length of Ridge 3",   "Thanks for the quick refund",
                                   "Return of two headlamps",       "Cancels the stove subscription",
                                   "Parcel says delivered, is not", "Warranty of a zipper"};
        for (int at = 0; at < 60; ++at) {
            auto row = rows[static_cast<std::size_t>(at) % waiting];
            const auto pick = static_cast<std::size_t>(at) % names.size();
            row.id = QStringLiteral("sess_7%1").arg(at, 3, 16, QLatin1Char('0'));
            row.customerName = QString::fromUtf8(names.at(pick));
            row.summary = QString::fromUtf8(about.at((pick * 7 + static_cast<std::size_t>(at)) % about.size()));
            row.preview = row.summary;
            row.isVip = at % 9 == 0;
            row.tier = at % 5 == 0 ? Tier::AiManager : Tier::AiRep;
            row.status = at % 3 == 0 ? Status::Active : at % 7 == 0 ? Status::WaitingCustomer : Status::Resolved;
            row.sentiment = static_cast<Sentiment>((at * 5) % 6);
            row.category = static_cast<Category>(at % 10);
            row.channel = static_cast<Channel>(at % 4);
            row.createdAt = clock.now() - Millis::minutes(37 * (at + 1));
            row.reason.reset();
            rows.push_back(row);
        }
        rows[1].holder = UserId{8};
        rows[1].holderName = text("Ines Duarte");
        desk.seed(rows);
        desk.setDetail(test::designCase(clock.now()));
    }

    ui::SessionsPage &openSessions()
    {
        auto made = std::make_unique<ui::SessionsPage>(cases);
        ui::SessionsPage &sessions = *made;
        show(std::move(made));
        cases.enter(desk.me);
        sessions.setMe(desk.me);
        connection.open();
        return sessions;
    }
    ui::DashboardPage &openDashboard()
    {
        auto made = std::make_unique<ui::DashboardPage>(connection, clock, settings);
        ui::DashboardPage &dashboard = *made;
        show(std::move(made));
        dashboard.setMe(desk.me);
        connection.open();
        return dashboard;
    }
    ui::TiersPage &openTiers()
    {
        auto made = std::make_unique<ui::TiersPage>(connection, clock, settings);
        ui::TiersPage &tiers = *made;
        show(std::move(made));
        tiers.setMe(desk.me);
        connection.open();
        return tiers;
    }
    ui::RepliesPage &openReplies()
    {
        auto made = std::make_unique<ui::RepliesPage>(connection, settings);
        ui::RepliesPage &replies = *made;
        show(std::move(made));
        replies.setMe(desk.me);
        connection.open();
        return replies;
    }
    ui::TrainingPage &openTraining()
    {
        auto made = std::make_unique<ui::TrainingPage>(connection, clock);
        ui::TrainingPage &training = *made;
        show(std::move(made));
        training.setMe(desk.me);
        connection.open();
        return training;
    }
    /// What a shop for climbers teaches, and a candidate that was refused.
    void seedTraining()
    {
        constexpr std::array taught{
            std::tuple{"SHIPPING", "where has the hut pass got to, i paid on monday", "sess_8f21"},
            std::tuple{"ACCOUNT", "my season pass does not scan at the gate", "sess_7a03"},
            std::tuple{"PRODUCT_QUALITY", "the tracking of my ski binding is off", ""},
            std::tuple{"ACCOUNT", "the turnstile says my card is unknown", "sess_71c0"},
            std::tuple{"BILLING", "why does the day ticket cost more than on the board", ""}};
        constexpr std::array intents{std::tuple{"hire_gear", "do you rent out harnesses and shoes", ""},
                                     std::tuple{"book_course", "is there a place left on the beginners course", ""},
                                     std::tuple{"opening_hours", "until what hour is the hall open on sundays", ""}};
        for (const auto &[label, words, session] : taught)
            desk.teach(TrainingKind::Category, text(label), text(words), text(session));
        for (const auto &[label, words, session] : intents)
            desk.teach(TrainingKind::Intent, text(label), text(words), text(session));
        deskapi::TrainedRow serves;
        serves.at = clock.now() - Millis::hours(26);
        serves.figures = {240, 240, 218, 171, 0, 0, 0, {{text("ACCOUNT"), 2, 2, 2, 0}, {text("SHIPPING"), 1, 1, 1, 1}}};
        deskapi::TrainedRow refused = serves;
        refused.state = TrainedState::Refused;
        refused.reason = TrainedReason::Forgets;
        refused.at = clock.now() - Millis::minutes(12);
        refused.figures.known = 240;
        refused.figures.knownRight = 189;
        refused.figures.knownRightBefore = 218;
        deskapi::TrainedRow first = serves;
        first.state = TrainedState::Replaced;
        first.at = clock.now() - Millis::days(5);
        deskapi::TrainingOf of;
        of.inService = serves;
        of.latest = {refused, serves, first};
        desk.training.kinds = {of};
    }
    void seedReplies()
    {
        const auto add = [this](int id, const char *shortcut, const char *title, const char *words) {
            SavedReply reply;
            reply.id = SavedReplyId{id};
            reply.shortcut = text(shortcut);
            reply.title = text(title);
            reply.text = text(words);
            reply.updatedAt = clock.now();
            desk.savedReplies.push_back(reply);
        };
        add(1, "greeting", "Hello from a person",
            "Hello {name}, I am {agent} from Acme Outdoor. I have read everything.");
        add(2, "refund", "Refund approved", "{name}, I have approved the full refund for {order}. It is on its way.");
        add(3, "return-label", "Return label", "The return label for {order} is attached; it is valid for 30 days.");
        add(4, "sorry-late", "Late parcel", "I am sorry, {name}: the parcel is late, and that is on us.");
    }

    template<class T>
    [[nodiscard]] T &find(const QString &name) const
    {
        auto *found = page->findChild<T *>(name);
        if (!found)
            qFatal("no %s on the page", qPrintable(name));
        return *found;
    }
    [[nodiscard]] bool isSeen(const char *name) const
    {
        return QTest::qWaitFor([&] { return find<QWidget>(QString::fromLatin1(name)).isVisible(); });
    }

    StillClock clock;
    test::DeskDouble desk;
    QTemporaryDir folder;
    QSettings settings;
    Connection connection;
    ui::CaseDesk cases;
    std::unique_ptr<QWidget> page;

private:
    void show(std::unique_ptr<QWidget> made)
    {
        page = std::move(made);
        page->resize(PageSize);
        page->show();
    }
    static Connection::Timing timing()
    {
        Connection::Timing timing;
        timing.backoff = {20'000, 30'000};
        return timing;
    }
};

struct Picture {
    const char *name;
    std::function<bool(Office &)> arrange;
    Look look{};
};

bool isListed(Office &office)
{
    auto &table = office.find<QTableView>(QStringLiteral("sessionsTable"));
    return QTest::qWaitFor([&] { return table.model()->rowCount() > 0 && table.isVisible(); });
}

bool isFormShown(Office &office)
{
    return office.isSeen("configScroll");
}

/// The same pages from right to left.
std::vector<Picture> arabicPictures()
{
    const auto sessions = [](Office &office) {
        office.seedSessions();
        auto &page = office.openSessions();
        const bool isSeen = isListed(office);
        page.showSession(QStringLiteral("sess_8f21"));
        QTest::qWait(300);
        return isSeen;
    };
    const auto dashboard = [](Office &office) {
        office.openDashboard();
        return office.isSeen("dashboardScroll");
    };
    const auto tiers = [](Office &office) {
        office.openTiers();
        if (!isFormShown(office))
            return false;
        office.find<QDoubleSpinBox>(QStringLiteral("tiers.aiRep.capabilities.maxCreditAmount")).setValue(15);
        return true;
    };
    const auto replies = [](Office &office) {
        office.seedReplies();
        office.openReplies();
        auto &shown = office.find<QListView>(QStringLiteral("replyList"));
        const bool isSeen = QTest::qWaitFor([&] { return shown.model()->rowCount() > 0; });
        shown.setCurrentIndex(shown.model()->index(0, 0));
        return isSeen;
    };
    const Look arabic{100, true};
    return {{"sessions-mirrored", sessions, arabic},
            {"dashboard-mirrored", dashboard, arabic},
            {"tiers-mirrored", tiers, arabic},
            {"saved-replies-mirrored", replies, arabic}};
}

std::vector<Picture> sessionsPictures()
{
    return {{"sessions",
             [](Office &office) {
                 office.seedSessions();
                 office.openSessions();
                 return isListed(office);
             }},
            {"sessions-opened",
             [](Office &office) {
                 office.seedSessions();
                 auto &page = office.openSessions();
                 if (!isListed(office))
                     return false;
                 page.showSession(QStringLiteral("sess_8f21"));
                 QTest::qWait(300);
                 return true;
             }},
            {"sessions-several",
             [](Office &office) {
                 office.seedSessions();
                 office.openSessions();
                 if (!isListed(office))
                     return false;
                 auto &table = office.find<QTableView>(QStringLiteral("sessionsTable"));
                 table.setFocus();
                 for (int row = 1; row < 4; ++row)
                     table.selectionModel()->select(table.model()->index(row, 0),
                                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
                 return true;
             }},
            {"sessions-filtered-away",
             [](Office &office) {
                 office.seedSessions();
                 auto &page = office.openSessions();
                 ui::SessionsFilter filter;
                 filter.status = Status::Abandoned;
                 page.showSessions(filter);
                 return office.isSeen("sessionsState");
             }},
            {"sessions-empty",
             [](Office &office) {
                 office.openSessions();
                 return office.isSeen("sessionsState");
             }},
            {"sessions-loading",
             [](Office &office) {
                 office.desk.keepSilent(QStringLiteral("/desk/sessions"));
                 office.openSessions();
                 return QTest::qWaitFor([&] { return office.desk.askedFor(QStringLiteral("/desk/sessions")) > 0; });
             }},
            {"sessions-failed", [](Office &office) {
                 office.desk.failNext(QStringLiteral("/desk/sessions"), {0, {}, true});
                 office.openSessions();
                 return office.isSeen("sessionsState");
             }}};
}

std::vector<Picture> dashboardPictures()
{
    return {{"dashboard",
             [](Office &office) {
                 office.openDashboard();
                 return office.isSeen("dashboardScroll") &&
                        QTest::qWaitFor([&] { return office.find<QWidget>(QStringLiteral("moodShares")).isVisible(); });
             }},
            {"dashboard-nothing",
             [](Office &office) {
                 office.desk.analytics = {};
                 office.desk.analyticsBefore = {};
                 office.desk.sentiment.bucketMinutes = 30;
                 office.desk.sentiment.from = office.clock.now() - Millis::hours(12);
                 office.desk.sentiment.to = office.clock.now() + Millis::hours(12);
                 office.openDashboard();
                 return office.isSeen("dashboardScroll");
             }},
            {"dashboard-loading",
             [](Office &office) {
                 office.desk.keepSilent(QStringLiteral("/desk/analytics"));
                 office.desk.keepSilent(QStringLiteral("/desk/sentiment"));
                 office.openDashboard();
                 return QTest::qWaitFor([&] { return office.desk.askedFor(QStringLiteral("/desk/analytics")) > 0; });
             }},
            {"dashboard-failed", [](Office &office) {
                 office.desk.failNext(QStringLiteral("/desk/analytics"), {0, {}, true});
                 office.openDashboard();
                 return office.isSeen("dashboardState");
             }}};
}

std::vector<Picture> tiersPictures()
{
    return {{"tiers",
             [](Office &office) {
                 office.openTiers();
                 return isFormShown(office);
             }},
            {"tiers-changed",
             [](Office &office) {
                 office.openTiers();
                 if (!isFormShown(office))
                     return false;
                 office.find<QDoubleSpinBox>(QStringLiteral("tiers.aiRep.capabilities.maxCreditAmount")).setValue(15);
                 return true;
             }},
            {"tiers-history",
             [](Office &office) {
                 office.desk.saveConfig(
                     {{QStringLiteral("escalationRules"), QJsonObject{{QStringLiteral("repeatContacts"), 4}}}},
                     QStringLiteral("ines@acme.example"));
                 office.desk.saveConfig(
                     {{QStringLiteral("irateProtocol"), QJsonObject{{QStringLiteral("detectionThreshold"), 0.75}}}},
                     QStringLiteral("marek@acme.example"));
                 office.openTiers();
                 if (!isFormShown(office))
                     return false;
                 office.find<QPushButton>(QStringLiteral("history")).click();
                 return office.isSeen("versionList");
             }},
            {"tiers-loading",
             [](Office &office) {
                 office.desk.keepSilent(QStringLiteral("/desk/config"));
                 office.openTiers();
                 return QTest::qWaitFor([&] { return office.desk.askedFor(QStringLiteral("/desk/config")) > 0; });
             }},
            {"tiers-failed", [](Office &office) {
                 office.desk.failNext(QStringLiteral("/desk/config"), {0, {}, true});
                 office.openTiers();
                 return office.isSeen("tiersState");
             }}};
}

std::vector<Picture> repliesPictures()
{
    const auto listed = [](Office &office) {
        auto &list = office.find<QListView>(QStringLiteral("replyList"));
        return QTest::qWaitFor([&] { return list.model()->rowCount() > 0 && list.isVisible(); });
    };
    return {{"replies",
             [listed](Office &office) {
                 office.seedReplies();
                 office.openReplies();
                 if (!listed(office))
                     return false;
                 auto &list = office.find<QListView>(QStringLiteral("replyList"));
                 list.setCurrentIndex(list.model()->index(1, 0));
                 return true;
             }},
            {"replies-changed",
             [listed](Office &office) {
                 office.seedReplies();
                 office.openReplies();
                 if (!listed(office))
                     return false;
                 auto &list = office.find<QListView>(QStringLiteral("replyList"));
                 list.setCurrentIndex(list.model()->index(0, 0));
                 office.find<QPlainTextEdit>(QStringLiteral("replyText"))
                     .appendPlainText(QStringLiteral("What would make it right?"));
                 return true;
             }},
            {"replies-agent",
             [listed](Office &office) {
                 office.desk.me.role = Role::Agent;
                 office.seedReplies();
                 office.openReplies();
                 if (!listed(office))
                     return false;
                 auto &list = office.find<QListView>(QStringLiteral("replyList"));
                 list.setCurrentIndex(list.model()->index(2, 0));
                 return true;
             }},
            {"replies-loading",
             [](Office &office) {
                 office.desk.keepSilent(QStringLiteral("/desk/saved-replies"));
                 office.openReplies();
                 return QTest::qWaitFor(
                     [&] { return office.desk.askedFor(QStringLiteral("/desk/saved-replies")) > 0; });
             }},
            {"replies-failed",
             [](Office &office) {
                 office.desk.failNext(QStringLiteral("/desk/saved-replies"), {0, {}, true});
                 office.openReplies();
                 return office.isSeen("repliesState");
             }},
            {"replies-empty", [](Office &office) {
                 office.openReplies();
                 return office.isSeen("repliesState");
             }}};
}

std::vector<Picture> trainingPictures()
{
    const auto listed = [](Office &office) {
        auto &list = office.find<QListView>(QStringLiteral("trainingList"));
        auto &label = office.find<QComboBox>(QStringLiteral("trainingLabel"));
        return QTest::qWaitFor([&] { return list.isVisible() && label.count() > 1; });
    };
    return {{"training",
             [listed](Office &office) {
                 office.seedTraining();
                 office.openTraining();
                 if (!listed(office))
                     return false;
                 auto &list = office.find<QListView>(QStringLiteral("trainingList"));
                 list.setCurrentIndex(list.model()->index(1, 0));
                 return true;
             }},
            {"training-intents",
             [listed](Office &office) {
                 office.seedTraining();
                 office.desk.training.state = deskapi::TrainingState::Training;
                 office.openTraining();
                 office.find<QTabBar>(QStringLiteral("trainingKind")).setCurrentIndex(1);
                 return listed(office);
             }},
            {"training-empty",
             [](Office &office) {
                 office.openTraining();
                 return office.isSeen("trainingListState");
             }},
            {"training-loading",
             [](Office &office) {
                 office.desk.keepSilent(QStringLiteral("/desk/training/examples"));
                 office.openTraining();
                 return QTest::qWaitFor(
                     [&] { return office.desk.askedFor(QStringLiteral("/desk/training/examples")) > 0; });
             }},
            {"training-failed", [](Office &office) {
                 office.desk.failNext(QStringLiteral("/desk/training/examples"), {0, {}, true});
                 office.openTraining();
                 return office.isSeen("trainingListState");
             }}};
}

void paint(Camera &camera, const Picture &picture)
{
    const QString name = QString::fromLatin1(picture.name);
    const Costume costume(camera.worn(picture.look));
    Office office;
    if (picture.arrange(office))
        camera.shoot(*office.page, name, picture.look, Growth::Stays);
    else
        camera.miss(name);
}

} // namespace

void paintOffice(Camera &camera)
{
    for (const auto &pictures : {sessionsPictures(), dashboardPictures(), tiersPictures(), repliesPictures(),
                                 trainingPictures(), arabicPictures()}) {
        for (const Picture &picture : pictures) {
            if (camera.wants(QString::fromLatin1(picture.name)))
                paint(camera, picture);
        }
    }
}

} // namespace tierdesk::gallery
