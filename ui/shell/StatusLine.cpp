#include "ui/shell/StatusLine.h"

#include "core/doors/client/Address.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Dot.h"
#include "ui/widgets/Label.h"

#include <QtWidgets/QHBoxLayout>

namespace tierdesk::ui {

using client::Connection;
using theme::Type;
using widgets::Label;

StatusLine::StatusLine(QWidget *parent)
    : Panel(Surface::Panel, Qt::TopEdge, parent)
    , m_dot(new widgets::Dot(this))
    , m_server(new Label(Type::Badge, Label::Ink::Dim, this))
    , m_state(new Label(Type::Badge, Label::Ink::Dim, this))
    , m_sessions(new Label(Type::Badge, Label::Ink::Dim, this))
{
    setFixedHeight(theme::metric::StatusHeight);
    m_server->setObjectName(QStringLiteral("serverAddress"));
    m_state->setObjectName(QStringLiteral("connectionState"));
    m_sessions->setObjectName(QStringLiteral("openSessions"));
    auto *version =
        new Label(tr("Tierdesk %1").arg(QStringLiteral(TIERDESK_VERSION)), Type::Badge, Label::Ink::Dim, this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 1, 14, 0);
    layout->setSpacing(18);
    auto *where = new QHBoxLayout;
    where->setSpacing(7);
    where->addWidget(m_dot);
    where->addWidget(m_server);
    layout->addLayout(where);
    layout->addWidget(m_state);
    layout->addWidget(m_sessions);
    layout->addStretch();
    layout->addWidget(version);
    m_sessions->hide();
}

void StatusLine::setServer(const QUrl &server)
{
    m_server->setText(client::addressText(server));
    m_server->setAccessibleName(tr("Server %1").arg(m_server->text()));
}

void StatusLine::setConnection(Connection::State state, std::optional<int> retryInMs)
{
    using Dot = widgets::Dot;
    switch (state) {
    case Connection::State::Live:
        m_dot->setState(Dot::State::Good);
        m_state->setText(tr("Live"));
        break;
    case Connection::State::Connecting:
        m_dot->setState(Dot::State::Busy);
        m_state->setText(tr("Connecting…"));
        break;
    case Connection::State::Waiting: {
        m_dot->setState(Dot::State::Bad);
        const int seconds = (retryInMs.value_or(0) + 999) / 1000;
        m_state->setText(seconds > 1 ? tr("Not connected, next try in %1 s").arg(seconds) : tr("Not connected"));
        break;
    }
    case Connection::State::Closed:
        m_dot->setState(Dot::State::Off);
        m_state->setText(tr("Signed out"));
        break;
    }
}

void StatusLine::setOpenSessions(std::optional<int> count)
{
    m_sessions->setVisible(count.has_value());
    if (count)
        m_sessions->setText(*count == 1 ? tr("1 active session") : tr("%1 active sessions").arg(*count));
}

} // namespace tierdesk::ui
