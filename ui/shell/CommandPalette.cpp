#include "ui/shell/CommandPalette.h"

#include "ui/delegates/PaletteDelegate.h"
#include "ui/models/ActionPhrases.h"
#include "ui/models/CaseLink.h"
#include "ui/models/Direction.h"
#include "ui/models/Failures.h"
#include "ui/models/Fuzzy.h"
#include "ui/models/Phrases.h"
#include "ui/shell/Commands.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/StatePanel.h"

#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

namespace {

constexpr int PauseMs = 160;
constexpr int ShortestSearch = 2;
constexpr int HitsOfAKind = 6;
constexpr std::size_t MostCommands = 6; // beside what is found
constexpr int Height = 420;

std::optional<PaletteModel::Kind> kindOf(const QString &kind)
{
    if (kind == u"session")
        return PaletteModel::Kind::Session;
    if (kind == u"customer")
        return PaletteModel::Kind::Customer;
    if (kind == u"order")
        return PaletteModel::Kind::Order;
    return std::nullopt; // an article, or what a newer server knows: there is no page to open it on
}

} // namespace

CommandPalette::CommandPalette(client::Connection &connection, Commands &commands, QWidget *below)
    : Overlay(below)
    , m_search(connection)
    , m_commands(commands)
    , m_edit(new QLineEdit(card()))
    , m_list(new QListView(card()))
    , m_nothing(new widgets::StatePanel(card()))
    , m_note(new widgets::Label(theme::Type::Small, widgets::Label::Ink::Dim, card()))
{
    setObjectName(u"palette"_s);
    setAccessibleName(tr("Search or run a command"));
    m_edit->setObjectName(u"paletteEdit"_s);
    m_edit->setAccessibleName(tr("Search or run a command"));
    m_edit->setPlaceholderText(tr("Command, name, e-mail address, order or session…"));
    m_edit->setClearButtonEnabled(false);
    m_edit->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Results"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // the keys go to the field, which moves the choice
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_note->setObjectName(u"paletteNote"_s);
    m_note->setWordWrap(true);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        m_list->setCurrentIndex(index);
        choose();
    });
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::typed);
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMs);
    connect(&m_pause, &QTimer::timeout, this, &CommandPalette::search);

    auto *layout = new QVBoxLayout(card());
    layout->setContentsMargins(1, 12, 1, 8);
    layout->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(12, 0, 12, 0);
    top->addWidget(m_edit);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    m_nothing->setObjectName(u"paletteNothing"_s);
    m_nothing->hide();
    layout->addWidget(m_nothing, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 0, 16, 0);
    foot->addWidget(m_note, 1);
    layout->addLayout(foot);
}

void CommandPalette::ask()
{
    m_edit->clear();
    typed();
    open();
}

int CommandPalette::cardHeight(int) const
{
    return theme::scaled(Height);
}

QWidget *CommandPalette::firstFocus() const
{
    return m_edit;
}

void CommandPalette::typed()
{
    m_trouble.clear();
    showCommands();
    ++m_asked; // what is under way answers a question that is no longer asked
    m_isSearching = caseIn(m_edit->text()).size() >= ShortestSearch;
    if (m_isSearching)
        m_pause.start();
    else
        m_pause.stop();
    // Of what was found for other letters only what has these too may stay: Return does what is seen.
    m_isReturnPending = false;
    const QString query = caseIn(m_edit->text());
    std::erase_if(m_found, [&](const PaletteModel::Item &each) {
        return !m_isSearching ||
               !(each.title.contains(query, Qt::CaseInsensitive) || each.hint.contains(query, Qt::CaseInsensitive));
    });
    m_model.setFound(m_found);
    select(0);
    showNote();
}

void CommandPalette::showCommands()
{
    const QString query = caseIn(m_edit->text());
    struct Scored {
        int score;
        PaletteModel::Item item;
    };
    std::vector<Scored> fitting;
    for (const Commands::Command &each : m_commands.runnable()) {
        if (each.id == u"app.search")
            continue; // it is open
        const auto score = fuzzyScore(query, each.title);
        const auto withGroup = fuzzyScore(query, each.group + u' ' + each.title);
        if (!score && !withGroup)
            continue;
        fitting.push_back({std::max(score.value_or(0), withGroup.value_or(0) / 2),
                           {PaletteModel::Kind::Command, each.id, each.title,
                            each.title.startsWith(each.group) ? QString() : each.group, keys::text(each.key)}});
    }
    if (!query.isEmpty()) {
        std::stable_sort(fitting.begin(), fitting.end(),
                         [](const Scored &a, const Scored &b) { return a.score > b.score; });
        if (fitting.size() > MostCommands)
            fitting.resize(MostCommands);
    }
    std::vector<PaletteModel::Item> items;
    items.reserve(fitting.size());
    for (Scored &each : fitting)
        items.push_back(std::move(each.item));
    m_model.setCommands(std::move(items));
}

void CommandPalette::search()
{
    m_search.find(
        caseIn(m_edit->text()), HitsOfAKind, this,
        [this, search = m_asked](const base::Result<deskapi::SearchResults> &results) { take(search, results); });
}

void CommandPalette::take(int search, const base::Result<deskapi::SearchResults> &results)
{
    if (search != m_asked)
        return;
    m_isSearching = false;
    m_found.clear();
    if (results) {
        for (const deskapi::SearchHit &hit : results->hits) {
            if (const auto kind = kindOf(hit.kind))
                m_found.push_back({*kind, hit.id, titleOf(hit), hit.snippet, {}, hit.customerRef});
        }
    } else {
        m_trouble = failureWords(results.error()).heading;
    }
    const int before = m_list->currentIndex().row();
    m_model.setFound(m_found);
    select(std::max(0, before));
    showNote();
    if (std::exchange(m_isReturnPending, false))
        choose();
}

/// The server calls an order by its number and a word of its own for how it stands, which is ours to say.
QString CommandPalette::titleOf(const deskapi::SearchHit &hit)
{
    const auto status =
        hit.title.startsWith(hit.id + u' ') ? fromWord<OrderStatus>(hit.title.mid(hit.id.size() + 1)) : std::nullopt;
    return hit.kind == u"order" && status
               ? tr("%1, %2", "an order's number, its status")
                     .arg(direction::isolated(hit.id), phrases::withinALine(phrases::text(*status)))
               : hit.title;
}

void CommandPalette::showNote()
{
    QString note;
    if (!m_trouble.isEmpty())
        note = tr("Search failed. %1. Only commands are shown.").arg(m_trouble);
    else if (m_isSearching)
        note = tr("Searching…");
    else if (m_model.rowCount() == 0)
        note = tr("No results. Try part of a name, an order number or an e-mail address.");
    else
        note = tr("\u2191\u2193 to select · \u21B5 to run · Esc to close");
    m_note->setText(note);
    const bool isNothing = m_model.rowCount() == 0 && !m_isSearching;
    if (isNothing && m_trouble.isEmpty())
        m_nothing->show(theme::Icon::Search, tr("No results"),
                        tr("Try part of a name, an order number or an e-mail address."));
    else if (isNothing)
        m_nothing->show(theme::Icon::Alert, m_trouble, tr("Search failed, and no command matches."));
    // The panel says it all.
    m_list->setVisible(!isNothing);
    m_nothing->setVisible(isNothing);
    m_note->setVisible(!isNothing);
}

void CommandPalette::select(int row)
{
    const int last = m_model.rowCount() - 1;
    if (last < 0)
        return;
    const QModelIndex index = m_model.index(std::clamp(row, 0, last), 0);
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
    // The field keeps the keyboard, so it is the field that tells what is chosen.
    m_edit->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
    QAccessibleEvent told(m_edit, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
}

void CommandPalette::choose()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid()) {
        m_isReturnPending = m_isSearching; // the first of what is on its way
        return;
    }
    const PaletteModel::Item item = m_model.item(index.row());
    closeOverlay();
    switch (item.kind) {
    case PaletteModel::Kind::Command:
        m_commands.run(item.id);
        break;
    case PaletteModel::Kind::Session:
        Q_EMIT sessionChosen(item.id);
        break;
    case PaletteModel::Kind::Customer:
        Q_EMIT customerChosen(item.id);
        break;
    case PaletteModel::Kind::Order:
        Q_EMIT orderChosen(item.id, item.customer);
        break;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int row = m_list->currentIndex().row();
        const int page = std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)));
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Down:
            select(row + 1 < m_model.rowCount() ? row + 1 : 0);
            return true;
        case Qt::Key_Up:
            select(row > 0 ? row - 1 : m_model.rowCount() - 1);
            return true;
        case Qt::Key_PageDown:
            select(row + page);
            return true;
        case Qt::Key_PageUp:
            select(row - page);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose();
            return true;
        default:
            break;
        }
    }
    return Overlay::eventFilter(watched, event);
}

} // namespace tierdesk::ui
