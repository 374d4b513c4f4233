#include "tests/gallery/Pieces.h"

#include "core/base/Clock.h"
#include "tests/gallery/Camera.h"
#include "tests/support/desk/DeskDouble.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/dialogs/ActionDialog.h"
#include "ui/conversation/dialogs/ResolveDialog.h"
#include "ui/conversation/dialogs/SnoozeDialog.h"
#include "ui/conversation/dialogs/TransferDialog.h"
#include "ui/conversation/side/SidePanel.h"
#include "ui/models/CaseSuggestions.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Disclosure.h"

#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

#include <functional>
#include <memory>
#include <vector>

namespace tierdesk::gallery {

namespace {

using client::Connection;

constexpr int PanelWidth = 316;
constexpr int PanelHeight = 830;

class StillClock final : public base::Clock
{
public:
    [[nodiscard]] Timestamp now() const override { return {1'790'000'000'000}; }
};

/// One case of one person, to be looked at piece by piece.
class Bench final
{
public:
    Bench()
        : connection(timing())
        , feed(connection, clock)
    {
        desk.now = clock.now();
        desk.seed(test::designCases(clock.now()));
        desk.setDetail(test::designCase(clock.now()));
        desk.colleagues = {{UserId{7}, text("Marek Svoboda"), Role::Agent, Presence::Available},
                           {UserId{8}, text("Ines Duarte"), Role::Agent, Presence::Available},
                           {UserId{9}, text("Ama Mensah"), Role::Supervisor, Presence::Available},
                           {UserId{10}, text("Jonas Lindqvist"), Role::Agent, Presence::Away},
                           {UserId{11}, text("Wei Zhang"), Role::Admin, Presence::Offline}};
        connection.setServer(desk.url());
        connection.setToken(desk.token);
        feed.setMe(desk.me.id);
    }

    [[nodiscard]] static QString text(const char *utf8) { return QString::fromUtf8(utf8); }

    void hold(const QString &id)
    {
        deskapi::SessionRow row = desk.row(id);
        row.holder = desk.me.id;
        row.holderName = desk.me.name;
        row.claimedAt = clock.now();
        desk.seed({row});
    }
    [[nodiscard]] bool open(const QString &id)
    {
        connection.open();
        feed.open(id);
        return QTest::qWaitFor([this] {
            return feed.state() == ui::CaseFeed::State::Ready && connection.state() == Connection::State::Live;
        });
    }
    [[nodiscard]] bool openMine()
    {
        hold(text("sess_8f21"));
        return open(text("sess_8f21"));
    }
    template<class T, class... Args>
    T &make(Args &&...args)
    {
        auto made = std::make_unique<T>(std::forward<Args>(args)...);
        T &piece = *made;
        piece.setAttribute(Qt::WA_DeleteOnClose, false);
        widget = std::move(made);
        return piece;
    }
    ui::SidePanel &panel()
    {
        auto &made = make<ui::SidePanel>(feed, connection);
        made.resize(ui::theme::scaled(PanelWidth), PanelHeight);
        return made;
    }
    ui::ActionDialog &action(ActionKind kind)
    {
        return make<ui::ActionDialog>(feed, connection, ui::suggest::act(kind, feed.detail()), nullptr);
    }
    [[nodiscard]] std::function<Timestamp()> now()
    {
        return [this] { return feed.now(); };
    }
    template<class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = widget->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s in the piece", name);
        return *found;
    }
    /// Waits until the act has its verdict.
    [[nodiscard]] bool isJudged() const
    {
        return QTest::qWaitFor([this] { return find<QLabel>("verdictAnswer").isVisible(); });
    }
    [[nodiscard]] bool isSaid() const
    {
        return QTest::qWaitFor([this] { return find<QWidget>("dialogStrip").isVisible(); });
    }

    test::DeskDouble desk;
    StillClock clock;
    Connection connection;
    ui::CaseFeed feed;
    std::unique_ptr<QWidget> widget;

private:
    static Connection::Timing timing()
    {
        Connection::Timing timing;
        timing.backoff = {20'000, 30'000};
        return timing;
    }
};

struct Piece {
    const char *name;
    std::function<bool(Bench &)> arrange;
    Look look{};
};

std::vector<Piece> sidePieces()
{
    return {
        {"side-mine",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.panel().show();
             return isOpen;
         }},
        {"side-more",
         [](Bench &bench) {
             auto detail = test::designCase(bench.clock.now());
             detail.customer->email = Bench::text("dana@whitfield.example");
             detail.allowance.lines[0].used = Money{31240, {'U', 'S', 'D'}};
             detail.allowance.lines[0].remaining = Money{68760, {'U', 'S', 'D'}};
             bench.desk.setDetail(detail);
             const bool isOpen = bench.openMine();
             auto &panel = bench.panel();
             panel.resize(ui::theme::scaled(PanelWidth), 2 * PanelHeight / 3 * 2);
             panel.show();
             bench.find<ui::widgets::Disclosure>("earlierSessions").setChecked(true);
             const auto folds = panel.findChildren<ui::widgets::Disclosure *>();
             for (auto *fold : folds)
                 fold->setChecked(fold->isCheckable());
             return isOpen;
         }},
        {"side-waiting",
         [](Bench &bench) {
             const bool isOpen = bench.open(Bench::text("sess_8f21"));
             bench.panel().show();
             return isOpen;
         }},
        {"side-bare",
         [](Bench &bench) {
             const bool isOpen = bench.open(Bench::text("sess_8b02"));
             bench.panel().show();
             return isOpen;
         }},
        {"side-empty",
         [](Bench &bench) {
             bench.panel().show();
             return true;
         }},
        {"side-loading",
         [](Bench &bench) {
             auto *silent = new QTcpServer(&bench.connection); // takes the question and does not answer
             silent->listen(QHostAddress::LocalHost);
             bench.connection.setServer(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(silent->serverPort())));
             bench.feed.open(bench.text("sess_8f21"));
             bench.panel().show();
             return bench.feed.state() == ui::CaseFeed::State::Loading;
         }},
        {"side-failed",
         [](Bench &bench) {
             bench.desk.stop();
             bench.feed.open(bench.text("sess_8f21"));
             bench.panel().show();
             return QTest::qWaitFor([&] { return bench.feed.state() == ui::CaseFeed::State::Failed; });
         }},
        {"side-offline",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.panel().show();
             bench.desk.stop();
             return isOpen && QTest::qWaitFor([&] { return bench.find<QWidget>("sideBanner").isVisible(); });
         }},
        {"side-mirrored",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.panel().show();
             return isOpen;
         },
         {100, true}},
    };
}

std::vector<Piece> actionPieces()
{
    return {
        {"act-refund",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Refund).show();
             return isOpen && bench.isJudged();
         }},
        {"act-refund-over",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Refund).show();
             bench.find<QLineEdit>("amount").setText(Bench::text("500"));
             return isOpen && bench.isJudged();
         }},
        {"act-refund-no-amount",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Refund).show();
             bench.find<QLineEdit>("amount").setText(Bench::text("5.001"));
             return isOpen;
         }},
        {"act-refund-no-answer",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Refund).show();
             const bool isJudged = isOpen && bench.isJudged();
             bench.desk.stop();
             bench.find<QPushButton>("confirm").click();
             return isJudged && bench.isSaid();
         }},
        {"act-refund-done",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             auto &dialog = bench.action(ActionKind::Refund);
             static_cast<QWidget &>(dialog).show();
             const bool isJudged = isOpen && bench.isJudged();
             bench.find<QPushButton>("confirm").click();
             return isJudged && QTest::qWaitFor([&] { return dialog.outcome().has_value(); });
         }},
        {"act-credit",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Credit).show();
             return isOpen;
         }},
        {"act-replacement",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Replacement).show();
             return isOpen && bench.isJudged();
         }},
        {"act-cancel",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::CancelOrder).show();
             return isOpen && bench.isJudged();
         }},
        {"act-return",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Return).show();
             return isOpen && bench.isJudged();
         }},
        {"act-address",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::ChangeAddress).show();
             return isOpen && bench.isJudged();
         }},
        {"act-subscription",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::ChangeSubscription).show();
             return isOpen && bench.isJudged();
         }},
        {"act-refund-mirrored",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Refund).show();
             return isOpen && bench.isJudged();
         },
         {100, true}},
    };
}

std::vector<Piece> dialogPieces()
{
    return {
        {"resolve",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.make<ui::ResolveDialog>(bench.connection, bench.now(), bench.feed.detail(), nullptr).show();
             return isOpen;
         }},
        {"resolve-failed",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.make<ui::ResolveDialog>(bench.connection, bench.now(), bench.feed.detail(), nullptr).show();
             bench.find<QCheckBox>("followUp").setChecked(true);
             bench.desk.stop();
             bench.find<QPushButton>("confirm").click();
             return isOpen && bench.isSaid();
         }},
        {"resolve-many",
         [](Bench &bench) {
             bench.hold(Bench::text("sess_8e07"));
             auto other = bench.desk.row(Bench::text("sess_8d40"));
             other.holder = UserId{8};
             other.holderName = Bench::text("Ines Duarte");
             bench.desk.seed({other});
             bench.make<ui::ResolveDialog>(bench.connection, bench.now(), test::designCases(bench.clock.now()), nullptr)
                 .show();
             bench.find<QPushButton>("confirm").click();
             return bench.isSaid();
         }},
        {"transfer",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.make<ui::TransferDialog>(bench.connection, bench.desk.me.id, std::vector{bench.feed.row()}, nullptr)
                 .show();
             return isOpen && QTest::qWaitFor([&] { return bench.find<QListView>("colleagues").isVisible(); });
         }},
        {"transfer-nobody",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.make<ui::TransferDialog>(bench.connection, bench.desk.me.id, std::vector{bench.feed.row()}, nullptr)
                 .show();
             const bool isLoaded =
                 isOpen && QTest::qWaitFor([&] { return bench.find<QListView>("colleagues").isVisible(); });
             bench.find<QLineEdit>("colleagueFilter").setText(Bench::text("Zoe"));
             return isLoaded;
         }},
        {"transfer-failed",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.desk.stop();
             bench.make<ui::TransferDialog>(bench.connection, bench.desk.me.id, std::vector{bench.feed.row()}, nullptr)
                 .show();
             return isOpen && QTest::qWaitFor([&] { return bench.find<QPushButton>("stateAction").isVisible(); });
         }},
        {"snooze",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.make<ui::SnoozeDialog>(bench.connection, bench.now(), bench.feed.row(), nullptr).show();
             return isOpen;
         }},
    };
}

void paint(Camera &camera, const Piece &piece, Growth growth)
{
    const QString name = QStringLiteral("piece-%1").arg(QString::fromLatin1(piece.name));
    const Costume costume(camera.worn(piece.look));
    Bench bench;
    if (piece.arrange(bench))
        camera.shoot(*bench.widget, name, piece.look, growth);
    else
        camera.miss(name);
    bench.widget.reset();
}

} // namespace

void paintPieces(Camera &camera)
{
    const auto paintAll = [&](const std::vector<Piece> &pieces, Growth growth) {
        for (const Piece &piece : pieces) {
            if (camera.wants(QString::fromLatin1(piece.name)))
                paint(camera, piece, growth);
        }
    };
    paintAll(sidePieces(), Growth::Scaled);
    paintAll(actionPieces(), Growth::Fitted);
    paintAll(dialogPieces(), Growth::Fitted);
}

} // namespace tierdesk::gallery
