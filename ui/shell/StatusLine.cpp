#include "ui/shell/StatusLine.h"

#include "core/doors/client/Address.h"
#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Dot.h"
#include "ui/widgets/Label.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>

#include <algorithm>
#include <cmath>

namespace tierdesk::ui {

using client::Connection;
using deskapi::ServerStatus;
using theme::Type;
using widgets::Dot;
using widgets::Label;

namespace {

Label *figure(const char *name, QWidget *parent)
{
    auto *label = new Label(Type::Fine, Label::Ink::Dim, parent);
    label->setObjectName(QString::fromLatin1(name));
    return label;
}

/// "Claude · tier 1, tier 2": each model with the tiers it speaks for.
QString modelText(const std::vector<ServerStatus::Model> &models)
{
    QStringList names;
    QHash<QString, QStringList> tiers;
    for (const ServerStatus::Model &each : models) {
        if (each.state == ServerStatus::ModelState::Off)
            continue;
        if (!names.contains(each.name))
            names.append(each.name);
        tiers[each.name].append(StatusLine::tr("tier %1").arg(QLocale().toString(each.tier == Tier::AiRep ? 1 : 2)));
    }
    QStringList parts;
    for (const QString &name : names)
        parts.append(direction::joined({name, phrases::listed(tiers.value(name))}));
    return parts.isEmpty() ? StatusLine::tr("AI is off") : direction::joined(parts);
}

/// The worst that is the matter with those that are on.
Dot::State modelState(const std::vector<ServerStatus::Model> &models)
{
    const auto any = [&](ServerStatus::ModelState state) {
        return std::any_of(models.begin(), models.end(), [&](const auto &each) { return each.state == state; });
    };
    return any(ServerStatus::ModelState::Degraded) ? Dot::State::Bad
           : any(ServerStatus::ModelState::Ready)  ? Dot::State::Good
                                                   : Dot::State::Off;
}

QString turnText(double ms)
{
    return ms < 1000 ? StatusLine::tr("p95 turn %1 ms").arg(QLocale().toString(std::round(ms), 'f', 0))
                     : StatusLine::tr("p95 turn %1 s").arg(QLocale().toString(ms / 1000, 'f', 1));
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : Panel(Surface::Panel, Qt::TopEdge, parent)
    , m_dot(new Dot(this))
    , m_server(figure("serverAddress", this))
    , m_state(figure("connectionState", this))
    , m_modelDot(new Dot(this))
    , m_model(figure("modelState", this))
    , m_sessions(figure("openSessions", this))
    , m_speed(figure("turnSpeed", this))
    , m_sla(figure("slaToday", this))
{
    setObjectName(u"statusLine"_s);
    m_speed->setToolTip(tr("95% of AI replies arrive within this time"));
    m_sla->setToolTip(tr("Share of first replies due today that were sent on time"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 1, 14, 0);
    layout->setSpacing(20);
    const auto pair = [&](Dot *dot, Label *label) {
        auto *box = new QHBoxLayout;
        box->setSpacing(7);
        box->addWidget(dot);
        box->addWidget(label);
        layout->addLayout(box);
    };
    pair(m_dot, m_server);
    layout->addWidget(m_state);
    pair(m_modelDot, m_model);
    layout->addWidget(m_sessions);
    layout->addWidget(m_speed);
    layout->addStretch();
    layout->addWidget(m_sla);
    // What there is no room for is cut with an ellipsis, and whole in its tool tip.
    m_server->setElided(true);
    m_model->setElided(true);
    setStatus({});
    measure();
}

void StatusLine::measure()
{
    setFixedHeight(std::max(theme::metric::StatusHeight, theme::scaled(theme::metric::StatusHeight)));
}

void StatusLine::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

void StatusLine::setServer(const QUrl &server)
{
    m_server->setText(client::addressText(server));
    m_server->setAccessibleName(tr("Server %1").arg(m_server->text()));
}

void StatusLine::setConnection(Connection::State state, std::optional<int> retryInMs)
{
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
        m_state->setText(seconds > 1 ? tr("Not connected, next try in %1 s").arg(QLocale().toString(seconds))
                                     : tr("Not connected"));
        break;
    }
    case Connection::State::Closed:
        m_dot->setState(Dot::State::Off);
        m_state->setText(tr("Signed out"));
        break;
    }
    m_isLive = state == Connection::State::Live;
    showModelState();
    // When all is well the dot's shape and the tool tip say so, and the line stays quiet.
    m_state->setVisible(state != Connection::State::Live);
    m_dot->setToolTip(m_state->text());
    m_dot->setAccessibleName(tr("Connection: %1").arg(m_state->text()));
}

/// Nobody knows how the models are while nobody is reached.
void StatusLine::showModelState()
{
    m_modelDot->setState(m_isLive ? m_modelState : Dot::State::Off);
}

void StatusLine::setStatus(const std::optional<ServerStatus> &status)
{
    const bool hasModels = status && !status->models.empty();
    m_modelDot->setVisible(hasModels);
    m_model->setVisible(hasModels);
    if (hasModels) {
        const Dot::State state = modelState(status->models);
        m_modelState = state;
        const QString words = modelText(status->models);
        m_model->setText(state == Dot::State::Bad ? tr("%1 · degraded").arg(words) : words);
    }
    showModelState();
    m_sessions->setVisible(status.has_value());
    if (status) {
        m_sessions->setText(status->activeSessions == 1
                                ? tr("1 active session")
                                : tr("%1 active sessions").arg(QLocale().toString(status->activeSessions)));
    }
    m_speed->setVisible(status && status->p95TurnMs);
    if (status && status->p95TurnMs)
        m_speed->setText(turnText(*status->p95TurnMs));
    m_sla->setVisible(status && status->slaMetToday);
    if (status && status->slaMetToday)
        m_sla->setText(
            tr("SLA today %1\u00A0%").arg(QLocale().toString(qlonglong{std::lround(*status->slaMetToday * 100)})));
}

} // namespace tierdesk::ui
