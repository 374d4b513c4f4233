#include "ui/integrations/LoadedSection.h"

#include "ui/models/Failures.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using client::Connection;

namespace {

constexpr int ReloadMs = 5000;

} // namespace

LoadedSection::LoadedSection(Connection &connection, const QString &called, QWidget *parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_banner(new widgets::Banner(this))
    , m_column(new QVBoxLayout(this))
    , m_stack(new QStackedWidget(this))
    , m_skeleton(new widgets::Skeleton(widgets::Skeleton::Shape::ShortRows, false, m_stack))
    , m_failure(new widgets::StatePanel(m_stack))
{
    m_banner->setObjectName(called + u"Banner"_s);
    m_banner->hide();
    m_failure->setObjectName(called + u"State"_s);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_failure);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_banner);
    m_column->addWidget(m_stack, 1);

    const auto retry = [this] {
        m_connection.retryNow();
        load();
    };
    connect(m_banner, &widgets::Banner::actionTriggered, this, retry);
    connect(m_failure, &widgets::StatePanel::actionTriggered, this, retry);
    m_poll.setInterval(ReloadMs);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_state == State::Ready && m_connection.state() == Connection::State::Live)
            load();
    });
    connect(&m_connection, &Connection::connected, this, &LoadedSection::reload);
    connect(&m_connection, &Connection::reset, this, &LoadedSection::reload);
}

void LoadedSection::setContent(QWidget *content)
{
    m_content = content;
    m_stack->addWidget(content);
}

void LoadedSection::addAbove(QWidget *strip)
{
    m_column->insertWidget(m_column->indexOf(m_banner), strip);
}

void LoadedSection::addBelow(QWidget *strip)
{
    m_column->addWidget(strip);
}

void LoadedSection::setMe(const deskapi::UserInfo &me)
{
    m_me = me;
    showState();
    if (isVisible() && m_state == State::Empty)
        load();
}

void LoadedSection::clear()
{
    ++m_load;
    m_me = {};
    m_state = State::Empty;
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
    if (m_state != State::Ready)
        m_state = State::Loading;
    showState();
    ask(++m_load);
}

void LoadedSection::reload()
{
    if (m_state != State::Empty)
        load();
}

void LoadedSection::settle()
{
    m_banner->hide();
    m_state = State::Ready;
    showState();
}

void LoadedSection::settle(const base::Error &error, const QString &what)
{
    const FailureWords words = failureWords(error);
    if (m_state == State::Ready) {
        m_banner->say(widgets::Banner::Mood::Bad, words.icon, what + u' ' + words.sentence, tr("Try again"));
        return m_banner->show();
    }
    m_state = State::Failed;
    m_failure->show(words.icon, words.heading, words.sentence);
    m_failure->setAction(tr("Try again"));
    showState();
}

void LoadedSection::showState()
{
    m_stack->setCurrentWidget(m_state == State::Ready    ? m_content
                              : m_state == State::Failed ? m_failure
                                                         : static_cast<QWidget *>(m_skeleton));
}

} // namespace tierdesk::ui
