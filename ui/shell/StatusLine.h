#pragma once

#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/Reports.h"
#include "ui/widgets/Dot.h"
#include "ui/widgets/Panel.h"

#include <optional>

namespace tierdesk::ui {

namespace widgets {
class Label;
}

/// The status line at the bottom: server, connection, models, active sessions, speed and service level.
class StatusLine final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setServer(const QUrl &server);
    void setConnection(client::Connection::State state, std::optional<int> retryInMs);
    /// None if the status is unknown.
    void setStatus(const std::optional<deskapi::ServerStatus> &status);

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();
    void showModelState();

    widgets::Dot *m_dot;
    widgets::Label *m_server;
    widgets::Label *m_state;
    widgets::Dot *m_modelDot;
    widgets::Dot::State m_modelState = widgets::Dot::State::Off; ///< as last reported
    bool m_isLive = false;
    widgets::Label *m_model;
    widgets::Label *m_sessions;
    widgets::Label *m_speed;
    widgets::Label *m_sla;
};

} // namespace tierdesk::ui
