#include "ui/conversation/dialogs/SnoozeDialog.h"

#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"
#include "ui/widgets/DateFormat.h"

#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>

namespace tierdesk::ui {

namespace {

constexpr int CustomId = 100;
constexpr int MostDays = 90; ///< the server's bound: a slip in the year must not lose a customer

QString nameOf(suggest::Later which)
{
    switch (which) {
    case suggest::Later::InAnHour:
        return SnoozeDialog::tr("In an hour");
    case suggest::Later::ThisAfternoon:
        return SnoozeDialog::tr("This afternoon");
    case suggest::Later::Tomorrow:
        return SnoozeDialog::tr("Tomorrow");
    case suggest::Later::Monday:
        return SnoozeDialog::tr("Monday");
    }
    return {};
}

QString whenText(const QDateTime &at)
{
    const QLocale locale;
    return SnoozeDialog::tr("%1, %2", "day, time")
        .arg(locale.toString(at.date(), SnoozeDialog::tr("ddd d MMM", "format of a near day")),
             locale.toString(at.time(), u"HH:mm"_s));
}

} // namespace

SnoozeDialog::SnoozeDialog(client::Connection &connection, Now now, const deskapi::SessionRow &row, QWidget *parent)
    : CaseDialog(tr("Snooze this case"), direction::joined({phrases::customerName(row), row.id}), parent)
    , m_sessions(connection)
    , m_now(std::move(now))
    , m_id(row.id)
    , m_choice(new QButtonGroup(this))
    , m_custom(new QDateTimeEdit(this))
{
    setObjectName(u"snoozeDialog"_s);
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(m_now().ms);
    m_times = suggest::laterTimes(local);
    for (std::size_t at = 0; at < m_times.size(); ++at) {
        const int id = static_cast<int>(at);
        auto *button = new QRadioButton(tr("&%1  %2 – %3", "number, name, time")
                                            .arg(id + 1)
                                            .arg(nameOf(m_times[at].which), whenText(m_times[at].at)),
                                        this);
        button->setObjectName(u"later%1"_s.arg(id));
        m_choice->addButton(button, id);
        body().addWidget(button);
    }
    auto *own = new QRadioButton(tr("&At"), this);
    own->setObjectName(u"laterCustom"_s);
    own->setAccessibleName(tr("At a custom time"));
    m_choice->addButton(own, CustomId);
    m_custom->setObjectName(u"laterAt"_s);
    m_custom->setAccessibleName(tr("Snooze until"));
    widgets::setFormat(*m_custom, tr("d MMM yyyy HH:mm", "format of a day and time to be typed"));
    m_custom->setCalendarPopup(true);
    m_custom->setDateTime(m_times.back().at);
    m_custom->setDateRange(local.date(), local.date().addDays(MostDays));
    // Qt measures its first and its last date; others have wider digits.
    m_custom->setMinimumWidth(m_custom->sizeHint().width() + 2 * m_custom->fontMetrics().horizontalAdvance(u'0'));
    auto *line = new QHBoxLayout;
    line->addWidget(own);
    line->addWidget(m_custom);
    line->addStretch();
    body().addLayout(line);

    // Who changes the time means it.
    connect(m_custom, &QDateTimeEdit::dateTimeChanged, this, [own] { own->setChecked(true); });
    connect(m_custom, &QDateTimeEdit::dateTimeChanged, this, &SnoozeDialog::showChoice);
    connect(m_choice, &QButtonGroup::idToggled, this, &SnoozeDialog::showChoice);
    m_choice->button(0)->setChecked(true);
    m_choice->button(0)->setFocus();
    showChoice();
}

QDateTime SnoozeDialog::chosen() const
{
    const int id = m_choice->checkedId();
    if (id == CustomId)
        return m_custom->dateTime();
    const auto &time = m_times[static_cast<std::size_t>(id)];
    // The hour counts from when it is pressed, however long the window stood open.
    return time.which == suggest::Later::InAnHour ? QDateTime::fromMSecsSinceEpoch(m_now().ms).addSecs(3600) : time.at;
}

void SnoozeDialog::showChoice()
{
    hush();
    confirmButton().setText(tr("Snooze until %1").arg(whenText(chosen())));
}

void SnoozeDialog::confirm()
{
    const qint64 until = chosen().toMSecsSinceEpoch();
    if (until <= m_now().ms) {
        say(widgets::Banner::Mood::Warning, theme::Icon::Clock, tr("This time is in the past. Choose a later time."));
        return;
    }
    hush();
    setBusy(true, tr("Snoozing…"));
    m_sessions.snooze(m_id, deskapi::Snooze{Timestamp{until}}, this,
                      [this](const base::Result<deskapi::Handled> &answer) {
                          setBusy(false);
                          if (!answer) {
                              sayFailure(answer.error());
                              return;
                          }
                          Q_EMIT handled(*answer);
                          accept();
                      });
}

} // namespace tierdesk::ui
