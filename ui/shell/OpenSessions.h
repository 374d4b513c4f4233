#pragma once

#include "core/doors/client/Connection.h"
#include "core/doors/client/Sessions.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace tierdesk::ui {

/// How many sessions of the company are open now, whoever holds them. Asks the server again when sessions begin or end,
/// but never more often than every few seconds. GUI thread.
class OpenSessions final : public QObject
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit OpenSessions(client::Connection &connection, QObject *parent = nullptr);

    /// None until it is known.
    [[nodiscard]] std::optional<int> count() const { return m_count; }

Q_SIGNALS:
    void changed();

private:
    void load();
    void take(const base::Result<deskapi::SessionPage> &page);
    void consider(const deskapi::Event &event);

    client::Sessions m_sessions;
    std::optional<int> m_count;
    int m_sum = 0;
    int m_missing = 0;
    bool m_isBroken = false;
    QTimer m_again;
};

} // namespace tierdesk::ui
