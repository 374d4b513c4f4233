#include "ui/dashboard/DashboardPage.h"

#include "ui/dashboard/CardHeading.h"
#include "ui/dashboard/MoodCharts.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/DateFormat.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Toggle.h"

#include <QtCore/QScopedValueRollback>
#include <QtCore/QSettings>
#include <QtGui/QShortcut>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using client::Connection;
using widgets::Label;
using widgets::Panel;
namespace metric = theme::metric;

namespace {

using Range = DashboardPeriod::Range;
using deskapi::GroupBy;

QString periodKey()
{
    return u"dashboard/range"_s;
}
QString groupKey()
{
    return u"dashboard/groupBy"_s;
}
QString compareKey()
{
    return u"dashboard/compare"_s;
}

} // namespace

DashboardPage::DashboardPage(Connection &connection, const base::Clock &clock, QSettings &settings, QWidget *parent)
    : Page(parent)
    , m_connection(connection)
    , m_settings(settings)
    , m_feed(connection, clock)
{
    setObjectName(u"dashboardPage"_s);
    m_bar = new Panel(Panel::Surface::Panel, Qt::BottomEdge, this);
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(metric::PageMargin, 8, metric::PageMargin, 9);
    m_controls = makeControls();
    bar->addWidget(m_controls, 1);
    m_banner = new widgets::Banner(this);
    m_banner->setObjectName(u"dashboardBanner"_s);
    m_banner->hide();
    connect(m_banner, &widgets::Banner::actionTriggered, this, [this] {
        m_connection.retryNow();
        m_feed.load();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_banner);
    layout->addWidget(makeBody(), 1);

    QShortcut *refresh = keys::add(this, u"dashboard.refresh"_s, tr("Refresh the figures"), QKeySequence(Qt::Key_R));
    connect(refresh, &QShortcut::activated, &m_feed, &DashboardFeed::load);
    connect(&m_feed, &DashboardFeed::stateChanged, this, &DashboardPage::showState);
    connect(&m_feed, &DashboardFeed::figuresChanged, this, &DashboardPage::showFigures);
    connect(&m_feed, &DashboardFeed::moodsChanged, this, [this] {
        say(m_moodsCard, !m_feed.moods()              ? tr("The sentiment data could not be loaded.")
                         : m_feed.moods()->count == 0 ? tr("No customer messages in this period.")
                                                      : QString());
        if (m_feed.moods())
            showMoods();
    });
    connect(&m_feed, &DashboardFeed::todayChanged, this, [this] {
        if (m_feed.today())
            m_today->show(*m_feed.today());
        else
            say(m_todayCard, tr("The sentiment data could not be loaded."));
    });
    connect(&m_feed, &DashboardFeed::messageHeard, m_today, &MoodToday::add);
    connect(m_today, &MoodToday::changed, this, [this] {
        const bool isAny = m_today->mean().has_value();
        say(m_todayCard, isAny ? QString() : m_today->summary());
        m_todayCard.heading->setNote(isAny ? m_today->summary() : QString());
    });

    DashboardPeriod period;
    const int range = m_settings.value(periodKey(), static_cast<int>(Range::Month)).toInt();
    if (range >= 0 && range < static_cast<int>(Range::Custom))
        period.range = static_cast<Range>(range);
    period.groupBy = fromWord<GroupBy>(m_settings.value(groupKey()).toString()).value_or(GroupBy::Day);
    m_feed.setPeriod(period);
    showPeriod();
    showState();
}

DashboardPage::~DashboardPage()
{
    m_settings.setValue(periodKey(), static_cast<int>(m_feed.period().range));
    m_settings.setValue(groupKey(), QString(word(m_feed.period().groupBy)));
    m_settings.setValue(compareKey(), m_compare->isChecked());
}

QWidget *DashboardPage::makeControls()
{
    auto *controls = new QWidget(this);
    m_range = new QComboBox(controls);
    m_range->setObjectName(u"dashboardRange"_s);
    m_range->setAccessibleName(tr("Period"));
    m_range->setToolTip(tr("Days are counted in UTC"));
    m_range->addItem(tr("Today"), static_cast<int>(Range::Today));
    m_range->addItem(tr("Last 7 days"), static_cast<int>(Range::Week));
    m_range->addItem(tr("Last 28 days"), static_cast<int>(Range::Month));
    m_range->addItem(tr("Custom range…"), static_cast<int>(Range::Custom));
    m_first = new QDateEdit(QDate::currentDate().addDays(-27), controls);
    m_first->setObjectName(u"dashboardFirst"_s);
    m_first->setAccessibleName(tr("First day"));
    m_last = new QDateEdit(QDate::currentDate(), controls);
    m_last->setObjectName(u"dashboardLast"_s);
    m_last->setAccessibleName(tr("Last day"));
    m_groupBy = new QComboBox(controls);
    m_groupBy->setObjectName(u"dashboardGroupBy"_s);
    m_groupBy->setAccessibleName(tr("Group by"));
    m_groupBy->addItem(tr("By day"), QString(word(GroupBy::Day)));
    m_groupBy->addItem(tr("By week"), QString(word(GroupBy::Week)));
    m_groupBy->addItem(tr("By month"), QString(word(GroupBy::Month)));
    m_compare = new widgets::Toggle(controls);
    m_compare->setObjectName(u"dashboardCompare"_s);
    m_compare->setText(tr("Compare with previous period"));
    m_compare->setChecked(m_settings.value(compareKey(), true).toBool());
    for (QDateEdit *each : {m_first, m_last}) {
        widgets::setDayFormat(*each);
        each->setCalendarPopup(true);
        connect(each, &QDateEdit::dateChanged, this, &DashboardPage::takePeriod);
    }
    for (QComboBox *each : {m_range, m_groupBy})
        connect(each, &QComboBox::currentIndexChanged, this, &DashboardPage::takePeriod);
    connect(m_compare, &QCheckBox::toggled, this, &DashboardPage::showFigures);
    auto *layout = new QHBoxLayout(controls);
    layout->setContentsMargins(0, 0, widgets::Toggle::Ring, 0);
    layout->setSpacing(8);
    for (QWidget *each : std::initializer_list<QWidget *>{m_range, m_first, m_last, m_groupBy, m_compare})
        layout->addWidget(each);
    layout->addStretch(1);
    return controls;
}

QWidget *DashboardPage::takeLead()
{
    m_bar->hide();
    return m_controls;
}

// --- coming and going

void DashboardPage::setMe(const deskapi::UserInfo &me)
{
    m_me = me;
    if (isVisible())
        load();
}

void DashboardPage::clear()
{
    m_me = {};
    m_feed.clear();
}

void DashboardPage::load()
{
    if (m_feed.state() == DashboardFeed::State::Empty && m_me.id.isSet())
        m_feed.load();
}

void DashboardPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_feed.setWatched(true);
    load();
}

void DashboardPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_feed.setWatched(false);
}

void DashboardPage::takePeriod()
{
    if (m_isShowing)
        return;
    DashboardPeriod period;
    period.range = static_cast<Range>(m_range->currentData().toInt());
    period.groupBy = fromWord<GroupBy>(m_groupBy->currentData().toString()).value_or(GroupBy::Day);
    period.first = std::min(m_first->date(), m_last->date());
    period.last = std::max(m_first->date(), m_last->date());
    if (period.range != Range::Custom)
        period.first = period.last = {};
    m_feed.setPeriod(period);
    showPeriod();
}

void DashboardPage::showPeriod()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const DashboardPeriod &period = m_feed.period();
    m_range->setCurrentIndex(m_range->findData(static_cast<int>(period.range)));
    m_groupBy->setCurrentIndex(m_groupBy->findData(QString(word(period.groupBy))));
    m_first->setVisible(period.range == Range::Custom);
    m_last->setVisible(period.range == Range::Custom);
}

void DashboardPage::open(const std::function<void(SessionsFilter &)> &narrow)
{
    SessionsFilter filter = m_feed.period().sessions(m_feed.at());
    narrow(filter);
    Q_EMIT sessionsRequested(filter);
}

} // namespace tierdesk::ui
