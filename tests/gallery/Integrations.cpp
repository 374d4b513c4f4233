#include "tests/gallery/Integrations.h"

#include "tests/gallery/Office.h"
#include "tests/gallery/Waiting.h"
#include "ui/integrations/IntegrationsPage.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>

namespace tierdesk::gallery {

namespace {

bool listed(Office &office)
{
    office.seedIntegrations();
    office.openIntegrations();
    return untilFilled(office.find<QListView>(QStringLiteral("deliveryList")));
}

} // namespace

void paintIntegrations(Camera &camera)
{
    paint(camera, {{"integrations",
                    [](Office &office) {
                        if (!listed(office))
                            return false;
                        auto &list = office.find<QListView>(QStringLiteral("deliveryList"));
                        list.setCurrentIndex(list.model()->index(1, 0));
                        auto &attempts = office.find<QLabel>(QStringLiteral("deliveryAttempts"));
                        return until("the attempts", [&] { return !attempts.text().isEmpty(); });
                    }},
                   {"integrations-off",
                    [](Office &office) {
                        if (!listed(office))
                            return false;
                        auto &list = office.find<QListView>(QStringLiteral("endpointList"));
                        list.setCurrentIndex(list.model()->index(2, 0));
                        return office.isSeen("deliveriesState");
                    }},
                   {"integrations-empty",
                    [](Office &office) {
                        office.openIntegrations();
                        return office.isSeen("endpointsState");
                    }},
                   {"integrations-loading",
                    [](Office &office) {
                        office.desk.keepSilent(QStringLiteral("/desk/endpoints"));
                        office.openIntegrations();
                        return office.isAsked("/desk/endpoints");
                    }},
                   {"integrations-failed", [](Office &office) {
                        office.desk.failNext(QStringLiteral("/desk/endpoints"), {0, {}, true});
                        office.openIntegrations();
                        return office.hasFailed("endpointsState");
                    }}});
}

} // namespace tierdesk::gallery
