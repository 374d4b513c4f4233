#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Integrations.h"
#include "core/doors/deskapi/People.h"
#include "ui/integrations/StateRowsModel.h"

#include <QtCore/QTimer>
#include <QtCore/QVariant>
#include <QtWidgets/QWidget>

#include <optional>

class QPushButton;
class QStackedWidget;

namespace tierdesk::ui {

class DeliveryPanel;
namespace widgets {
class Banner;
class RowList;
class Segmented;
class Skeleton;
class StatePanel;
class Toggle;
} // namespace widgets

/// The company's event endpoints and their deliveries. For supervisors; only admins can edit. Keys: N adds an endpoint,
/// S retries the selected delivery, R refreshes.
class EndpointsSection final : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the section.
    EndpointsSection(client::Connection &connection, const base::Clock &clock, QWidget *parent = nullptr);
    ~EndpointsSection() override;

    void setMe(const deskapi::UserInfo &me);
    void clear();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    enum class State { Empty, Loading, Ready, Failed };

    [[nodiscard]] QWidget *makeEndpoints();
    [[nodiscard]] QWidget *makeDeliveries();
    void makeKeys();
    [[nodiscard]] bool mayChange() const;
    [[nodiscard]] std::optional<deskapi::EndpointRow> chosen() const;
    [[nodiscard]] OutboxId chosenDelivery() const;

    void load();
    void loadDeliveries();
    /// Loads deliveries of the selected endpoint older than @p before, appended to @p read, until m_wanted are loaded.
    void readDeliveries(std::vector<deskapi::DeliveryRow> read, OutboxId before);
    void loadMoreDeliveries();
    void loadDetail();
    void takeEndpoints(const base::Result<deskapi::Endpoints> &listed);
    void takeDeliveries(const std::vector<deskapi::DeliveryRow> &deliveries, OutboxId next);
    void forgetDeliveries();
    // EndpointStates.cpp: what each state shows
    void showEndpoints();
    void showDeliveries();
    void showActs();

    // EndpointActs.cpp: user actions
    void askForNew();
    void askForChange();
    void askToRemove();
    void askToRotate();
    void setOn(bool isOn);
    void ping();
    void sendAgain();
    void sendAllAgain();
    void showSecret(const base::Result<deskapi::CreatedEndpoint> &made, bool isRotated);
    void complain(const base::Error &error, const QString &what);
    void say(const QString &text);

    client::Connection &m_connection;
    client::Integrations m_integrations;
    const base::Clock &m_clock;
    deskapi::UserInfo m_me;
    StateRowsModel m_endpointRows;
    StateRowsModel m_deliveryRows;
    deskapi::Endpoints m_known;
    std::vector<deskapi::DeliveryRow> m_deliveries;
    State m_state = State::Empty;
    std::optional<base::Error> m_error;
    std::optional<base::Error> m_deliveriesError;
    bool m_hasDeliveries = false; ///< deliveries of the selected endpoint are loaded
    bool m_isReading = false;     ///< a request is running; scrolling starts no second one
    OutboxId m_next;              ///< `before` of the next page
    int m_wanted = 0;             ///< number of deliveries to load, grows with scrolling
    int m_load = 0;
    int m_deliveriesLoad = 0;
    int m_detailLoad = 0;
    const QVariant m_filterAll{-1}; ///< filter value for all states
    QTimer m_told;                  ///< combines events into one reload
    QTimer m_poll;                  ///< deliveries have no events, so they are polled

    widgets::Banner *m_banner;
    QPushButton *m_new;
    QPushButton *m_change;
    QPushButton *m_ping;
    QPushButton *m_rotate;
    QPushButton *m_remove;
    QPushButton *m_allAgain;
    widgets::Toggle *m_on;
    widgets::Segmented *m_filter;
    QStackedWidget *m_endpointStack;
    widgets::RowList *m_endpoints;
    widgets::Skeleton *m_endpointSkeleton;
    widgets::StatePanel *m_noEndpoints;
    QStackedWidget *m_deliveryStack;
    widgets::RowList *m_deliveryList;
    widgets::Skeleton *m_deliverySkeleton;
    widgets::StatePanel *m_noDeliveries;
    DeliveryPanel *m_panel;
};

} // namespace tierdesk::ui
