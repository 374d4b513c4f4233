#include "ui/conversation/dialogs/TransferDialog.h"

#include "ui/delegates/ColleagueDelegate.h"
#include "ui/models/Direction.h"
#include "ui/models/Failures.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TextArea.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>

namespace tierdesk::ui {

namespace {

constexpr int ListLines = 6;
constexpr int NoteLines = 3;
constexpr qsizetype MostNote = 20'000;

} // namespace

TransferDialog::TransferDialog(client::Connection &connection, UserId me, const std::vector<deskapi::SessionRow> &cases,
                               QWidget *parent)
    : CasesDialog(cases.size() == 1 ? tr("Transfer this case")
                                    : tr("Transfer %1 cases").arg(QLocale().toString(qulonglong{cases.size()})),
                  connection, cases, parent)
    , m_account(connection)
    , m_me(me)
    , m_filter(new QLineEdit(this))
    , m_note(new widgets::TextArea(this))
{
    setObjectName(u"transferDialog"_s);
    m_filter->setObjectName(u"colleagueFilter"_s);
    m_filter->setPlaceholderText(tr("Type a name"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    addField(tr("To"), m_filter);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setFilter(text);
        showList();
    });
    body().addWidget(makeList(), 1);

    m_note->setObjectName(u"transferNote"_s);
    m_note->setTabChangesFocus(true);
    m_note->setHint(tr("What your colleague should know. Only the team sees it."));
    m_note->setMinimumHeight(m_note->fontMetrics().lineSpacing() * NoteLines);
    m_note->setMaximumHeight(m_note->fontMetrics().lineSpacing() * (NoteLines + 3));
    addField(tr("Note"), m_note);
    body().addWidget(outcomes(), 1);

    connect(&connection, &client::Connection::eventReceived, this, [this](const deskapi::Event &event) {
        if (event.user && event.has(u"presence.changed"))
            m_model.setPresence(event.user->id, event.user->presence);
    });
    m_filter->setFocus();
    showChoice();
    load();
}

QWidget *TransferDialog::makeList()
{
    m_stack = new QStackedWidget(this);
    m_list = new QListView(m_stack);
    m_list->setObjectName(u"colleagues"_s);
    m_list->setAccessibleName(tr("Colleagues"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ColleagueDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &TransferDialog::showChoice);
    connect(m_list, &QListView::doubleClicked, this, [this] { confirm(); });
    m_state = new widgets::StatePanel(m_stack);
    m_state->setObjectName(u"colleaguesState"_s);
    connect(m_state, &widgets::StatePanel::actionTriggered, this, &TransferDialog::load);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_state);
    m_stack->setMinimumHeight(m_list->fontMetrics().lineSpacing() * (ListLines + 5));
    return m_stack;
}

void TransferDialog::load()
{
    m_state->show(theme::Icon::Person, tr("Loading colleagues…"), tr("One moment."));
    m_state->setAction({});
    m_stack->setCurrentWidget(m_state);
    m_account.colleagues(this, [this](const base::Result<deskapi::Colleagues> &colleagues) { take(colleagues); });
}

void TransferDialog::take(const base::Result<deskapi::Colleagues> &colleagues)
{
    if (!colleagues) {
        const FailureWords words = failureWords(colleagues.error());
        m_state->show(words.icon, words.heading, words.sentence);
        m_state->setAction(tr("Try again"));
        m_stack->setCurrentWidget(m_state);
        return;
    }
    m_isLoaded = true;
    std::vector<UserId> except{m_me};
    if (!isBulk() && theCase().holder.isSet())
        except.push_back(theCase().holder);
    m_model.setPeople(colleagues->people, except);
    showList();
}

void TransferDialog::showList()
{
    if (!m_isLoaded)
        return;
    if (m_model.rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        // The best match is chosen, so that a name and Enter are enough.
        m_list->setCurrentIndex(m_model.index(0));
    } else {
        const bool isFiltered = !m_filter->text().trimmed().isEmpty();
        m_state->show(theme::Icon::Person, isFiltered ? tr("No matching colleagues") : tr("No other colleagues"),
                      isFiltered ? tr("Try a shorter or different name.")
                                 : tr("Colleagues appear here once an administrator has added them."));
        m_state->setAction({});
        m_stack->setCurrentWidget(m_state);
    }
    showChoice();
}

void TransferDialog::showChoice()
{
    const QModelIndex chosen = m_isLoaded ? m_list->currentIndex() : QModelIndex();
    confirmButton().setText(actWords(static_cast<int>(cases().size())));
    confirmButton().setEnabled(chosen.isValid());
}

bool TransferDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            const int step = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : key == Qt::Key_PageUp ? -5 : 5;
            const int row = std::clamp(m_list->currentIndex().row() + step, 0, std::max(0, m_model.rowCount() - 1));
            m_list->setCurrentIndex(m_model.index(row));
            return true;
        }
    }
    return CasesDialog::eventFilter(watched, event);
}

void TransferDialog::confirm()
{
    const QModelIndex chosen = m_list->currentIndex();
    if (!chosen.isValid())
        return;
    const QString note = m_note->toPlainText().trimmed();
    if (note.size() > MostNote) {
        say(widgets::Banner::Mood::Warning, theme::Icon::Alert,
            tr("A note can have at most %1 characters. Yours has %2.")
                .arg(QLocale().toString(MostNote), QLocale().toString(note.size())));
        return;
    }
    const deskapi::Transfer transfer{UserId{chosen.data(ColleagueModel::UserIdRole).toLongLong()}, note};
    run(
        [this, transfer](const QString &id, QObject *context, client::Done<deskapi::Handled> done) {
            sessions().transfer(id, transfer, keyOf(id, deskapi::encode(transfer)), context, std::move(done));
        },
        tr("Transferring…"));
}

QString TransferDialog::successWords() const
{
    return tr("transferred");
}

QString TransferDialog::actWords(int count) const
{
    const QModelIndex chosen = m_isLoaded ? m_list->currentIndex() : QModelIndex();
    if (!chosen.isValid())
        return tr("Transfer");
    const QString name = chosen.data().toString();
    return isBulk() ? tr("Transfer %1 to %2", "so many cases, a name")
                          .arg(QLocale().toString(count))
                          .arg(direction::isolated(name))
                    : tr("Transfer to %1").arg(direction::isolated(name));
}

} // namespace tierdesk::ui
