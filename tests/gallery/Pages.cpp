#include "tests/gallery/Pages.h"

#include "tests/gallery/Office.h"
#include "tests/gallery/Waiting.h"
#include "ui/dashboard/DashboardPage.h"
#include "ui/replies/RepliesPage.h"
#include "ui/sessions/SessionsPage.h"
#include "ui/tiers/TiersPage.h"

#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

namespace tierdesk::gallery {

namespace {

bool isListed(Office &office)
{
    auto &table = office.find<QTableView>(u"sessionsTable"_s);
    return untilFilled(table);
}

/// Waits until the session beside the table is read.
bool isCaseOpen(Office &office)
{
    return untilFilled(office.find<QAbstractItemView>(u"conversation"_s)) && untilLoaded(*office.page);
}

bool isFormShown(Office &office)
{
    return office.isSeen("configScroll");
}

/// The same pages from right to left.
std::vector<OfficePicture> arabicPictures()
{
    const auto sessions = [](Office &office) {
        office.seedSessions();
        auto &page = office.openSessions();
        if (!isListed(office))
            return false;
        page.openCase(u"sess_8f21"_s);
        return isCaseOpen(office);
    };
    const auto dashboard = [](Office &office) {
        office.openDashboard();
        return office.isSeen("dashboardScroll");
    };
    const auto tiers = [](Office &office) {
        office.openTiers();
        if (!isFormShown(office))
            return false;
        office.find<QDoubleSpinBox>(u"tiers.aiRep.capabilities.maxCreditAmount"_s).setValue(15);
        return true;
    };
    const auto replies = [](Office &office) {
        office.seedReplies();
        office.openReplies();
        auto &shown = office.find<QListView>(u"replyList"_s);
        const bool isSeen = untilFilled(shown);
        shown.setCurrentIndex(shown.model()->index(0, 0));
        return isSeen;
    };
    const Look arabic{100, true};
    return {{"sessions-mirrored", sessions, arabic},
            {"dashboard-mirrored", dashboard, arabic},
            {"tiers-mirrored", tiers, arabic},
            {"saved-replies-mirrored", replies, arabic}};
}

std::vector<OfficePicture> sessionsPictures()
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
                 page.openCase(u"sess_8f21"_s);
                 return isCaseOpen(office);
             }},
            {"sessions-several",
             [](Office &office) {
                 office.seedSessions();
                 office.openSessions();
                 if (!isListed(office))
                     return false;
                 auto &table = office.find<QTableView>(u"sessionsTable"_s);
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
                 office.desk.keepSilent(u"/desk/sessions"_s);
                 office.openSessions();
                 return office.isAsked("/desk/sessions");
             }},
            {"sessions-failed", [](Office &office) {
                 office.desk.failNext(u"/desk/sessions"_s, {0, {}, true});
                 office.openSessions();
                 return office.hasFailed("sessionsState");
             }}};
}

std::vector<OfficePicture> dashboardPictures()
{
    return {{"dashboard",
             [](Office &office) {
                 office.openDashboard();
                 return office.isSeen("dashboardScroll") && untilSeen(office.find<QWidget>(u"moodShares"_s));
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
                 office.desk.keepSilent(u"/desk/analytics"_s);
                 office.desk.keepSilent(u"/desk/sentiment"_s);
                 office.openDashboard();
                 return office.isAsked("/desk/analytics");
             }},
            {"dashboard-failed", [](Office &office) {
                 office.desk.failNext(u"/desk/analytics"_s, {0, {}, true});
                 office.openDashboard();
                 return office.hasFailed("dashboardState");
             }}};
}

std::vector<OfficePicture> tiersPictures()
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
                 office.find<QDoubleSpinBox>(u"tiers.aiRep.capabilities.maxCreditAmount"_s).setValue(15);
                 return true;
             }},
            {"tiers-history",
             [](Office &office) {
                 office.desk.saveConfig({{u"escalationRules"_s, QJsonObject{{u"repeatContacts"_s, 4}}}},
                                        u"ines@acme.example"_s);
                 office.desk.saveConfig({{u"irateProtocol"_s, QJsonObject{{u"detectionThreshold"_s, 0.75}}}},
                                        u"marek@acme.example"_s);
                 office.openTiers();
                 if (!isFormShown(office))
                     return false;
                 office.find<QPushButton>(u"history"_s).click();
                 return office.isSeen("versionList");
             }},
            {"tiers-loading",
             [](Office &office) {
                 office.desk.keepSilent(u"/desk/config"_s);
                 office.openTiers();
                 return office.isAsked("/desk/config");
             }},
            {"tiers-failed", [](Office &office) {
                 office.desk.failNext(u"/desk/config"_s, {0, {}, true});
                 office.openTiers();
                 return office.hasFailed("tiersState");
             }}};
}

} // namespace

void paintPages(Camera &camera)
{
    for (const auto &pictures : {sessionsPictures(), dashboardPictures(), tiersPictures(), arabicPictures()})
        paint(camera, pictures);
}

} // namespace tierdesk::gallery
