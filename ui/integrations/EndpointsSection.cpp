#include "ui/integrations/EndpointsSection.h"

#include "ui/integrations/DeliveryPanel.h"
#include "ui/integrations/IntegrationPhrases.h"
#include "ui/integrations/StateRowDelegate.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Segmented.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/Toggle.h"

#include <QtGui/QFocusEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using client::Connection;
using widgets::Panel;
namespace metric = theme::metric;

namespace {

constexpr int EventsRestMs = 400;
constexpr int PollMs = 5000;
constexpr int DeliveriesPage = 50;
constexpr int MostAtOnce = 200; ///< deliveries that the server gives in an answer

QPushButton *button(const char *name, const QString &text, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(QString::fromLatin1(name));
    return made;
}

} // namespace

EndpointsSection::EndpointsSection(Connection &connection, const base::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_integrations(connection)
    , m_clock(clock)
    , m_banner(new widgets::Banner(this))
{
    setObjectName(u"endpointsSection"_s);
    m_banner->setObjectName(u"integrationsBanner"_s);
    m_banner->hide();
    connect(m_banner, &widgets::Banner::actionTriggered, m_banner, &QWidget::hide);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(makeEndpoints());
    splitter->addWidget(makeDeliveries());
    m_panel = new DeliveryPanel(clock, splitter);
    m_panel->setMinimumWidth(metric::ListWidth * 2 / 3);
    connect(m_panel, &DeliveryPanel::againRequested, this, &EndpointsSection::sendAgain);
    splitter->addWidget(m_panel);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setStretchFactor(2, 0);
    splitter->setSizes({metric::ListWidth, 2 * metric::ListWidth, metric::ListWidth});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(splitter, 1);
    makeKeys();

    m_told.setSingleShot(true);
    m_told.setInterval(EventsRestMs);
    connect(&m_told, &QTimer::timeout, this, &EndpointsSection::load);
    m_poll.setInterval(PollMs);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_state == State::Ready && m_connection.state() == Connection::State::Live)
            load();
    });
    const auto reload = [this] {
        if (m_state != State::Empty)
            m_told.start(0);
    };
    connect(&m_connection, &Connection::connected, this, reload);
    connect(&m_connection, &Connection::reset, this, reload);
    connect(&m_connection, &Connection::eventReceived, this, [this](const deskapi::Event &event) {
        const bool isOurs = event.has(u"endpoints.changed") || event.has(u"deliveries.changed");
        if (isOurs && m_state != State::Empty && !m_told.isActive())
            m_told.start(EventsRestMs);
    });
    showEndpoints();
    showDeliveries();
}

EndpointsSection::~EndpointsSection()
{
    m_endpoints->setModel(nullptr);
    m_deliveryList->setModel(nullptr);
}

QWidget *EndpointsSection::makeEndpoints()
{
    auto *ground = new Panel(Panel::Surface::Panel, this);
    ground->setMinimumWidth(metric::ListWidth * 2 / 3);
    auto *strip = new Panel(Panel::Surface::Panel, Qt::BottomEdge, ground);
    m_new = button("newEndpoint", tr("Add endpoint"), strip);
    m_new->setAccessibleName(tr("Add endpoint"));
    connect(m_new, &QPushButton::clicked, this, &EndpointsSection::askForNew);
    auto *line = new QHBoxLayout(strip);
    line->setContentsMargins(10, 8, 10, 9);
    line->addStretch(1);
    line->addWidget(m_new);
    m_endpointStack = new QStackedWidget(ground);
    m_endpoints = makeStateRowList("endpointList", tr("Endpoints"), m_endpointRows, m_endpointStack);
    connect(m_endpoints->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        forgetDeliveries();
        showActs();
        showDeliveries();
        loadDeliveries();
    });
    m_endpointSkeleton = new widgets::Skeleton(widgets::Skeleton::Shape::ShortRows, false, m_endpointStack);
    m_noEndpoints = new widgets::StatePanel(m_endpointStack);
    m_noEndpoints->setObjectName(u"endpointsState"_s);
    connect(m_noEndpoints, &widgets::StatePanel::actionTriggered, this, [this] {
        if (m_state != State::Failed)
            return askForNew();
        m_connection.retryNow();
        load();
    });
    m_endpointStack->addWidget(m_endpoints);
    m_endpointStack->addWidget(m_endpointSkeleton);
    m_endpointStack->addWidget(m_noEndpoints);
    auto *column = new QVBoxLayout(ground);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(strip);
    column->addWidget(m_endpointStack, 1);
    return ground;
}

QWidget *EndpointsSection::makeDeliveries()
{
    auto *ground = new Panel(Panel::Surface::Panel, Qt::LeftEdge, this);
    ground->setMinimumWidth(metric::ListWidth * 2 / 3);
    auto *strip = new Panel(Panel::Surface::Panel, Qt::BottomEdge, ground);
    m_on = new widgets::Toggle(tr("Endpoint enabled"), strip);
    m_on->setObjectName(u"endpointOn"_s);
    connect(m_on, &QCheckBox::clicked, this, &EndpointsSection::setOn);
    m_filter = new widgets::Segmented(tr("Filter deliveries"), strip);
    m_filter->setObjectName(u"deliveryFilter"_s);
    m_filter->addChoice(tr("All"), m_filterAll);
    m_filter->addChoice(tr("Pending"), static_cast<int>(OutboxState::Pending));
    m_filter->addChoice(tr("Failed"), static_cast<int>(OutboxState::Failed));
    connect(m_filter, &widgets::Segmented::valueChosen, this, [this] {
        m_wanted = DeliveriesPage; // of others, from their beginning
        loadDeliveries();
    });
    m_ping = button("pingEndpoint", tr("Send test event"), strip);
    m_change = button("changeEndpoint", tr("Edit…"), strip);
    m_rotate = button("rotateSecret", tr("New secret…"), strip);
    m_allAgain = button("sendAllAgain", tr("Retry failed"), strip);
    m_remove = button("removeEndpoint", tr("Remove…"), strip);
    connect(m_ping, &QPushButton::clicked, this, &EndpointsSection::ping);
    connect(m_change, &QPushButton::clicked, this, &EndpointsSection::askForChange);
    connect(m_rotate, &QPushButton::clicked, this, &EndpointsSection::askToRotate);
    connect(m_allAgain, &QPushButton::clicked, this, &EndpointsSection::sendAllAgain);
    connect(m_remove, &QPushButton::clicked, this, &EndpointsSection::askToRemove);
    auto *flow = new widgets::FlowLayout(metric::CellMargin, strip);
    flow->setContentsMargins(10, 8, 10, 9);
    for (QWidget *each :
         std::initializer_list<QWidget *>{m_on, m_filter, m_ping, m_change, m_rotate, m_allAgain, m_remove})
        flow->addWidget(each);
    m_deliveryStack = new QStackedWidget(ground);
    m_deliveryList = makeStateRowList("deliveryList", tr("Deliveries"), m_deliveryRows, m_deliveryStack);
    connect(m_deliveryList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &EndpointsSection::loadDetail);
    connect(m_deliveryList->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const QScrollBar &bar = *m_deliveryList->verticalScrollBar();
        if (value >= bar.maximum() - bar.pageStep())
            loadMoreDeliveries();
    });
    m_deliverySkeleton = new widgets::Skeleton(widgets::Skeleton::Shape::ShortRows, false, m_deliveryStack);
    m_noDeliveries = new widgets::StatePanel(m_deliveryStack);
    m_noDeliveries->setObjectName(u"deliveriesState"_s);
    connect(m_noDeliveries, &widgets::StatePanel::actionTriggered, this, [this] {
        if (!m_deliveriesError)
            return ping();
        m_connection.retryNow();
        loadDeliveries();
    });
    m_deliveryStack->addWidget(m_deliveryList);
    m_deliveryStack->addWidget(m_deliverySkeleton);
    m_deliveryStack->addWidget(m_noDeliveries);
    auto *column = new QVBoxLayout(ground);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(strip);
    column->addWidget(m_deliveryStack, 1);
    return ground;
}

void EndpointsSection::makeKeys()
{
    const auto key = [this](const char *id, const QString &title, const QKeySequence &sequence, auto act) {
        QShortcut *shortcut = keys::add(this, QString::fromLatin1(id), title, sequence);
        connect(shortcut, &QShortcut::activated, this, act);
        return shortcut;
    };
    keys::hint(*m_new, *key("integrations.new", tr("Add endpoint"), QKeySequence(Qt::Key_N), [this] { askForNew(); }));
    keys::hint(m_panel->againButton(), *key("integrations.again", tr("Retry delivery"), QKeySequence(Qt::Key_S),
                                            [this] { m_panel->againButton().click(); }));
    key("integrations.refresh", tr("Refresh the list"), QKeySequence(Qt::Key_R), [this] { load(); });
}

bool EndpointsSection::mayChange() const
{
    return m_me.id.isSet() && m_me.role == Role::Admin;
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

void EndpointsSection::setMe(const deskapi::UserInfo &me)
{
    m_me = me;
    showActs();
    showEndpoints();
    if (isVisible() && m_state == State::Empty)
        load();
}

void EndpointsSection::clear()
{
    ++m_load;
    ++m_detailLoad;
    m_me = {};
    m_state = State::Empty;
    m_told.stop();
    m_known = {};
    m_endpointRows.setRows({});
    forgetDeliveries();
    m_banner->hide();
    showActs();
    showEndpoints();
    showDeliveries();
}

void EndpointsSection::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_poll.start();
    if (m_me.id.isSet())
        load();
}

void EndpointsSection::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_poll.stop();
}

void EndpointsSection::focusInEvent(QFocusEvent *event)
{
    m_endpoints->setFocus(event->reason());
}

void EndpointsSection::load()
{
    if (m_state != State::Ready)
        m_state = State::Loading;
    showEndpoints();
    m_integrations.endpoints(this, [this, load = ++m_load](const base::Result<deskapi::Endpoints> &listed) {
        if (load == m_load)
            takeEndpoints(listed);
    });
}

void EndpointsSection::takeEndpoints(const base::Result<deskapi::Endpoints> &listed)
{
    if (!listed) {
        m_error = listed.error();
        m_state = m_state == State::Ready ? State::Ready : State::Failed;
        return showEndpoints();
    }
    m_error.reset();
    m_state = State::Ready;
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
    ++m_deliveriesLoad;
    m_isReading = false;
    m_hasDeliveries = false;
    m_deliveriesError.reset();
    m_next = {};
    m_wanted = DeliveriesPage;
    m_deliveries.clear();
    m_deliveryRows.setRows({});
    m_panel->show(std::nullopt);
}

void EndpointsSection::loadDeliveries()
{
    ++m_deliveriesLoad;
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
    m_integrations.deliveries(
        query, this,
        [this, load = m_deliveriesLoad, read = std::move(read)](const base::Result<deskapi::Deliveries> &page) {
            if (load != m_deliveriesLoad)
                return;
            m_isReading = false;
            m_deliveriesError.reset();
            if (!page) { // the next look, or the next scrolling, asks again
                if (!m_hasDeliveries)
                    m_deliveriesError = page.error();
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
    m_hasDeliveries = true;
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

} // namespace tierdesk::ui
