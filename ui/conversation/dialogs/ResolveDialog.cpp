#include "ui/conversation/dialogs/ResolveDialog.h"

#include "ui/models/CaseSuggestions.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Controls.h"
#include "ui/widgets/DateFormat.h"
#include "ui/widgets/TextArea.h"

#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>

namespace tierdesk::ui {

namespace {

constexpr int MostSummary = 2000;
constexpr int SummaryLines = 5;
constexpr int FollowUpHour = 9;

void choose(QComboBox &box, ResolutionType type)
{
    box.setCurrentIndex(box.findData(static_cast<int>(type)));
}

} // namespace

ResolveDialog::ResolveDialog(client::Connection &connection, Now now, const deskapi::SessionDetail &detail,
                             QWidget *parent)
    : CasesDialog(tr("Resolve this case"), connection, {detail.session}, parent)
    , m_now(std::move(now))
{
    makeForm();
    const Resolution suggested = suggest::resolution(detail);
    m_actionsTaken = suggested.actionsTaken;
    choose(*m_type, suggested.type);
    m_summary->setPlainText(suggested.summary);
    m_summary->moveCursor(QTextCursor::End);
}

ResolveDialog::ResolveDialog(client::Connection &connection, Now now, const std::vector<deskapi::SessionRow> &cases,
                             QWidget *parent)
    : CasesDialog(cases.size() == 1 ? tr("Resolve this case")
                                    : tr("Resolve %1 cases").arg(QLocale().toString(qulonglong{cases.size()})),
                  connection, cases, parent)
    , m_now(std::move(now))
{
    makeForm();
    choose(*m_type, ResolutionType::IssueResolved);
    if (isBulk())
        m_summary->setHint(tr("Leave empty to keep each case's own summary."));
    else
        m_summary->setPlainText(theCase().summary);
}

void ResolveDialog::makeForm()
{
    setObjectName(u"resolveDialog"_s);
    m_type = new QComboBox(this);
    m_type->setObjectName(u"resolutionType"_s);
    for (const auto &[type, name] : Words<ResolutionType>::table)
        m_type->addItem(phrases::text(type), static_cast<int>(type));
    m_type->setMaxVisibleItems(m_type->count());
    addField(tr("Resolution"), m_type);

    m_summary = new widgets::TextArea(this);
    m_summary->setObjectName(u"summary"_s);
    m_summary->setTabChangesFocus(true);
    m_summary->setMinimumHeight(m_summary->fontMetrics().lineSpacing() * SummaryLines);
    m_summary->setMaximumHeight(m_summary->fontMetrics().lineSpacing() * (SummaryLines + 3));
    addField(tr("Summary"), m_summary);
    connect(m_summary, &widgets::TextArea::textChanged, this, [this] {
        const bool isTooLong = m_summary->toPlainText().size() > MostSummary;
        theme::setInvalid(*m_summary, isTooLong);
        if (isTooLong)
            say(widgets::Banner::Mood::Warning, theme::Icon::Alert,
                tr("The summary can have at most %1 characters. Yours has %2.")
                    .arg(QLocale().toString(MostSummary))
                    .arg(QLocale().toString(m_summary->toPlainText().size())));
        else
            hush();
        confirmButton().setEnabled(!isTooLong);
    });

    m_followsUp = new QCheckBox(tr("Follow up: return the case to the queue on"), this);
    m_followsUp->setObjectName(u"followUp"_s);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_now().ms);
    m_followUpAt = new QDateTimeEdit(QDateTime(now.date().addDays(1), QTime(FollowUpHour, 0)), this);
    m_followUpAt->setObjectName(u"followUpAt"_s);
    m_followUpAt->setAccessibleName(tr("Follow-up time"));
    widgets::setFormat(*m_followUpAt, tr("d MMM yyyy HH:mm", "format of a day and time to be typed"));
    m_followUpAt->setCalendarPopup(true);
    // Qt measures its first and its last date; others have wider digits.
    m_followUpAt->setMinimumWidth(m_followUpAt->sizeHint().width() +
                                  2 * m_followUpAt->fontMetrics().horizontalAdvance(u'0'));
    m_followUpAt->setEnabled(false);
    connect(m_followsUp, &QCheckBox::toggled, m_followUpAt, &QWidget::setEnabled);
    auto *followUp = new QHBoxLayout;
    followUp->addWidget(m_followsUp, 1);
    followUp->addWidget(m_followUpAt);
    body().addLayout(followUp);
    body().addWidget(outcomes(), 1);

    confirmButton().setText(actWords(static_cast<int>(cases().size())));
    m_type->setFocus();
}

Resolution ResolveDialog::resolutionOf(const deskapi::SessionRow &row) const
{
    Resolution resolution;
    resolution.type = static_cast<ResolutionType>(m_type->currentData().toInt());
    resolution.summary = m_summary->toPlainText().trimmed();
    if (resolution.summary.isEmpty() && isBulk())
        resolution.summary = row.summary;
    resolution.actionsTaken = m_actionsTaken;
    resolution.isFollowUpRequired = m_followsUp->isChecked();
    if (resolution.isFollowUpRequired)
        resolution.followUpAt = Timestamp{m_followUpAt->dateTime().toMSecsSinceEpoch()};
    return resolution;
}

void ResolveDialog::confirm()
{
    if (m_followsUp->isChecked() && m_followUpAt->dateTime().toMSecsSinceEpoch() <= m_now().ms) {
        say(widgets::Banner::Mood::Warning, theme::Icon::Clock, tr("The follow-up time must be in the future."));
        m_followUpAt->setFocus();
        return;
    }
    run(
        [this](const QString &id, QObject *context, client::Done<deskapi::Handled> done) {
            const deskapi::Resolve resolve{resolutionOf(caseOf(id))};
            sessions().resolve(id, resolve, keyOf(id, deskapi::encode(resolve)), context, std::move(done));
        },
        tr("Resolving…"));
}

QString ResolveDialog::successWords() const
{
    return tr("resolved");
}

bool ResolveDialog::meansDone(const base::Error &error) const
{
    return error.fault == base::Fault::AlreadyResolved;
}

QString ResolveDialog::actWords(int count) const
{
    return isBulk() ? tr("Resolve %1", "so many cases").arg(QLocale().toString(count)) : tr("Resolve");
}

} // namespace tierdesk::ui
