#include "ui/conversation/dialogs/CasesDialog.h"

#include "ui/models/CaseFailures.h"
#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Icons.h"

#include <QtCore/QLocale>
#include <QtCore/QUuid>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace tierdesk::ui {

namespace {

constexpr int IdRole = Qt::UserRole + 1;
constexpr int MostLines = 6;

QString subjectOf(const std::vector<deskapi::SessionRow> &cases)
{
    if (cases.size() == 1)
        return direction::joined({phrases::customerName(cases.front()), cases.front().id});
    QStringList names;
    for (const deskapi::SessionRow &row : cases)
        names.append(phrases::customerName(row));
    const int hidden = static_cast<int>(names.size()) - MostLines;
    QString text = phrases::listed(names.mid(0, MostLines));
    if (hidden > 0)
        text += CasesDialog::tr(" and %1 more").arg(QLocale().toString(hidden));
    return text;
}

} // namespace

CasesDialog::CasesDialog(const QString &title, client::Connection &connection, std::vector<deskapi::SessionRow> cases,
                         QWidget *parent)
    : CaseDialog(title, subjectOf(cases), parent)
    , m_sessions(connection)
    , m_cases(std::move(cases))
    , m_outcomes(new QListWidget(this))
    , m_run(new BulkRun(this))
{
    for (const deskapi::SessionRow &row : m_cases)
        m_left.append(row.id);
    m_outcomes->setObjectName(u"outcomes"_s);
    m_outcomes->setAccessibleName(tr("Result for each case"));
    m_outcomes->setWordWrap(true);
    m_outcomes->hide();
    connect(m_run, &BulkRun::answered, this, &CasesDialog::take);
    connect(m_run, &BulkRun::finished, this, &CasesDialog::finish);
}

void CasesDialog::keepIn(DraftStore &drafts)
{
    QStringList ids;
    for (const deskapi::SessionRow &row : m_cases)
        ids.append(row.id);
    ids.sort();
    keepForm(drafts, ids.join(u','), objectName()); // no id has a comma
}

const deskapi::SessionRow &CasesDialog::caseOf(const QString &id) const
{
    const auto found = std::find_if(m_cases.begin(), m_cases.end(), [&](const auto &row) { return row.id == id; });
    return found == m_cases.end() ? m_cases.front() : *found;
}

void CasesDialog::run(BulkRun::Act act, const QString &progress)
{
    hush();
    m_failure.reset();
    setBusy(true, progress);
    m_run->start(m_left, std::move(act));
}

void CasesDialog::take(const QString &id, const base::Result<deskapi::Handled> &answer)
{
    if (answer) {
        m_left.removeAll(id);
        note(id, true, successWords());
        Q_EMIT handled(*answer);
        return;
    }
    if (m_uncertain.contains(id) && meansDone(answer.error())) {
        m_left.removeAll(id);
        note(id, true, successWords());
        return;
    }
    if (isUncertain(answer.error()))
        m_uncertain.insert(id);
    else
        m_keys.remove(id); // the server has said no: another try is another request
    m_failure = answer.error();
    // There is nothing to try again on a case that is closed.
    if (isBulk() && answer.error().fault == base::Fault::AlreadyResolved)
        m_left.removeAll(id);
    note(id, false, caseFailure(answer.error()));
}

QByteArray CasesDialog::keyOf(const QString &id, const QJsonObject &body)
{
    auto &[sent, key] = m_keys[id];
    if (key.isEmpty() || sent != body) {
        sent = body;
        key = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    }
    return key;
}

bool CasesDialog::meansDone(const base::Error &) const
{
    return false;
}

void CasesDialog::note(const QString &id, bool isGood, const QString &words)
{
    if (!isBulk())
        return;
    QListWidgetItem *item = nullptr;
    for (int row = 0; row < m_outcomes->count() && !item; ++row) {
        if (m_outcomes->item(row)->data(IdRole).toString() == id)
            item = m_outcomes->item(row);
    }
    if (!item) {
        item = new QListWidgetItem(m_outcomes);
        item->setData(IdRole, id);
    }
    item->setIcon(theme::icon(isGood ? theme::Icon::Check : theme::Icon::Alert));
    item->setText(
        tr("%1: %2", "customer, what became of it").arg(direction::isolated(phrases::customerName(caseOf(id))), words));
    const int lines = std::min(m_outcomes->count(), 5);
    m_outcomes->setMinimumHeight(lines * (m_outcomes->sizeHintForRow(0) + 2) + 2 * m_outcomes->frameWidth());
    m_outcomes->show();
    m_outcomes->scrollToItem(item);
}

void CasesDialog::finish()
{
    setBusy(false);
    if (!m_failure) {
        accept();
        return;
    }
    if (!isBulk()) {
        sayFailure(*m_failure);
        confirmButton().setEnabled(m_failure->fault != base::Fault::AlreadyResolved);
        return;
    }
    const int failed = static_cast<int>(m_left.size());
    const int done = static_cast<int>(m_cases.size()) - failed;
    cancelButton().setText(tr("Close"));
    if (failed == 0) {
        confirmButton().setEnabled(false);
        say(widgets::Banner::Mood::Warning, theme::Icon::Alert,
            tr("Some cases were closed by others in the meantime."));
        return;
    }
    confirmButton().setText(actWords(failed));
    say(widgets::Banner::Mood::Bad, theme::Icon::Alert,
        tr("%1 succeeded, %2 failed. Your entries are kept.")
            .arg(QLocale().toString(done), QLocale().toString(failed)));
}

} // namespace tierdesk::ui
