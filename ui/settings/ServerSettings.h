#pragma once

#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/People.h"

#include <QtWidgets/QWidget>

class QLineEdit;
class QPushButton;
class QSpinBox;

namespace tierdesk::ui {

class OwnDoor;
class ServerFigures;
class SettingsCard;
namespace widgets {
class Facts;
class Label;
} // namespace widgets

/// Shows the server this console is connected to and what it listens on. If the server runs in this program,
/// administrators can set the listen address for the next start.
class ServerSettings final : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive this. @p door is null if the server runs elsewhere.
    ServerSettings(client::Connection &connection, const ServerFigures &figures, OwnDoor *door,
                   QWidget *parent = nullptr);

    void setPerson(const deskapi::UserInfo &me);

private:
    void showServer();
    void makeDoorCard();
    void showDoor();
    void keepDoor();

    client::Connection &m_connection;
    const ServerFigures &m_figures;
    widgets::Facts *m_facts;
    widgets::Label *m_how;
    OwnDoor *m_door;
    SettingsCard *m_card = nullptr; ///< null without a door
    QLineEdit *m_address = nullptr;
    QSpinBox *m_port = nullptr;
    QPushButton *m_keep = nullptr;
    widgets::Label *m_told = nullptr;
};

} // namespace tierdesk::ui
