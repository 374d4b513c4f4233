#include "ui/integrations/EndpointsSection.h"
#include "ui/models/Failures.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Segmented.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/Toggle.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>

/// What is shown where, in each of the section's states.
namespace tierdesk::ui {

void EndpointsSection::showActs()
{
    const auto endpoint = chosen();
    const bool isChangeable = endpoint && mayChange();
    m_new->setVisible(mayChange());
    m_new->setEnabled(m_state == State::Ready);
    m_on->setEnabled(isChangeable);
    m_on->setChecked(endpoint && endpoint->isEnabled);
    m_change->setEnabled(isChangeable);
    m_remove->setEnabled(isChangeable);
    m_rotate->setEnabled(isChangeable && endpoint->channel == OutboxChannel::Webhook);
    m_ping->setEnabled(endpoint && endpoint->isEnabled);
    m_allAgain->setEnabled(endpoint && endpoint->isEnabled && endpoint->failed > 0);
}

void EndpointsSection::showEndpoints()
{
    m_noEndpoints->setAction({});
    if (m_endpointRows.rowCount() > 0) {
        m_endpointStack->setCurrentWidget(m_endpoints);
        return;
    }
    if (m_state == State::Failed && m_error) {
        const FailureWords words = failureWords(*m_error);
        m_noEndpoints->show(words.icon, words.heading, words.sentence);
        m_noEndpoints->setAction(tr("Try again"),
                                 keys::text(findChild<QShortcut *>(QStringLiteral("key.integrations.refresh"))->key()));
    } else if (m_state != State::Ready) {
        m_endpointStack->setCurrentWidget(m_endpointSkeleton);
        return;
    } else {
        m_noEndpoints->show(theme::Icon::Integrations, tr("Nobody is told yet"),
                            mayChange() ? tr("Add a program or a mailbox that is told what happens here.")
                                        : tr("An administrator can add programs and mailboxes that are told what "
                                             "happens here."));
        if (mayChange())
            m_noEndpoints->setAction(tr("Add the first"),
                                     keys::text(findChild<QShortcut *>(QStringLiteral("key.integrations.new"))->key()));
    }
    m_endpointStack->setCurrentWidget(m_noEndpoints);
}

void EndpointsSection::showDeliveries()
{
    m_noDeliveries->setAction({});
    if (m_deliveryRows.rowCount() > 0) {
        m_deliveryStack->setCurrentWidget(m_deliveryList);
        return;
    }
    const auto endpoint = chosen();
    if (m_deliveriesError) {
        const FailureWords words = failureWords(*m_deliveriesError);
        m_noDeliveries->show(words.icon, words.heading, words.sentence);
        m_noDeliveries->setAction(tr("Try again"));
    } else if (!endpoint) {
        m_noDeliveries->show(theme::Icon::Integrations, tr("No endpoint is chosen"),
                             tr("Here stands what was sent to it, and how that went."));
    } else if (!m_hasDeliveries) {
        m_deliveryStack->setCurrentWidget(m_deliverySkeleton);
        return;
    } else if (m_filter->value() != m_filterAll) {
        m_noDeliveries->show(theme::Icon::Done, tr("Nothing here"), tr("No delivery is in this state."));
    } else {
        m_noDeliveries->show(theme::Icon::Clock, tr("Nothing was sent yet"),
                             endpoint->isEnabled ? tr("What happens from now on is sent there.")
                                                 : tr("It is switched off, and is told nothing."));
        if (endpoint->isEnabled)
            m_noDeliveries->setAction(tr("Send a test"));
    }
    m_deliveryStack->setCurrentWidget(m_noDeliveries);
}

} // namespace tierdesk::ui
