#include "ui/integrations/AccountSection.h"

#include "ui/integrations/AccountForm.h"
#include "ui/models/Failures.h"
#include "ui/settings/CardColumn.h"
#include "ui/settings/models/CardFoot.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using client::Connection;

namespace {

constexpr int PollMs = 5000;

} // namespace

AccountSection::AccountSection(Connection &connection, client::AccountKind kind, AccountForm *form, const QString &name,
                               QWidget *parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_integrations(connection)
    , m_kind(kind)
    , m_form(form)
    , m_banner(new widgets::Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_column(new CardColumn(name, form, m_stack))
    , m_skeleton(new widgets::Skeleton(widgets::Skeleton::Shape::ShortRows, false, m_stack))
    , m_failure(new widgets::StatePanel(m_stack))
    , m_strip(new widgets::Panel(widgets::Panel::Surface::Panel, Qt::TopEdge, this))
{
    const QString called = kind == client::AccountKind::Mail ? QStringLiteral("mail") : QStringLiteral("sms");
    m_banner->setObjectName(called + QStringLiteral("Banner"));
    m_banner->hide();
    m_failure->setObjectName(called + QStringLiteral("State"));
    for (QWidget *each : std::initializer_list<QWidget *>{m_column, m_skeleton, m_failure})
        m_stack->addWidget(each);
    auto *strip = new QVBoxLayout(m_strip);
    strip->setContentsMargins(16, 1, 16, 10);
    strip->addWidget(&form->foot());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_strip);

    const auto retry = [this] {
        m_connection.retryNow();
        load();
    };
    connect(m_banner, &widgets::Banner::actionTriggered, this, retry);
    connect(m_failure, &widgets::StatePanel::actionTriggered, this, retry);
    connect(m_form, &AccountForm::saved, this, &AccountSection::load);
    m_poll.setInterval(PollMs);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_state == State::Ready && m_connection.state() == Connection::State::Live)
            load();
    });
    const auto reload = [this] {
        if (m_state != State::Empty)
            load();
    };
    connect(&m_connection, &Connection::connected, this, reload);
    connect(&m_connection, &Connection::reset, this, reload);
    connect(&m_connection, &Connection::eventReceived, this, [reload](const deskapi::Event &event) {
        if (event.has(u"config.saved") || event.has(u"credentials.changed"))
            reload();
    });
    showState();
}

void AccountSection::setMe(const deskapi::UserInfo &me)
{
    m_me = me;
    m_form->setChangeable(me.id.isSet() && me.role == Role::Admin);
    showState();
    if (isVisible() && m_state == State::Empty)
        load();
}

void AccountSection::clear()
{
    ++m_load;
    m_me = {};
    m_state = State::Empty;
    m_form->setChangeable(false);
    m_form->clear();
    m_banner->hide();
    showState();
}

void AccountSection::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_poll.start();
    if (m_me.id.isSet())
        load();
}

void AccountSection::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_poll.stop();
}

void AccountSection::load()
{
    if (m_state != State::Ready)
        m_state = State::Loading;
    showState();
    m_integrations.account(m_kind, this, [this, load = ++m_load](const base::Result<deskapi::Account> &account) {
        if (load == m_load)
            take(account);
    });
}

void AccountSection::take(const base::Result<deskapi::Account> &account)
{
    m_banner->setVisible(!account && m_state == State::Ready);
    if (account) {
        m_state = State::Ready;
        m_form->show(*account);
        return showState();
    }
    const FailureWords words = failureWords(account.error());
    if (m_state == State::Ready)
        return m_banner->say(widgets::Banner::Mood::Bad, words.icon,
                             tr("The account could not be refreshed. %1").arg(words.sentence), tr("Try again"));
    m_state = State::Failed;
    m_failure->show(words.icon, words.heading, words.sentence);
    m_failure->setAction(tr("Try again"));
    showState();
}

void AccountSection::showState()
{
    QWidget *shown = m_skeleton;
    if (m_state == State::Ready)
        shown = m_column;
    else if (m_state == State::Failed)
        shown = m_failure;
    m_stack->setCurrentWidget(shown);
    m_strip->setVisible(m_state == State::Ready && m_me.role == Role::Admin);
}

} // namespace tierdesk::ui
