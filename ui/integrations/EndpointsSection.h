#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Integrations.h"
#include "core/doors/deskapi/People.h"
#include "ui/integrations/LoadedSection.h"
#include "ui/integrations/StateRowsModel.h"

#include <QtCore/QVariant>

#include <optional>

class QPushButton;
class QShortcut;

namespace tierdesk::ui {

class DeliveryPanel;
namespace widgets {
class RowList;
class Segmented;
class Toggle;
} // namespace widgets

/// The company's event endpoints and their deliveries. For supervisors; only admins can edit. Keys: N adds an endpoint,
/// S retries the selected delivery, R refreshes.
class EndpointsSection final : public LoadedSection
{
    Q_OBJECT

public:
    /// Both must outlive the section.
    EndpointsSection(client::Connection &connection, const base::Clock &clock, QWidget *parent = nullptr);
    ~EndpointsSection() override;

protected:
    void ask(int load) override;
    void forget() override;
    void showState() override;
    void pressBanner() override { banner().hide(); }
    void focusInEvent(QFocusEvent *event) override;

private:
    using Mood = widgets::Banner::Mood;

    void makeEndpoints();
    void makeDeliveries();
    void makeKeys();
    [[nodiscard]] std::optional<deskapi::EndpointRow> chosen() const;
    [[nodiscard]] OutboxId chosenDelivery() const;

    void loadDeliveries();
    /// Loads deliveries of the selected endpoint older than @p before, appended to @p read, until m_wanted are loaded.
    void readDeliveries(std::vector<deskapi::DeliveryRow> read, OutboxId before);
    void loadMoreDeliveries();
    void loadDetail();
    void takeEndpoints(const base::Result<deskapi::Endpoints> &listed);
    void takeDeliveries(const std::vector<deskapi::DeliveryRow> &deliveries, OutboxId next);
    void forgetDeliveries();
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
    void say(const QString &text, Mood mood = Mood::Note, theme::Icon icon = theme::Icon::Done);

    client::Integrations m_integrations;
    const base::Clock &m_clock;
    StateRowsModel m_endpointRows;
    StateRowsModel m_deliveryRows;
    deskapi::Endpoints m_known;
    std::vector<deskapi::DeliveryRow> m_deliveries;
    widgets::Loading m_deliveriesLoading; ///< of the selected endpoint
    bool m_isReading = false;             ///< a request is running; scrolling starts no second one
    OutboxId m_next;                      ///< `before` of the next page
    int m_wanted = 0;                     ///< number of deliveries to load, grows with scrolling
    int m_detailLoad = 0;
    const QVariant m_filterAll{-1}; ///< filter value for all states

    QShortcut *m_newKey = nullptr;
    QShortcut *m_refreshKey = nullptr;
    QPushButton *m_new;
    QPushButton *m_change;
    QPushButton *m_ping;
    QPushButton *m_rotate;
    QPushButton *m_remove;
    QPushButton *m_allAgain;
    widgets::Toggle *m_on;
    widgets::Segmented *m_filter;
    widgets::StatePane *m_endpointPane;
    widgets::RowList *m_endpoints;
    widgets::StatePane *m_deliveryPane;
    widgets::RowList *m_deliveryList;
    DeliveryPanel *m_panel;
};

} // namespace tierdesk::ui
