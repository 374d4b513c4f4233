#include "ui/sessions/SessionsTable.h"

#include "ui/models/Phrases.h"
#include "ui/sessions/SessionsDelegate.h"
#include "ui/sessions/SessionsModel.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WriteSoon.h"

#include <QtCore/QDateTime>
#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtCore/QSettings>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

#include <array>
#include <utility>

namespace tierdesk::ui {

namespace {

/// Rows from the end of what is loaded at which the next page is wanted.
constexpr int FetchAhead = 30;
/// Below this width, at a font size of 100 %, only the first two columns have room.
constexpr int LeastWhole = 480;
/// With less room what a session is about is as wide as it was chosen.
constexpr int LeastSummary = 200;

QString headerKey()
{
    return u"sessions/columns"_s;
}

/// The font size that the columns were that wide at.
QString fontKey()
{
    return u"sessions/columnsFont"_s;
}

struct FirstWidth {
    SessionsModel::Column column;
    int width;
};
/// What is seen at first; the rest is chosen under Columns. 0: as wide as its contents need.
constexpr std::array Shown{FirstWidth{SessionsModel::Customer, 168},  FirstWidth{SessionsModel::Summary, 300},
                           FirstWidth{SessionsModel::Status, 180},    FirstWidth{SessionsModel::Tier, 116},
                           FirstWidth{SessionsModel::Sentiment, 112}, FirstWidth{SessionsModel::Category, 124},
                           FirstWidth{SessionsModel::Channel, 78},    FirstWidth{SessionsModel::Holder, 124},
                           FirstWidth{SessionsModel::Started, 0}};

/// Wide enough for a day with its time, as this locale writes them, at the font size of now.
int widthOfTimes()
{
    const QDateTime widest(QDate(2028, 10, 28), QTime(20, 48));
    const QString text = phrases::clockTime({widest.toMSecsSinceEpoch()}, {0});
    // Digits are not equally wide.
    return QFontMetrics(theme::font(theme::Type::Body)).horizontalAdvance(text) +
           2 * (theme::metric::CellMargin + theme::metric::Grid);
}

} // namespace

SessionsTable::SessionsTable(SessionsModel &model, QSettings &settings, QWidget *parent)
    : QTableView(parent)
    , m_settings(settings)
    , m_fontPercent(theme::appearance().fontPercent)
    , m_saveSoon(widgets::writeSoon(this, [this] { saveColumns(); }))
{
    setObjectName(u"sessionsTable"_s);
    setAccessibleName(tr("Sessions"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setModel(&model);
    setItemDelegate(new SessionsDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(SessionsDelegate::rowHeight());

    QHeaderView *header = horizontalHeader();
    header->setObjectName(u"sessionsHeader"_s);
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    for (int column = 0; column < SessionsModel::Columns; ++column)
        header->setSectionHidden(column, true);
    for (const auto &[column, width] : Shown) {
        header->setSectionHidden(column, false);
        header->resizeSection(column, width > 0 ? theme::scaled(width) : widthOfTimes());
    }
    if (header->restoreState(m_settings.value(headerKey()).toByteArray()))
        m_fontPercent = m_settings.value(fontKey(), m_fontPercent).toInt();
    scaleColumns();
    stretch();
    // The order is the feed's: it may need rows that are not here yet.
    header->setSortIndicatorShown(true);
    header->setSectionsClickable(true);
    m_sorted = {SessionsModel::Started, Qt::DescendingOrder};
    header->setSortIndicator(m_sorted.first, m_sorted.second);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &SessionsTable::takeSort);
    connect(header, &QHeaderView::sectionResized, m_saveSoon, qOverload<>(&QTimer::start));
    connect(header, &QHeaderView::sectionMoved, m_saveSoon, qOverload<>(&QTimer::start));
    m_columns = new QMenu(this);
    connect(m_columns, &QMenu::aboutToShow, this, &SessionsTable::fillColumns);
    connect(header, &QHeaderView::customContextMenuRequested, this, [this, header](const QPoint &at) {
        if (!isNarrow())
            m_columns->popup(header->mapToGlobal(at));
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &SessionsTable::tellIfNearEnd);
}

void SessionsTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        verticalHeader()->setDefaultSectionSize(SessionsDelegate::rowHeight());
        scaleColumns();
        stretch();
    }
}

void SessionsTable::scaleColumns()
{
    const int before = std::exchange(m_fontPercent, theme::appearance().fontPercent);
    if (before == m_fontPercent || before <= 0)
        return;
    for (int column = 0; column < SessionsModel::Columns; ++column) {
        if (!isColumnHidden(column))
            setColumnWidth(column, columnWidth(column) * m_fontPercent / before);
    }
}

/// What a session is about takes the room that the others leave. Where that is none, or it is not shown, the last
/// column reaches to the end, and the rest is reached by scrolling.
void SessionsTable::stretch()
{
    if (isNarrow())
        return;
    QHeaderView *header = horizontalHeader();
    int others = 0;
    for (int column = 0; column < SessionsModel::Columns; ++column)
        others += column == SessionsModel::Summary || isColumnHidden(column) ? 0 : columnWidth(column);
    const bool isRoom =
        !isColumnHidden(SessionsModel::Summary) && viewport()->width() - others >= theme::scaled(LeastSummary);
    const bool isStretched = header->sectionResizeMode(SessionsModel::Summary) == QHeaderView::Stretch;
    if (isRoom != isStretched || header->stretchLastSection() == isRoom) {
        header->setStretchLastSection(!isRoom);
        header->setSectionResizeMode(SessionsModel::Summary, isRoom ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (isStretched && !isRoom)
            header->resizeSection(SessionsModel::Summary, theme::scaled(LeastSummary));
    }
}

void SessionsTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (isVisible())
        setNarrow(width() < theme::scaled(LeastWhole));
    stretch();
}

void SessionsTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    setNarrow(width() < theme::scaled(LeastWhole)); // before, it had no size of its own
}

void SessionsTable::setNarrow(bool isToBe)
{
    if (isToBe == isNarrow())
        return;
    QHeaderView *header = horizontalHeader();
    if (isToBe) {
        m_whole = header->saveState();
        m_wholeFont = m_fontPercent;
        header->setStretchLastSection(false); // Qt would leave the last one no narrower than it was chosen
        for (int column = 0; column < SessionsModel::Columns; ++column)
            header->setSectionHidden(column, column != SessionsModel::Customer && column != SessionsModel::Summary);
        header->moveSection(header->visualIndex(SessionsModel::Customer), 0);
        for (const SessionsModel::Column column : {SessionsModel::Customer, SessionsModel::Summary})
            header->setSectionResizeMode(column, QHeaderView::Stretch);
    } else {
        const QScopedValueRollback restoring(m_isRestoring, true); // the order is what it has become meanwhile
        for (const SessionsModel::Column column : {SessionsModel::Customer, SessionsModel::Summary})
            header->setSectionResizeMode(column, QHeaderView::Interactive);
        header->restoreState(std::exchange(m_whole, {}));
        header->setSortIndicator(m_sorted.first, m_sorted.second);
        m_fontPercent = m_wholeFont;
        scaleColumns();
        stretch();
    }
    Q_EMIT narrowed(isToBe);
}

void SessionsTable::takeSort(int column, Qt::SortOrder order)
{
    if (m_isRestoring)
        return;
    if (const auto by = SessionsModel::sortOf(column)) {
        m_sorted = {column, order};
        Q_EMIT orderChosen({*by, order == Qt::DescendingOrder});
        return;
    }
    // The server has no order of these: the arrow goes back to where it was true.
    const QSignalBlocker blocker(horizontalHeader());
    horizontalHeader()->setSortIndicator(m_sorted.first, m_sorted.second);
}

void SessionsTable::showOrder(const SessionOrder &order)
{
    for (int column = 0; column < SessionsModel::Columns; ++column) {
        if (SessionsModel::sortOf(column) == order.by)
            m_sorted = {column, order.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder};
    }
    const QScopedValueRollback restoring(m_isRestoring, true);
    horizontalHeader()->setSortIndicator(m_sorted.first, m_sorted.second);
}

void SessionsTable::saveColumns()
{
    m_settings.setValue(headerKey(), isNarrow() ? m_whole : horizontalHeader()->saveState());
    m_settings.setValue(fontKey(), isNarrow() ? m_wholeFont : m_fontPercent);
}

void SessionsTable::tellIfNearEnd()
{
    const int last = rowAt(viewport()->height() - 1);
    if (last < 0 || last >= model()->rowCount() - FetchAhead)
        Q_EMIT endNear();
}

void SessionsTable::fillColumns()
{
    m_columns->clear();
    QHeaderView *header = horizontalHeader();
    for (int column = 0; column < SessionsModel::Columns; ++column) {
        QAction *action = m_columns->addAction(model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        // Who it is about stays: a row without it says nothing.
        action->setEnabled(column != SessionsModel::Customer);
        connect(action, &QAction::toggled, this, [this, header, column](bool isShown) {
            header->setSectionHidden(column, !isShown);
            if (isShown && header->sectionSize(column) < header->minimumSectionSize() * 2)
                header->resizeSection(column, column == SessionsModel::Started || column == SessionsModel::Updated
                                                  ? widthOfTimes()
                                                  : header->sectionSizeHint(column) + 40);
            stretch();
            m_saveSoon->start();
        });
    }
}

} // namespace tierdesk::ui
