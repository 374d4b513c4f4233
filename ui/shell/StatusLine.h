#pragma once

#include "core/doors/client/Connection.h"
#include "ui/widgets/Panel.h"

#include <optional>

namespace tierdesk::ui {

namespace widgets {
class Dot;
class Label;
} // namespace widgets

/// The line at the bottom: which server, how the connection stands, how many sessions are open.
class StatusLine final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setServer(const QUrl &server);
    void setConnection(client::Connection::State state, std::optional<int> retryInMs);
    void setOpenSessions(std::optional<int> count);

private:
    widgets::Dot *m_dot;
    widgets::Label *m_server;
    widgets::Label *m_state;
    widgets::Label *m_sessions;
};

} // namespace tierdesk::ui
