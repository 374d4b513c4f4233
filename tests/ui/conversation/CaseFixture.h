#pragma once

#include "tests/support/desk/DeskDouble.h"
#include "tests/support/ManualClock.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseFeed.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>

#include <memory>

namespace tierdesk::test {

/// A server with the design's case on it, and a console that sits before it.
class CaseFixture final
{
public:
    CaseFixture()
        : settings(folder.filePath(u"console.ini"_s), QSettings::IniFormat)
        , connection(fastTiming())
    {
        server.now = clock.now();
        server.seed(designCases(clock.now()));
        server.setDetail(designCase(clock.now()));
        server.colleagues = {{server.me.id, server.me.name, Role::Agent, Presence::Available},
                             {UserId{9}, u"Ines Duarte"_s, Role::Agent, Presence::Available}};
        connection.setServer(server.url());
        connection.setToken(server.token);
        desk = std::make_unique<ui::CaseDesk>(connection, clock, settings, draftFolder());
        desk->enter(server.me);
    }

    [[nodiscard]] static QString theCase() { return u"sess_8f21"_s; }
    [[nodiscard]] QString draftFolder() const { return folder.filePath(u"drafts"_s); }

    /// The case is @p holder's; told as an event.
    void give(UserId holder, const QString &name)
    {
        auto row = server.row(theCase());
        row.holder = holder;
        row.holderName = name;
        row.claimedAt = clock.now();
        row.waitingSince.reset();
        server.change(row, {u"session.claimed"_s});
    }
    /// The case is mine before anybody listens.
    void makeMine()
    {
        auto detail = server.detail(theCase());
        detail.session.holder = server.me.id;
        detail.session.holderName = server.me.name;
        detail.session.claimedAt = clock.now();
        detail.session.waitingSince.reset();
        server.setDetail(detail);
    }
    void resolve(const QString &id = theCase())
    {
        auto row = server.row(id);
        row.status = Status::Resolved;
        row.resolvedAt = clock.now();
        row.resolution = Resolution{ResolutionType::RefundProcessed, {}, {}, false, {}};
        server.change(row, {u"session.resolved"_s});
    }

    QTemporaryDir folder;
    tests::ManualClock clock{1'790'000'000'000};
    DeskDouble server;
    QSettings settings;
    client::Connection connection;
    std::unique_ptr<ui::CaseDesk> desk;

private:
    static client::Connection::Timing fastTiming()
    {
        client::Connection::Timing timing;
        timing.backoff = {10, 40};
        timing.callTimeoutMs = 3000;
        return timing;
    }
};

} // namespace tierdesk::test
