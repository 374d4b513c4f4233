#include "tests/gallery/Bench.h"

#include "tests/gallery/Waiting.h"
#include "ui/conversation/dialogs/ActionDialog.h"
#include "ui/conversation/side/SidePanel.h"
#include "ui/models/CaseSuggestions.h"
#include "ui/theme/Theme.h"

#include <QtWidgets/QLabel>

namespace tierdesk::gallery {

using client::Connection;

namespace {

constexpr int PanelWidth = 316;
constexpr int PanelHeight = 830;

/// Who is away stays away while the picture is taken.
Connection::Timing slowTiming()
{
    Connection::Timing timing;
    timing.backoff = {20'000, 30'000};
    return timing;
}

} // namespace

Bench::Bench()
    : connection(slowTiming())
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

void Bench::hold(const QString &id)
{
    deskapi::SessionRow row = desk.row(id);
    row.holder = desk.me.id;
    row.holderName = desk.me.name;
    row.claimedAt = clock.now();
    desk.seed({row});
}

bool Bench::open(const QString &id)
{
    connection.open();
    feed.open(id);
    return until("the case and the stream", [this] {
        return feed.state() == ui::CaseFeed::State::Ready && connection.state() == Connection::State::Live;
    });
}

bool Bench::openMine()
{
    hold(text("sess_8f21"));
    return open(text("sess_8f21"));
}

ui::SidePanel &Bench::panel()
{
    auto &made = make<ui::SidePanel>(feed, connection, drafts);
    made.resize(ui::theme::scaled(PanelWidth), PanelHeight);
    return made;
}

ui::ActionDialog &Bench::action(ActionKind kind)
{
    return make<ui::ActionDialog>(feed, connection, ui::suggest::act(kind, feed.detail()), nullptr);
}

std::function<Timestamp()> Bench::now()
{
    return [this] { return feed.now(); };
}

bool Bench::isJudged() const
{
    return untilSeen(find<QLabel>("verdictAnswer"));
}

bool Bench::isSaid() const
{
    return untilSeen(find<QWidget>("dialogStrip"));
}

void paint(Camera &camera, const std::vector<Piece> &pieces, Growth growth)
{
    for (const Piece &piece : pieces) {
        if (!camera.wants(QString::fromLatin1(piece.name)))
            continue;
        const QString name = u"piece-%1"_s.arg(QString::fromLatin1(piece.name));
        const Costume costume(camera.worn(piece.look));
        Bench bench;
        if (piece.arrange(bench))
            camera.shoot(*bench.widget, name, piece.look, growth);
        else
            camera.miss(name);
        bench.widget.reset();
    }
}

} // namespace tierdesk::gallery
