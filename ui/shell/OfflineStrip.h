#pragma once

#include "core/doors/client/Connection.h"

#include <QtCore/QObject>

class QWidget;

namespace tierdesk::ui {

namespace widgets {
class Banner;
} // namespace widgets

/// Shows over the whole desk that the server cannot be reached, what that means for data and drafts, and when the next
/// attempt is made. GUI thread.
class OfflineStrip final : public QObject
{
    Q_OBJECT

public:
    /// @p connection must outlive this; the strip is a child of @p parent.
    OfflineStrip(client::Connection &connection, QWidget *parent);

    [[nodiscard]] widgets::Banner &strip() const { return *m_strip; }
    /// Returns whether the strip is shown.
    [[nodiscard]] bool isCut() const { return m_isCut; }
    /// Sets whether a user is signed in; the strip is hidden otherwise.
    void setOpen(bool isOpen);
    /// The connection state changed, or time has passed.
    void show();

private:
    client::Connection &m_connection;
    widgets::Banner *m_strip;
    bool m_isOpen = false;
    bool m_isCut = false;
    bool m_wasLive = false; ///< the first attempt is not a lost connection
};

} // namespace tierdesk::ui
