#pragma once

#include "tests/support/desk/DeskDouble.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/drafts/DraftStore.h"

#include <QtCore/QPointer>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>

#include <memory>

namespace tierdesk::test {

/// One console with the design's case open, against a server over sockets, and a clock that the test owns.
class DialogBench final
{
public:
    class HandClock final : public base::Clock
    {
    public:
        Timestamp time{1'790'000'000'000}; // a Monday, 14:13 UTC
        [[nodiscard]] Timestamp now() const override { return time; }
    };

    DialogBench()
        : connection(timing())
        , feed(connection, clock)
    {
        desk.now = clock.now();
        desk.seed(designCases(clock.now()));
        desk.setDetail(designCase(clock.now()));
        desk.colleagues = {{desk.me.id, desk.me.name, Role::Agent, Presence::Available},
                           {UserId{9}, text("Zoe Adler"), Role::Supervisor, Presence::Available},
                           {UserId{10}, text("Jonas Lindqvist"), Role::Agent, Presence::Away},
                           {UserId{11}, text("Ines Duarte"), Role::Agent, Presence::Available}};
        connection.setServer(desk.url());
        connection.setToken(desk.token);
        feed.setMe(desk.me.id);
    }

    [[nodiscard]] static QString text(const char *utf8) { return QString::fromUtf8(utf8); }
    [[nodiscard]] static QString id() { return u"sess_8f21"_s; }
    [[nodiscard]] QString path(const char *verb) const
    {
        return u"/desk/sessions/%1/%2"_s.arg(id(), QString::fromLatin1(verb));
    }

    /// Puts the case into somebody's hands, without an event.
    void give(UserId user, const QString &name)
    {
        deskapi::SessionRow row = desk.row(id());
        row.holder = user;
        row.holderName = name;
        desk.seed({row});
    }
    /// The same, and it is told.
    void handTo(UserId user, const QString &name)
    {
        deskapi::SessionRow row = desk.row(id());
        row.holder = user;
        row.holderName = name;
        desk.change(row, {u"session.claimed"_s});
    }
    void closeCase()
    {
        deskapi::SessionRow row = desk.row(id());
        row.status = Status::Resolved;
        desk.change(row, {u"session.resolved"_s});
    }
    /// Opens the case, which is mine, and waits until everything of it is here.
    [[nodiscard]] bool openMine()
    {
        give(desk.me.id, desk.me.name);
        return open();
    }
    [[nodiscard]] bool open()
    {
        connection.open();
        feed.open(id());
        return QTest::qWaitFor([this] {
            return feed.state() == ui::CaseFeed::State::Ready && connection.state() == client::Connection::State::Live;
        });
    }
    [[nodiscard]] std::function<Timestamp()> now()
    {
        return [this] { return clock.now(); };
    }
    /// The bodies that were sent to the case's @p verb.
    [[nodiscard]] std::vector<QJsonObject> sent(const char *verb) const
    {
        std::vector<QJsonObject> bodies;
        for (const auto &asked : desk.asked()) {
            if (asked.path == path(verb))
                bodies.push_back(QJsonDocument::fromJson(asked.body).object());
        }
        return bodies;
    }

    DeskDouble desk;
    HandClock clock;
    client::Connection connection;
    ui::CaseFeed feed;
    ui::DraftStore drafts{QString()}; ///< nobody's: nothing is written

private:
    static client::Connection::Timing timing()
    {
        client::Connection::Timing timing;
        timing.backoff = {10, 40};
        return timing;
    }
};

/// The child of @p parent that is called @p name; the test ends where there is none.
template<class T>
T &child(QWidget &parent, const char *name)
{
    auto *found = parent.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s here", name);
    return *found;
}

} // namespace tierdesk::test
