#include "tests/gallery/Office.h"

#include "tests/gallery/Waiting.h"
#include "ui/dashboard/DashboardPage.h"
#include "ui/integrations/IntegrationsPage.h"
#include "ui/replies/RepliesPage.h"
#include "ui/sessions/SessionsPage.h"
#include "ui/tiers/TiersPage.h"
#include "ui/training/TrainingPage.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QWidget>

#include <array>
#include <tuple>

namespace tierdesk::gallery {

using client::Connection;

namespace {

constexpr QSize PageSize{1384, 826};

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

Connection::Timing timing()
{
    Connection::Timing timing;
    timing.backoff = {20'000, 30'000};
    return timing;
}

} // namespace

Office::Office()
    : settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
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

Office::~Office()
{
    page.reset();
}

bool Office::isSeen(const char *name) const
{
    return untilSeen(find<QWidget>(QString::fromLatin1(name)));
}

bool Office::hasFailed(const char *name) const
{
    const auto &state = find<QWidget>(QString::fromLatin1(name));
    const auto isShown = [&] {
        return until(QByteArray("the failure that stays, ") + name,
                     [&] { return connection.state() == Connection::State::Live && state.isVisible(); });
    };
    if (!isShown())
        return false;
    // What is loaded again because the connection stands begins at the next turn of the event loop.
    QCoreApplication::processEvents();
    return isShown();
}

bool Office::isAsked(const char *path) const
{
    return until(QByteArray("a question at ") + path, [&] { return desk.askedFor(QString::fromLatin1(path)) > 0; });
}

void Office::seedSessions()
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
        row.id = u"sess_7%1"_s.arg(at, 3, 16, QLatin1Char('0'));
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

void Office::seedTraining()
{
    constexpr std::array taught{std::tuple{"SHIPPING", "where has the hut pass got to, i paid on monday", "sess_8f21"},
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

void Office::seedReplies()
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
    add(1, "greeting", "Hello from a person", "Hello {name}, I am {agent} from Acme Outdoor. I have read everything.");
    add(2, "refund", "Refund approved", "{name}, I have approved the full refund for {order}. It is on its way.");
    add(3, "return-label", "Return label", "The return label for {order} is attached; it is valid for 30 days.");
    add(4, "sorry-late", "Late parcel", "I am sorry, {name}: the parcel is late, and that is on us.");
}

void Office::seedIntegrations()
{
    const EndpointId shop =
        desk.addEndpoint(text("https://shop.acme.example/webhooks/customer-service"), outboxEvents());
    desk.addEndpoint(text("support@acme.example"), {text("escalation.created"), text("high_priority_case")});
    const EndpointId old = desk.addEndpoint(text("https://crm.acme.example/in"), {text("session.closed")});
    desk.endpoints[1].channel = OutboxChannel::Email;
    for (deskapi::EndpointRow &each : desk.endpoints) {
        if (each.id == old) {
            each.isEnabled = false;
            each.disabledReason = text("HTTP 410");
        }
    }
    const Timestamp now = clock.now();
    const auto sent = [&](const char *event, OutboxState state,
                          std::vector<deskapi::DeliveryDetail::Attempt> attempts) {
        desk.addDelivery(shop, text(event), state, attempts);
    };
    sent("session.created", OutboxState::Delivered, {{now - Millis::minutes(9), 200, {}, 84}});
    sent("message.created", OutboxState::Delivered, {{now - Millis::minutes(9), 204, {}, 61}});
    sent("sentiment.negative", OutboxState::Delivered,
         {{now - Millis::minutes(8), 503, text("HTTP 503"), 40}, {now - Millis::minutes(7), 200, {}, 92}});
    sent("session.escalated", OutboxState::Failed,
         {{now - Millis::hours(72), std::nullopt, text("Connection timed out after 10000 milliseconds"), 10'003},
          {now - Millis::hours(66), 500, text("HTTP 500"), 212},
          {now - Millis::minutes(4), 500, text("HTTP 500"), 198}});
    sent("escalation.created", OutboxState::Pending, {{now - Millis::minutes(2), 429, text("HTTP 429"), 33}});
    desk.deliveries.front().delivery.nextAt = now + Millis::minutes(5);
}

ui::SessionsPage &Office::openSessions()
{
    auto made = std::make_unique<ui::SessionsPage>(cases);
    ui::SessionsPage &sessions = *made;
    show(std::move(made));
    cases.enter(desk.me);
    sessions.setMe(desk.me);
    connection.open();
    return sessions;
}

ui::DashboardPage &Office::openDashboard()
{
    auto made = std::make_unique<ui::DashboardPage>(connection, clock, settings);
    ui::DashboardPage &dashboard = *made;
    show(std::move(made));
    dashboard.setMe(desk.me);
    connection.open();
    return dashboard;
}

ui::TiersPage &Office::openTiers()
{
    auto made = std::make_unique<ui::TiersPage>(cases);
    ui::TiersPage &tiers = *made;
    show(std::move(made));
    cases.enter(desk.me);
    tiers.setMe(desk.me);
    connection.open();
    return tiers;
}

ui::RepliesPage &Office::openReplies()
{
    auto made = std::make_unique<ui::RepliesPage>(cases);
    ui::RepliesPage &replies = *made;
    show(std::move(made));
    cases.enter(desk.me);
    replies.setMe(desk.me);
    connection.open();
    return replies;
}

ui::TrainingPage &Office::openTraining()
{
    auto made = std::make_unique<ui::TrainingPage>(connection, clock);
    ui::TrainingPage &training = *made;
    show(std::move(made));
    training.setMe(desk.me);
    connection.open();
    return training;
}

ui::IntegrationsPage &Office::openIntegrations()
{
    desk.me.role = Role::Admin;
    auto made = std::make_unique<ui::IntegrationsPage>(connection, clock);
    ui::IntegrationsPage &integrations = *made;
    show(std::move(made));
    integrations.setMe(desk.me);
    connection.open();
    return integrations;
}

void Office::show(std::unique_ptr<QWidget> made)
{
    page = std::move(made);
    page->resize(PageSize);
    page->show();
}

void paint(Camera &camera, const std::vector<OfficePicture> &pictures)
{
    for (const OfficePicture &picture : pictures) {
        const QString name = QString::fromLatin1(picture.name);
        if (!camera.wants(name))
            continue;
        const Costume costume(camera.worn(picture.look));
        Office office;
        if (picture.arrange(office))
            camera.shoot(*office.page, name, picture.look, Growth::Stays);
        else
            camera.miss(name);
    }
}

} // namespace tierdesk::gallery
