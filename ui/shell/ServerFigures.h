#pragma once

#include "core/doors/client/Connection.h"
#include "core/doors/client/Reports.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <optional>

namespace tierdesk::ui {

/// What the server says of itself: models, active sessions, speed, service level. Asked every fifteen seconds while
/// the stream stands, and soon after sessions began or ended. GUI thread.
class ServerFigures final : public QObject
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit ServerFigures(client::Connection &connection, QObject *parent = nullptr);

    /// Asks now, and from now on.
    void start();
    /// Asks no more, and forgets.
    void stop();

    /// None until it is known. What was known stays while the server cannot be reached.
    [[nodiscard]] const std::optional<deskapi::ServerStatus> &status() const { return m_status; }

Q_SIGNALS:
    void changed();

private:
    void load();
    void consider(const deskapi::Event &event);

    client::Connection &m_connection;
    client::Reports m_reports;
    std::optional<deskapi::ServerStatus> m_status;
    bool m_isAsking = false;
    int m_round = 0; ///< answers to what was asked before a stop() are dropped
    QTimer m_every;
    QTimer m_soon;
};

} // namespace tierdesk::ui
