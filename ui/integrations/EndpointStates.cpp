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

/// What the section shows in each of its states.
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
                                 keys::text(findChild<QShortcut *>(u"key.integrations.refresh"_s)->key()));
    } else if (m_state != State::Ready) {
        m_endpointStack->setCurrentWidget(m_endpointSkeleton);
        return;
    } else {
        m_noEndpoints->show(
            theme::Icon::Integrations, tr("No endpoints yet"),
            mayChange() ? tr("Add a webhook or e-mail address to be notified about events.")
                        : tr("An administrator can add webhooks and e-mail addresses that are notified about events."));
        if (mayChange())
            m_noEndpoints->setAction(tr("Add endpoint"),
                                     keys::text(findChild<QShortcut *>(u"key.integrations.new"_s)->key()));
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
        m_noDeliveries->show(theme::Icon::Integrations, tr("No endpoint selected"),
                             tr("Deliveries to the selected endpoint appear here."));
    } else if (!m_hasDeliveries) {
        m_deliveryStack->setCurrentWidget(m_deliverySkeleton);
        return;
    } else if (m_filter->value() != m_filterAll) {
        m_noDeliveries->show(theme::Icon::Done, tr("No deliveries"), tr("No deliveries match this filter."));
    } else {
        m_noDeliveries->show(theme::Icon::Clock, tr("No deliveries yet"),
                             endpoint->isEnabled ? tr("New events are sent to this endpoint.")
                                                 : tr("This endpoint is disabled and receives no events."));
        if (endpoint->isEnabled)
            m_noDeliveries->setAction(tr("Send test event"));
    }
    m_deliveryStack->setCurrentWidget(m_noDeliveries);
}

} // namespace tierdesk::ui
