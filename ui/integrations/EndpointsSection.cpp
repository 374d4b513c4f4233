#include "ui/integrations/EndpointsSection.h"

#include "ui/integrations/DeliveryPanel.h"
#include "ui/integrations/IntegrationPhrases.h"
#include "ui/integrations/StateRowList.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Segmented.h"
#include "ui/widgets/Toggle.h"

#include <QtGui/QFocusEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>

#include <algorithm>

namespace tierdesk::ui {

using client::Connection;
using widgets::Panel;
namespace metric = theme::metric;

namespace {

constexpr int DeliveriesPage = 50;
constexpr int MostAtOnce = 200; ///< deliveries that the server gives in an answer

} // namespace

EndpointsSection::EndpointsSection(Connection &connection, const base::Clock &clock, QWidget *parent)
    : LoadedSection(connection, u"integrations"_s, parent)
    , m_integrations(connection)
    , m_clock(clock)
{
    setObjectName(u"endpointsSection"_s);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    makeEndpoints();
    makeDeliveries();
    m_panel = new DeliveryPanel(clock, this);
    connect(m_panel, &DeliveryPanel::againRequested, this, &EndpointsSection::sendAgain);
    for (QWidget *each : std::initializer_list<QWidget *>{m_endpointPane, m_deliveryPane, m_panel}) {
        each->setMinimumWidth(metric::ListWidth * 2 / 3);
        splitter->addWidget(each);
    }
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setStretchFactor(2, 0);
    splitter->setSizes({metric::ListWidth, 2 * metric::ListWidth, metric::ListWidth});
    setContent(splitter);
    showContent();
    makeKeys();
    connect(&connection, &Connection::eventReceived, this, [this](const deskapi::Event &event) {
        if (event.has(u"endpoints.changed") || event.has(u"deliveries.changed"))
            loading().reloadSoon();
    });
    EndpointsSection::showState();
}

EndpointsSection::~EndpointsSection()
{
    m_endpoints->setModel(nullptr);
    m_deliveryList->setModel(nullptr);
}

void EndpointsSection::makeEndpoints()
{
    m_endpointPane = new widgets::StatePane(u"endpointsState"_s, Panel::Surface::Panel, {}, this);
    auto *strip = new QHBoxLayout;
    m_endpointPane->setStrip(strip);
    strip->addStretch(1);
    m_new = m_endpointPane->addButton("newEndpoint", tr("Add endpoint"), [this] { askForNew(); });
    m_new->setAccessibleName(tr("Add endpoint"));
    m_endpoints = makeStateRowList("endpointList", tr("Endpoints"), m_endpointRows, m_endpointPane);
    m_endpointPane->setList(m_endpoints);
    connect(m_endpoints->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        forgetDeliveries();
        showActs();
        showDeliveries();
        loadDeliveries();
    });
}

void EndpointsSection::makeDeliveries()
{
    m_deliveryPane = new widgets::StatePane(u"deliveriesState"_s, Panel::Surface::Panel, Qt::LeftEdge, this);
    auto *strip = new widgets::FlowLayout(metric::CellMargin);
    m_deliveryPane->setStrip(strip);
    m_on = new widgets::Toggle(tr("Endpoint enabled"), m_deliveryPane);
    m_on->setObjectName(u"endpointOn"_s);
    connect(m_on, &QCheckBox::clicked, this, &EndpointsSection::setOn);
    m_filter = new widgets::Segmented(tr("Filter deliveries"), m_deliveryPane);
    m_filter->setObjectName(u"deliveryFilter"_s);
    m_filter->addChoice(tr("All"), m_filterAll);
    m_filter->addChoice(tr("Pending"), static_cast<int>(OutboxState::Pending));
    m_filter->addChoice(tr("Failed"), static_cast<int>(OutboxState::Failed));
    connect(m_filter, &widgets::Segmented::valueChosen, this, [this] {
        m_wanted = DeliveriesPage; // of others, from their beginning
        loadDeliveries();
    });
    strip->addWidget(m_on);
    strip->addWidget(m_filter);
    m_ping = m_deliveryPane->addButton("pingEndpoint", tr("Send test event"), [this] { ping(); });
    m_change = m_deliveryPane->addButton("changeEndpoint", tr("Edit…"), [this] { askForChange(); });
    m_rotate = m_deliveryPane->addButton("rotateSecret", tr("New secret…"), [this] { askToRotate(); });
    m_allAgain = m_deliveryPane->addButton("sendAllAgain", tr("Retry failed"), [this] { sendAllAgain(); });
    m_remove = m_deliveryPane->addButton("removeEndpoint", tr("Remove…"), [this] { askToRemove(); });
    m_deliveryList = makeStateRowList("deliveryList", tr("Deliveries"), m_deliveryRows, m_deliveryPane);
    m_deliveryPane->setList(m_deliveryList);
    connect(m_deliveryList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &EndpointsSection::loadDetail);
    connect(m_deliveryPane, &widgets::StatePane::endReached, this, &EndpointsSection::loadMoreDeliveries);
}

void EndpointsSection::makeKeys()
{
    const auto key = [this](const char *id, const QString &title, const QKeySequence &sequence, auto act) {
        QShortcut *shortcut = keys::add(this, QString::fromLatin1(id), title, sequence);
        connect(shortcut, &QShortcut::activated, this, act);
        return shortcut;
    };
    m_newKey = key("integrations.new", tr("Add endpoint"), QKeySequence(Qt::Key_N), [this] { askForNew(); });
    keys::hint(*m_new, *m_newKey);
    keys::hint(m_panel->againButton(), *key("integrations.again", tr("Retry delivery"), QKeySequence(Qt::Key_S),
                                            [this] { m_panel->againButton().click(); }));
    m_refreshKey = key("integrations.refresh", tr("Refresh the list"), QKeySequence(Qt::Key_R), [this] { load(); });
}

std::optional<deskapi::EndpointRow> EndpointsSection::chosen() const
{
    const int row = m_endpoints->currentIndex().row();
    if (row < 0 || row >= static_cast<int>(m_known.endpoints.size()))
        return std::nullopt;
    return m_known.endpoints[static_cast<std::size_t>(row)];
}

OutboxId EndpointsSection::chosenDelivery() const
{
    const QModelIndex index = m_deliveryList->currentIndex();
    return index.isValid() ? OutboxId{m_deliveryRows.row(index.row()).id} : OutboxId{};
}

// --- what the server has

void EndpointsSection::forget()
{
    ++m_detailLoad;
    m_known = {};
    m_endpointRows.setRows({});
    forgetDeliveries();
}

void EndpointsSection::focusInEvent(QFocusEvent *event)
{
    m_endpoints->setFocus(event->reason());
}

void EndpointsSection::ask(int load)
{
    m_integrations.endpoints(this, [this, load](const base::Result<deskapi::Endpoints> &listed) {
        if (isAwaited(load))
            takeEndpoints(listed);
    });
}

void EndpointsSection::takeEndpoints(const base::Result<deskapi::Endpoints> &listed)
{
    if (!listed) {
        loading().fail(stateText(listed.error()));
        return showEndpoints();
    }
    loading().succeed();
    m_known = *listed;
    std::vector<StateRow> rows;
    for (const deskapi::EndpointRow &each : m_known.endpoints)
        rows.push_back(phrases::stateRow(each));
    m_endpointRows.setRows(rows);
    if (!m_endpoints->currentIndex().isValid() && !rows.empty())
        m_endpoints->setCurrentIndex(m_endpointRows.index(0));
    else
        loadDeliveries();
    showActs();
    showEndpoints();
}

void EndpointsSection::forgetDeliveries()
{
    m_deliveriesLoading.reset();
    m_isReading = false;
    m_next = {};
    m_wanted = DeliveriesPage;
    m_deliveries.clear();
    m_deliveryRows.setRows({});
    m_panel->show(std::nullopt);
}

void EndpointsSection::loadDeliveries()
{
    m_deliveriesLoading.begin();
    readDeliveries({}, {});
}

void EndpointsSection::loadMoreDeliveries()
{
    if (m_isReading || !m_next.isSet())
        return;
    m_wanted = static_cast<int>(m_deliveries.size()) + DeliveriesPage;
    readDeliveries(m_deliveries, m_next);
}

void EndpointsSection::readDeliveries(std::vector<deskapi::DeliveryRow> read, OutboxId before)
{
    const auto endpoint = chosen();
    if (!endpoint)
        return;
    m_isReading = true;
    client::DeliveryQuery query;
    query.endpoint = endpoint->id;
    query.before = before;
    query.limit = std::clamp(m_wanted - static_cast<int>(read.size()), 1, MostAtOnce);
    if (m_filter->value() != m_filterAll)
        query.state = static_cast<OutboxState>(m_filter->value().toInt());
    const int load = m_deliveriesLoading.last();
    m_integrations.deliveries(query, this,
                              [this, load, read = std::move(read)](const base::Result<deskapi::Deliveries> &page) {
                                  if (!m_deliveriesLoading.isAwaited(load))
                                      return;
                                  m_isReading = false;
                                  if (!page) { // the next look, or the next scrolling, asks again
                                      m_deliveriesLoading.fail(stateText(page.error()));
                                      return showDeliveries();
                                  }
                                  std::vector<deskapi::DeliveryRow> all = read;
                                  all.insert(all.end(), page->deliveries.begin(), page->deliveries.end());
                                  if (page->next.isSet() && static_cast<int>(all.size()) < m_wanted)
                                      return readDeliveries(std::move(all), page->next);
                                  takeDeliveries(all, page->next);
                              });
}

void EndpointsSection::takeDeliveries(const std::vector<deskapi::DeliveryRow> &deliveries, OutboxId next)
{
    m_deliveriesLoading.succeed();
    m_next = next;
    m_deliveries = deliveries;
    std::vector<StateRow> rows;
    for (const deskapi::DeliveryRow &each : m_deliveries)
        rows.push_back(phrases::stateRow(each, m_clock.now()));
    m_deliveryRows.setRows(rows);
    showDeliveries();
    loadDetail();
}

void EndpointsSection::loadDetail()
{
    const OutboxId id = chosenDelivery();
    if (!id.isSet()) {
        ++m_detailLoad;
        return m_panel->show(std::nullopt);
    }
    m_integrations.delivery(id, this,
                            [this, load = ++m_detailLoad](const base::Result<deskapi::DeliveryDetail> &detail) {
                                if (load != m_detailLoad)
                                    return;
                                if (!detail)
                                    return complain(detail.error(), tr("The delivery could not be loaded."));
                                m_panel->show(*detail);
                            });
}

// --- what is shown

void EndpointsSection::showState()
{
    showActs();
    showEndpoints();
    showDeliveries();
}

void EndpointsSection::showActs()
{
    const auto endpoint = chosen();
    const bool isChangeable = endpoint && mayChange();
    m_new->setVisible(mayChange());
    m_new->setEnabled(isReady());
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
    if (m_endpointPane->showLoaded(loading(), {tr("Try again"), [this] { retry(); }, m_refreshKey}))
        return;
    if (mayChange())
        m_endpointPane->say({theme::Icon::Integrations, tr("No endpoints yet"),
                             tr("Add a webhook or e-mail address to be notified about events.")},
                            {tr("Add endpoint"), [this] { askForNew(); }, m_newKey});
    else
        m_endpointPane->say({theme::Icon::Integrations, tr("No endpoints yet"),
                             tr("An administrator can add webhooks and e-mail addresses that are notified about "
                                "events.")});
}

void EndpointsSection::showDeliveries()
{
    const auto endpoint = chosen();
    if (!endpoint)
        return m_deliveryPane->say({theme::Icon::Integrations, tr("No endpoint selected"),
                                    tr("Deliveries to the selected endpoint appear here.")});
    const auto retryDeliveries = [this] {
        connection().retryNow();
        loadDeliveries();
    };
    if (m_deliveryPane->showLoaded(m_deliveriesLoading, {tr("Try again"), retryDeliveries}))
        return;
    if (m_filter->value() != m_filterAll)
        m_deliveryPane->say({theme::Icon::Done, tr("No deliveries"), tr("No deliveries match this filter.")});
    else if (endpoint->isEnabled)
        m_deliveryPane->say({theme::Icon::Clock, tr("No deliveries yet"), tr("New events are sent to this endpoint.")},
                            {tr("Send test event"), [this] { ping(); }});
    else
        m_deliveryPane->say(
            {theme::Icon::Clock, tr("No deliveries yet"), tr("This endpoint is disabled and receives no events.")});
}

} // namespace tierdesk::ui
