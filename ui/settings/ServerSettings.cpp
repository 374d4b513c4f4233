#include "ui/settings/ServerSettings.h"

#include "core/doors/client/Address.h"
#include "ui/shell/ServerFigures.h"
#include "ui/widgets/Facts.h"
#include "ui/widgets/Label.h"

#include <QtCore/QLocale>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;

namespace {

enum Fact { Address, Listens, Sealed, Version, Since };

} // namespace

ServerSettings::ServerSettings(client::Connection &connection, const ServerFigures &figures, QWidget *parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_figures(figures)
    , m_facts(new widgets::Facts(tr("Server"), this))
    , m_how(new Label(theme::Type::Small, Label::Ink::Dim, this))
{
    m_facts->setObjectName(QStringLiteral("serverFacts"));
    m_facts->addFact(tr("Address"));
    m_facts->addFact(tr("Listens on"));
    m_facts->addFact(tr("Encrypted"));
    m_facts->addFact(tr("Version"));
    m_facts->addFact(tr("Runs since"));
    m_how->setWordWrap(true);
    m_how->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_how->setAccessibleName(tr("How to change it"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_facts);
    layout->addWidget(m_how);
    connect(&m_figures, &ServerFigures::changed, this, &ServerSettings::show);
    connect(&m_connection, &client::Connection::stateChanged, this, &ServerSettings::show);
    show();
}

void ServerSettings::show()
{
    const auto &status = m_figures.status();
    m_facts->setFact(Address, m_connection.server().toString());
    m_facts->setFact(Listens, status ? status->listen.join(u'\n') : tr("Not known while it cannot be reached"));
    m_facts->setFact(Sealed, !status         ? QString()
                             : status->isTls ? tr("Yes, by TLS")
                                             : tr("No: only from this machine, or behind a proxy"));
    m_facts->setFact(Version, status ? status->version : QString());
    m_facts->setFact(
        Since, status ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(status->startedAt.ms), QLocale::ShortFormat)
                      : QString());
    m_how->setText(
        client::isThisMachine(m_connection.server())
            ? tr("Address and port are settings of the server: listen = 127.0.0.1:8080 in its configuration file, "
                 "TIERDESK_LISTEN in its environment, or --listen when it is started. They take effect at its next "
                 "start. To work on another server, sign out and give its address.")
            : tr("This server is another machine's: what it listens on is set there. To work on another one, sign out "
                 "and give its address."));
}

} // namespace tierdesk::ui
