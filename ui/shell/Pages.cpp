#include "ui/shell/Pages.h"

#include "ui/dashboard/DashboardPage.h"
#include "ui/integrations/IntegrationsPage.h"
#include "ui/queue/QueuePage.h"
#include "ui/replies/RepliesPage.h"
#include "ui/sessions/SessionsPage.h"
#include "ui/settings/SettingsPage.h"
#include "ui/tiers/TiersPage.h"
#include "ui/training/TrainingPage.h"

#include <QtCore/QCoreApplication>

namespace tierdesk::ui {

namespace {

/// The context of the pages' names for translators.
struct Names {
    Q_DECLARE_TR_FUNCTIONS(tierdesk::ui::Pages)
};

Page *makeQueue(const PageNeeds &needs)
{
    auto *page = new QueuePage(needs.cases, needs.queue, needs.parent);
    QObject::connect(page, &QueuePage::popOutRequested, page, needs.acts.popOut);
    QObject::connect(page, &QueuePage::sessionChosen, page, needs.acts.openCase);
    return page;
}

Page *makeSessions(const PageNeeds &needs)
{
    auto *page = new SessionsPage(needs.cases, needs.parent);
    QObject::connect(page, &SessionsPage::popOutRequested, page, needs.acts.popOut);
    QObject::connect(page, &SessionsPage::sessionChosen, page, &SessionsPage::openCase);
    return page;
}

Page *makeDashboard(const PageNeeds &needs)
{
    auto *page = new DashboardPage(needs.connection, needs.clock, needs.settings, needs.parent);
    QObject::connect(page, &DashboardPage::sessionsRequested, page, needs.acts.showSessions);
    return page;
}

Page *makeTiers(const PageNeeds &needs)
{
    return new TiersPage(needs.cases, needs.parent);
}

Page *makeReplies(const PageNeeds &needs)
{
    return new RepliesPage(needs.cases, needs.parent);
}

Page *makeTraining(const PageNeeds &needs)
{
    auto *page = new TrainingPage(needs.connection, needs.clock, needs.parent);
    QObject::connect(page, &TrainingPage::sessionChosen, page, needs.acts.openCase);
    return page;
}

Page *makeIntegrations(const PageNeeds &needs)
{
    return new IntegrationsPage(needs.connection, needs.clock, needs.parent);
}

Page *makeSettings(const PageNeeds &needs)
{
    return new SettingsPage(needs);
}

} // namespace

std::vector<PagePlan> pagePlans()
{
    // A line a page; what is not built is not here.
    return {
        {u"queue"_s, theme::Icon::Inbox, Names::tr("Queue"), Names::tr("Escalations"), Role::Agent, false, makeQueue},
        {u"sessions"_s, theme::Icon::Sessions, Names::tr("Sessions"), Names::tr("Sessions"), Role::Agent, false,
         makeSessions},
        {u"dashboard"_s, theme::Icon::Dashboard, Names::tr("Dashboard"), Names::tr("Dashboard"), Role::Supervisor,
         false, makeDashboard},
        {u"tiers"_s, theme::Icon::Tiers, Names::tr("Tiers"), Names::tr("Tiers"), Role::Supervisor, false, makeTiers},
        {u"replies"_s, theme::Icon::Knowledge, Names::tr("Saved replies"), Names::tr("Saved replies"), Role::Agent,
         false, makeReplies},
        {u"training"_s, theme::Icon::Teach, Names::tr("Training"), Names::tr("Training"), Role::Supervisor, false,
         makeTraining},
        {u"integrations"_s, theme::Icon::Integrations, Names::tr("Integrations"), Names::tr("Integrations"),
         Role::Supervisor, false, makeIntegrations},
        {u"settings"_s, theme::Icon::Settings, Names::tr("Settings"), Names::tr("Settings"), Role::Agent, true,
         makeSettings},
    };
}

} // namespace tierdesk::ui
