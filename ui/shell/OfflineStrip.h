#pragma once

#include "core/doors/client/Connection.h"

#include <QtCore/QObject>

class QWidget;

namespace tierdesk::ui {

namespace widgets {
class Banner;
} // namespace widgets

/// Says over the whole desk that the server cannot be reached, what that means for what is seen and written, and when
/// it is tried again. GUI thread.
class OfflineStrip final : public QObject
{
    Q_OBJECT

public:
    /// @p connection must outlive this; the strip is a child of @p parent.
    OfflineStrip(client::Connection &connection, QWidget *parent);

    [[nodiscard]] widgets::Banner &strip() const { return *m_strip; }
    /// Whether it says so.
    [[nodiscard]] bool isCut() const { return m_isCut; }
    /// While nobody is signed in it is silent.
    void setOpen(bool isOpen);
    /// The state has changed, or time has passed.
    void show();

private:
    client::Connection &m_connection;
    widgets::Banner *m_strip;
    bool m_isOpen = false;
    bool m_isCut = false;
    bool m_wasLive = false; ///< the first try is no loss
};

} // namespace tierdesk::ui
