#include "ui/sessions/FilterBar.h"

#include "ui/models/Phrases.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/DateFormat.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Keys.h"

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace tierdesk::ui {

namespace {

constexpr int TypedAfterMs = 300;
constexpr int SearchPadding = 26;
using Period = SessionsFilter::Period;

/// As wide as what is chosen, not as the longest choice: the bar has eight of them. The list below is as wide as
/// needed.
void fit(QComboBox &box)
{
    const auto dress = [&box] {
        // Qt reckons with the width of an X for each letter.
        const QFontMetrics metrics = box.fontMetrics();
        const int letter = std::max(1, metrics.horizontalAdvance(u'X'));
        box.setMinimumContentsLength((metrics.horizontalAdvance(box.currentText()) + letter - 1) / letter);
        box.view()->setMinimumWidth(box.view()->sizeHintForColumn(0) + 2 * box.fontMetrics().averageCharWidth());
    };
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setIconSize({0, 0}); // there is none, and no room is kept for it
    QObject::connect(&box, &QComboBox::currentTextChanged, &box, dress);
    dress();
}

template<class E>
std::optional<E> chosen(const QComboBox &box)
{
    const QVariant value = box.currentData();
    return value.isValid() ? std::optional(static_cast<E>(value.toInt())) : std::nullopt;
}

template<class E>
void choose(QComboBox &box, const std::optional<E> &value)
{
    box.setCurrentIndex(value ? std::max(0, box.findData(static_cast<int>(*value))) : 0);
}

} // namespace

template<class E>
QComboBox *FilterBar::addChoice(const QString &name, const QString &any, const QString &objectName)
{
    auto *box = new QComboBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->addItem(any);
    for (const auto &[value, text] : Words<E>::table)
        box->addItem(phrases::text(value), static_cast<int>(value));
    connect(box, &QComboBox::currentIndexChanged, this, &FilterBar::tell);
    return box;
}

void FilterBar::fitSearch()
{
    // What it looks for is read whole, at any font size.
    m_search->setMinimumWidth(m_search->fontMetrics().horizontalAdvance(m_search->placeholderText()) +
                              theme::scaled(SearchPadding));
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        fitSearch();
}

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_status(addChoice<Status>(tr("Status"), tr("Any status"), u"filterStatus"_s))
    , m_tier(addChoice<Tier>(tr("Tier"), tr("Any tier"), u"filterTier"_s))
    , m_category(addChoice<Category>(tr("Topic"), tr("Any topic"), u"filterCategory"_s))
    , m_sentiment(addChoice<Sentiment>(tr("Sentiment"), tr("Any sentiment"), u"filterSentiment"_s))
    , m_channel(addChoice<Channel>(tr("Channel"), tr("Any channel"), u"filterChannel"_s))
    , m_holder(new QComboBox(this))
    , m_period(new QComboBox(this))
    , m_from(new QDateEdit(this))
    , m_to(new QDateEdit(this))
    , m_customer(new QPushButton(this))
    , m_figure(new QPushButton(this))
    , m_clear(new QPushButton(tr("Clear"), this))
{
    m_search->setObjectName(u"filterText"_s);
    m_search->setAccessibleName(tr("Search sessions"));
    m_search->setPlaceholderText(tr("Words, names, numbers (/)"));
    m_search->setToolTip(tr("Searches messages, summaries, customer names, e-mail addresses and session numbers"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(200);
    fitSearch();
    m_holder->setObjectName(u"filterHolder"_s);
    m_holder->setAccessibleName(tr("Agent"));
    m_holder->addItem(tr("Any agent"));
    m_period->setObjectName(u"filterPeriod"_s);
    m_period->setAccessibleName(tr("Started within"));
    m_period->addItem(tr("Any time"), static_cast<int>(Period::All));
    m_period->addItem(tr("Today"), static_cast<int>(Period::Today));
    m_period->addItem(tr("Last 7 days"), static_cast<int>(Period::Week));
    m_period->addItem(tr("Last 28 days"), static_cast<int>(Period::Month));
    m_period->addItem(tr("Custom range…"), static_cast<int>(Period::Custom));
    m_from->setObjectName(u"filterFrom"_s);
    m_from->setAccessibleName(tr("Started on or after"));
    m_to->setObjectName(u"filterTo"_s);
    m_to->setAccessibleName(tr("Started on or before"));
    for (QDateEdit *each : {m_from, m_to}) {
        widgets::setDayFormat(*each);
        each->setCalendarPopup(true);
        each->setDate(QDate::currentDate());
        connect(each, &QDateEdit::dateChanged, this, &FilterBar::tell);
    }
    m_customer->setObjectName(u"filterCustomer"_s);
    connect(m_customer, &QPushButton::clicked, this, [this] {
        m_filter.customerRef.clear();
        m_customer->hide();
        tell();
    });
    m_figure->setObjectName(u"filterFigure"_s);
    connect(m_figure, &QPushButton::clicked, this, [this] {
        m_filter.reason.reset();
        m_filter.resolution.reset();
        m_filter.only = {};
        m_figure->hide();
        tell();
    });
    for (QPushButton *each : {m_customer, m_figure}) {
        each->setIcon(theme::icon(theme::Icon::Close));
        each->setIconSize({14, 14});
    }
    m_clear->setObjectName(u"filterClear"_s);
    m_clear->setAccessibleName(tr("Clear all filters"));
    m_clear->setFlat(true);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        setFilter({});
        Q_EMIT filterChosen(m_filter);
    });
    connect(m_holder, &QComboBox::currentIndexChanged, this, &FilterBar::tell);
    connect(m_period, &QComboBox::currentIndexChanged, this, [this] {
        showDates();
        tell();
    });
    for (QComboBox *each : {m_status, m_tier, m_category, m_sentiment, m_channel, m_holder, m_period})
        fit(*each);
    m_typed.setSingleShot(true);
    m_typed.setInterval(TypedAfterMs);
    connect(&m_typed, &QTimer::timeout, this, &FilterBar::tell);
    connect(m_search, &QLineEdit::textEdited, this, [this] { m_typed.start(); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty() && !m_isSetting) // also by its clear button
            tell();
    });
    connect(m_search, &QLineEdit::returnPressed, this, &FilterBar::tell);

    auto *layout = new widgets::FlowLayout(8, this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget *each :
         std::initializer_list<QWidget *>{m_search, m_status, m_tier, m_category, m_sentiment, m_channel, m_holder,
                                          m_period, m_from, m_to, m_customer, m_figure, m_clear})
        layout->addWidget(each);
    setFilter({});
}

void FilterBar::setPeople(const std::vector<deskapi::Person> &people, UserId me)
{
    const QScopedValueRollback setting(m_isSetting, true);
    m_holder->clear();
    m_holder->addItem(tr("Any agent"));
    if (me.isSet())
        m_holder->addItem(tr("Mine", "sessions that I hold"), me.value);
    for (const deskapi::Person &each : people) {
        if (each.id != me)
            m_holder->addItem(each.name, each.id.value);
    }
    m_holder->setCurrentIndex(std::max(0, m_holder->findData(m_filter.holder.value)));
}

void FilterBar::setFilter(const SessionsFilter &filter)
{
    {
        const QScopedValueRollback setting(m_isSetting, true);
        m_typed.stop();
        m_filter = filter;
        m_search->setText(filter.text);
        choose(*m_status, filter.status);
        choose(*m_tier, filter.tier);
        choose(*m_category, filter.category);
        choose(*m_sentiment, filter.sentiment);
        choose(*m_channel, filter.channel);
        m_holder->setCurrentIndex(std::max(0, filter.holder.isSet() ? m_holder->findData(filter.holder.value) : 0));
        m_period->setCurrentIndex(std::max(0, m_period->findData(static_cast<int>(filter.period))));
        if (filter.from)
            m_from->setDate(QDateTime::fromMSecsSinceEpoch(filter.from->ms).date());
        if (filter.to) // up to the day before what it does not hold any more
            m_to->setDate(QDateTime::fromMSecsSinceEpoch(filter.to->ms - 1).date());
    }
    showExtras();
    showDates();
    m_clear->setVisible(!m_filter.isEmpty());
}

SessionsFilter FilterBar::filter() const
{
    SessionsFilter filter;
    filter.status = chosen<Status>(*m_status);
    filter.tier = chosen<Tier>(*m_tier);
    filter.category = chosen<Category>(*m_category);
    filter.sentiment = chosen<Sentiment>(*m_sentiment);
    filter.channel = chosen<Channel>(*m_channel);
    filter.holder = UserId{m_holder->currentData().toLongLong()};
    filter.period = static_cast<Period>(m_period->currentData().toInt());
    filter.customerRef = m_filter.customerRef;
    filter.reason = m_filter.reason;
    filter.resolution = m_filter.resolution;
    filter.only = m_filter.only;
    filter.text = m_search->text().trimmed();
    if (filter.period != Period::Custom)
        return filter;
    // Whoever came here with exact times keeps them until a day is chosen.
    const auto dayOf = [](const std::optional<Timestamp> &at, qint64 less) {
        return at ? QDateTime::fromMSecsSinceEpoch(at->ms - less).date() : QDate();
    };
    filter.from = dayOf(m_filter.from, 0) == m_from->date()
                      ? m_filter.from
                      : Timestamp{m_from->date().startOfDay().toMSecsSinceEpoch()};
    filter.to = dayOf(m_filter.to, 1) == m_to->date()
                    ? m_filter.to
                    : Timestamp{m_to->date().addDays(1).startOfDay().toMSecsSinceEpoch()};
    return filter;
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QString FilterBar::traitText(SessionTrait trait)
{
    switch (trait) {
    case SessionTrait::Escalated:
        return tr("Escalated");
    case SessionTrait::Ai:
        return tr("With the AI");
    case SessionTrait::Rated:
        return tr("Rated");
    case SessionTrait::Improved:
        return tr("Sentiment improved");
    case SessionTrait::Irate:
        return tr("With an irate message");
    case SessionTrait::Open:
        return tr("Open");
    case SessionTrait::Waiting:
        return tr("Waiting for an agent");
    case SessionTrait::Held:
        return tr("With an agent");
    }
    return {};
}

/// What has no control of its own stands as a button that takes it away.
void FilterBar::showExtras()
{
    m_customer->setText(tr("Customer %1").arg(keys::literal(m_filter.customerRef)));
    m_customer->setAccessibleName(tr("Customer %1. Remove this filter").arg(m_filter.customerRef));
    m_customer->setVisible(!m_filter.customerRef.isEmpty());
    QStringList parts;
    if (m_filter.reason)
        parts.append(tr("First escalation reason: %1").arg(phrases::text(*m_filter.reason)));
    if (m_filter.resolution)
        parts.append(tr("Resolution: %1").arg(phrases::text(*m_filter.resolution)));
    for (const auto &[trait, name] : Words<SessionTrait>::table) {
        if (m_filter.only.has(trait))
            parts.append(traitText(trait));
    }
    m_figure->setText(parts.join(u", "_s));
    m_figure->setAccessibleName(tr("%1. Remove this filter").arg(m_figure->text()));
    m_figure->setVisible(!parts.isEmpty());
}

void FilterBar::showDates()
{
    const bool isBetween = static_cast<Period>(m_period->currentData().toInt()) == Period::Custom;
    m_from->setVisible(isBetween);
    m_to->setVisible(isBetween);
}

void FilterBar::tell()
{
    if (m_isSetting)
        return;
    m_typed.stop();
    const SessionsFilter now = filter();
    m_clear->setVisible(!now.isEmpty());
    m_filter = now;
    Q_EMIT filterChosen(now);
}

} // namespace tierdesk::ui
