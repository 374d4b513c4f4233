#include "ui/integrations/LoadedSection.h"

#include "ui/models/Failures.h"

#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using client::Connection;

namespace {

constexpr int PollMs = 5000;

} // namespace

LoadedSection::LoadedSection(Connection &connection, const QString &called, QWidget *parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_banner(new widgets::Banner(this))
    , m_column(new QVBoxLayout(this))
    , m_pane(new widgets::StatePane(called + u"State"_s, widgets::Panel::Surface::Window, {}, this))
{
    m_banner->setObjectName(called + u"Banner"_s);
    m_banner->hide();
    connect(m_banner, &widgets::Banner::actionTriggered, this, [this] { pressBanner(); });
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_banner);
    m_column->addWidget(m_pane, 1);

    connect(&m_loading, &widgets::Loading::due, this, &LoadedSection::load);
    m_poll.setInterval(PollMs);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (isReady() && m_connection.state() == Connection::State::Live)
            load();
    });
    connect(&m_connection, &Connection::connected, &m_loading, &widgets::Loading::reload);
    connect(&m_connection, &Connection::reset, &m_loading, &widgets::Loading::reload);
}

void LoadedSection::addAbove(QWidget *strip)
{
    m_column->insertWidget(m_column->indexOf(m_banner), strip);
}

void LoadedSection::addBelow(QWidget *strip)
{
    m_column->addWidget(strip);
}

bool LoadedSection::mayChange() const
{
    return m_me.id.isSet() && m_me.role == Role::Admin;
}

void LoadedSection::setMe(const deskapi::UserInfo &me)
{
    m_me = me;
    showState();
    if (isVisible() && m_loading.isEmpty())
        load();
}

void LoadedSection::clear()
{
    m_me = {};
    m_loading.reset();
    m_banner->hide();
    forget();
    showState();
}

void LoadedSection::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_poll.start();
    if (m_me.id.isSet())
        load();
}

void LoadedSection::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_poll.stop();
}

void LoadedSection::load()
{
    const int load = m_loading.begin();
    if (!isReady())
        showState();
    ask(load);
}

void LoadedSection::retry()
{
    m_connection.retryNow();
    load();
}

void LoadedSection::settle()
{
    m_banner->hide();
    m_loading.succeed();
    showState();
}

void LoadedSection::settle(const base::Error &error, const QString &what)
{
    const widgets::StateText text = stateText(error);
    if (isReady()) {
        m_banner->say(widgets::Banner::Mood::Bad, text.icon, what + u' ' + text.sentence, tr("Try again"));
        return m_banner->show();
    }
    m_loading.fail(text);
    showState();
}

widgets::StateText LoadedSection::stateText(const base::Error &error)
{
    const FailureWords words = failureWords(error);
    return {words.icon, words.heading, words.sentence};
}

void LoadedSection::showState()
{
    if (!m_pane->showLoaded(m_loading, {tr("Try again"), [this] { retry(); }}))
        m_pane->showContent();
}

} // namespace tierdesk::ui
