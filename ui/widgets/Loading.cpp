#include "ui/widgets/Loading.h"

namespace tierdesk::ui::widgets {

namespace {

constexpr int EventsRestMs = 400;

} // namespace

Loading::Loading(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Loading::due);
}

int Loading::begin()
{
    if (!isReady()) {
        m_state = State::Running;
        m_failure.reset();
    }
    return ++m_load;
}

void Loading::succeed()
{
    m_state = State::Ready;
    m_failure.reset();
}

void Loading::fail(const StateText &why)
{
    if (isReady())
        return;
    m_state = State::Failed;
    m_failure = why;
}

void Loading::drop()
{
    m_state = State::Running;
    m_failure.reset();
}

void Loading::reset()
{
    drop();
    m_state = State::Empty;
    ++m_load;
    m_timer.stop();
}

void Loading::reloadSoon()
{
    if (!m_timer.isActive())
        startTimer(EventsRestMs);
}

void Loading::startTimer(int ms)
{
    if (!isEmpty())
        m_timer.start(ms);
}

} // namespace tierdesk::ui::widgets
