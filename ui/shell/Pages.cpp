#include "ui/shell/Pages.h"

#include "ui/queue/QueuePage.h"

#include <QtCore/QCoreApplication>

namespace tierdesk::ui {

namespace {

/// The context of the pages' names for translators.
struct Names {
    Q_DECLARE_TR_FUNCTIONS(tierdesk::ui::Pages)
};

MadePage makeQueue(const PageNeeds &needs)
{
    auto *page = new QueuePage(needs.cases, needs.queue, needs.parent);
    QObject::connect(page, &QueuePage::popOutRequested, page, needs.acts.popOut);
    QObject::connect(page, &QueuePage::sessionChosen, page, needs.acts.openCase);
    return {.widget = page,
            .lead = nullptr,
            .acts = nullptr,
            .clear = [page] { page->clear(); },
            .start = nullptr,
            .openCase = [page](const QString &id) { return page->show(id); },
            .caseOnScreen = [page] { return page->selected(); }};
}

} // namespace

std::vector<PagePlan> pagePlans()
{
    // A line a page; what is not built is not here.
    return {
        {QStringLiteral("queue"), theme::Icon::Inbox, Names::tr("Queue"), Names::tr("Escalations"), Role::Agent, false,
         makeQueue},
    };
}

} // namespace tierdesk::ui
