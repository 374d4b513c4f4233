#pragma once

#include "core/doors/client/Connection.h"

#include <QtWidgets/QWidget>

namespace tierdesk::ui {

class ServerFigures;
namespace widgets {
class Facts;
class Label;
} // namespace widgets

/// Which server this console works on, how it is reached, and what it listens on now.
class ServerSettings final : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive this.
    ServerSettings(client::Connection &connection, const ServerFigures &figures, QWidget *parent = nullptr);

private:
    void show();

    client::Connection &m_connection;
    const ServerFigures &m_figures;
    widgets::Facts *m_facts;
    widgets::Label *m_how;
};

} // namespace tierdesk::ui
