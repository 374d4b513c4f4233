#include "ui/settings/ServerSettings.h"

#include "core/doors/client/Address.h"
#include "ui/settings/OwnDoor.h"
#include "ui/settings/SettingsCard.h"
#include "ui/shell/ServerFigures.h"
#include "ui/widgets/Facts.h"
#include "ui/widgets/Label.h"

#include <QtCore/QLocale>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;

namespace {

enum ServerFact { Address, Listens, Sealed, Version, Since };

} // namespace

ServerSettings::ServerSettings(client::Connection &connection, const ServerFigures &figures, OwnDoor *door,
                               QWidget *parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_figures(figures)
    , m_facts(new widgets::Facts(tr("Server"), widgets::Facts::Heading::Title, this))
    , m_how(new Label(theme::Type::Small, Label::Ink::Dim, this))
    , m_door(door)
{
    m_facts->setObjectName(u"serverFacts"_s);
    m_facts->addFact(tr("Address"));
    m_facts->addFact(tr("Listens on"));
    m_facts->addFact(tr("Encrypted"));
    m_facts->addFact(tr("Version"));
    m_facts->addFact(tr("Running since"));
    m_how->setWordWrap(true);
    m_how->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_how->setAccessibleName(tr("How to change these settings"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_facts);
    if (m_door) {
        makeDoorCard();
        layout->addWidget(m_card);
        layout->addWidget(m_told);
    }
    layout->addWidget(m_how);
    connect(&m_figures, &ServerFigures::changed, this, &ServerSettings::showServer);
    connect(&m_connection, &client::Connection::stateChanged, this, &ServerSettings::showServer);
    showServer();
}

void ServerSettings::showServer()
{
    const auto &status = m_figures.status();
    m_facts->setFact(Address, m_connection.server().toString());
    m_facts->setFact(Listens, status ? status->listen.join(u'\n') : tr("Unknown while the server cannot be reached"));
    m_facts->setFact(Sealed, !status         ? QString()
                             : status->isTls ? tr("Yes, with TLS")
                                             : tr("No. Use only from this machine or behind a proxy."));
    m_facts->setFact(Version, status ? status->version : QString());
    m_facts->setFact(
        Since, status ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(status->startedAt.ms), QLocale::ShortFormat)
                      : QString());
    if (m_card && !m_card->isHidden())
        return m_how->setText(tr("To use another server, sign out and enter its address."));
    m_how->setText(client::isThisMachine(m_connection.server())
                       ? tr("The address and port are set on the server: listen = 127.0.0.1:8080 in the configuration "
                            "file, the environment variable TIERDESK_LISTEN, or the option --listen. Changes take "
                            "effect at the next start. To use another server, sign out and enter its address.")
                       : tr("This server runs on another machine. Its listen address is set there. To use another "
                            "server, sign out and enter its address."));
}

void ServerSettings::makeDoorCard()
{
    m_card = new SettingsCard(tr("Applies at the next start"), this);
    m_card->setObjectName(u"doorCard"_s);
    m_card->hide(); // until an administrator is known
    m_address = new QLineEdit(m_card);
    m_address->setObjectName(u"listenAddress"_s);
    m_port = new QSpinBox(m_card);
    m_port->setObjectName(u"listenPort"_s);
    m_port->setRange(0, 65535);
    m_port->setGroupSeparatorShown(false);
    m_port->setSpecialValueText(tr("Automatic"));
    m_keep = new QPushButton(tr("Save"), m_card);
    m_keep->setObjectName(u"listenKeep"_s);
    m_told = new Label(theme::Type::Small, Label::Ink::Dim, this);
    m_told->setObjectName(u"listenTold"_s);
    m_told->setWordWrap(true);
    m_told->hide();
    m_card->addLine(
        tr("Listen address"),
        tr("127.0.0.1 accepts connections from this machine only. Any other address needs a certificate first."),
        m_address);
    m_card->addLine(tr("Port"), tr("0 selects any free port, a different one at each start."), m_port);
    m_card->addLine(tr("Save changes"), tr("The running server is not changed."), m_keep);
    connect(m_keep, &QPushButton::clicked, this, &ServerSettings::keepDoor);
    connect(m_address, &QLineEdit::returnPressed, this, &ServerSettings::keepDoor);
    showDoor();
}

void ServerSettings::setPerson(const deskapi::UserInfo &me)
{
    if (!m_card)
        return;
    m_card->setVisible(!me.email.isEmpty() && me.role == Role::Admin);
    m_told->setVisible(m_card->isVisibleTo(this) && !m_told->text().isEmpty());
    showServer();
}

void ServerSettings::showDoor()
{
    const QString listen = m_door->listen();
    QString address = listen.section(u':', 0, -2);
    if (address.startsWith(u'['))
        address = address.mid(1, address.size() - 2);
    m_address->setText(address);
    m_port->setValue(listen.section(u':', -1).toInt());
    const QString fixed = m_door->fixedBy();
    for (QWidget *each :
         {static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_port), static_cast<QWidget *>(m_keep)})
        each->setEnabled(fixed.isEmpty());
    if (!fixed.isEmpty())
        m_told->setText(tr("The server was started with %1, which overrides these settings.").arg(fixed));
}

void ServerSettings::keepDoor()
{
    const QString address = m_address->text().trimmed();
    const QString host = address.contains(u':') ? u'[' + address + u']' : address;
    const auto kept = m_door->setListen(host + u':' + QString::number(m_port->value()));
    m_told->setText(kept ? tr("Saved. From the next start, the server listens on %1.").arg(m_door->listen())
                         : tr("Not saved: %1").arg(kept.error().message));
    m_told->show();
}

} // namespace tierdesk::ui
