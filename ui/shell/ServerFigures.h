#pragma once

#include "core/doors/client/Connection.h"
#include "core/doors/client/Reports.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <optional>

namespace tierdesk::ui {

/// The server's status: models, active sessions, speed, service level. Requested every fifteen seconds while the stream
/// is connected, and soon after sessions start or end. GUI thread.
class ServerFigures final : public QObject
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit ServerFigures(client::Connection &connection, QObject *parent = nullptr);

    /// Requests the status now and periodically.
    void start();
    /// Stops requests and forgets the status.
    void stop();

    /// Returns the last known status, kept while the server cannot be reached; none until it is known.
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
    int m_round = 0; ///< answers to requests from before a stop() are dropped
    QTimer m_every;
    QTimer m_soon;
};

} // namespace tierdesk::ui
