#include "ui/models/QueueModel.h"

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

namespace {

/// For a screen reader: the row as a sentence.
QString spoken(const deskapi::SessionRow &row, Timestamp now)
{
    QStringList parts{phrases::customerName(row), row.summary, phrases::text(row.sentiment)};
    if (row.reason)
        parts.append(phrases::text(*row.reason));
    parts.append(phrases::channelLine(row));
    if (const QString left = phrases::timeLeft(row.due(), now); !left.isEmpty())
        parts.append(QueueModel::tr("time left %1").arg(left));
    return parts.join(QStringLiteral(", "));
}

} // namespace

QueueModel::QueueModel(QObject *parent)
    : QAbstractListModel(parent)
{}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QHash<int, QByteArray> QueueModel::roleNames() const
{
    return {{Qt::DisplayRole, "name"},    {SessionIdRole, "sessionId"},         {SummaryRole, "summary"},
            {SentimentRole, "sentiment"}, {SentimentTextRole, "sentimentText"}, {ReasonTextRole, "reason"},
            {ChannelLineRole, "channel"}, {TimeLeftRole, "timeLeft"},           {UrgencyRole, "urgency"},
            {HolderRole, "holder"}};
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const deskapi::SessionRow &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return phrases::customerName(row);
    case Qt::AccessibleTextRole:
        return spoken(row, m_now);
    case SessionIdRole:
        return row.id;
    case SummaryRole:
        return row.summary.isEmpty() ? row.preview : row.summary;
    case SentimentRole:
        return static_cast<int>(row.sentiment);
    case SentimentTextRole:
        return phrases::text(row.sentiment);
    case ReasonTextRole:
        return row.reason ? phrases::text(*row.reason) : QString();
    case ChannelLineRole:
        return phrases::channelLine(row);
    case TimeLeftRole:
        return phrases::timeLeft(row.due(), m_now);
    case UrgencyRole:
        return static_cast<int>(phrases::urgency(row.due(), m_now));
    case HolderRole:
        return m_namesHolders ? row.holderName : QString();
    default:
        return {};
    }
}

int QueueModel::find(const QString &id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const auto &row) { return row.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QModelIndex QueueModel::indexOf(const QString &id) const
{
    const int at = find(id);
    return at < 0 ? QModelIndex() : index(at);
}

/// Where @p row belongs among the others, counted without the row at @p except. A scan: while the order was held the
/// list may be unsorted, and 500 rows take microseconds.
int QueueModel::placeOf(const deskapi::SessionRow &row, int except) const
{
    int place = 0;
    for (int at = 0; at < rowCount(); ++at) {
        if (at != except && deskapi::isRiskier(m_rows[static_cast<std::size_t>(at)], row))
            ++place;
    }
    return place;
}

void QueueModel::insertAt(int at, const deskapi::SessionRow &row)
{
    beginInsertRows({}, at, at);
    m_rows.insert(m_rows.begin() + at, row);
    endInsertRows();
}

void QueueModel::moveTo(int from, int to)
{
    if (from == to)
        return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    const auto first = m_rows.begin();
    if (from < to)
        std::rotate(first + from, first + from + 1, first + to + 1);
    else
        std::rotate(first + to, first + from, first + from + 1);
    endMoveRows();
}

void QueueModel::put(const deskapi::SessionRow &row)
{
    const int at = find(row.id);
    if (at < 0) {
        insertAt(m_isOrderHeld ? rowCount() : placeOf(row, -1), row);
        return;
    }
    if (m_rows[static_cast<std::size_t>(at)].version == row.version)
        return;
    m_rows[static_cast<std::size_t>(at)] = row;
    Q_EMIT dataChanged(index(at), index(at));
    if (!m_isOrderHeld)
        moveTo(at, placeOf(row, at));
}

void QueueModel::remove(const QString &id)
{
    const int at = find(id);
    if (at < 0)
        return;
    beginRemoveRows({}, at, at);
    m_rows.erase(m_rows.begin() + at);
    endRemoveRows();
}

void QueueModel::setRows(const std::vector<deskapi::SessionRow> &rows)
{
    QSet<QString> wanted;
    for (const auto &row : rows)
        wanted.insert(row.id);
    for (int at = rowCount() - 1; at >= 0; --at) {
        if (const QString id = m_rows[static_cast<std::size_t>(at)].id; !wanted.contains(id))
            remove(id);
    }
    for (const auto &row : rows)
        put(row);
}

void QueueModel::setNow(Timestamp now)
{
    const Timestamp before = std::exchange(m_now, now);
    for (int at = 0; at < rowCount(); ++at) {
        const auto due = m_rows[static_cast<std::size_t>(at)].due();
        if (due && phrases::timeLeft(due, before) != phrases::timeLeft(due, now))
            Q_EMIT dataChanged(index(at), index(at), {TimeLeftRole, UrgencyRole, Qt::AccessibleTextRole});
    }
}

void QueueModel::setNamesHolders(bool namesHolders)
{
    if (std::exchange(m_namesHolders, namesHolders) != namesHolders && rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {HolderRole});
}

void QueueModel::setOrderHeld(bool isHeld)
{
    if (std::exchange(m_isOrderHeld, isHeld) == isHeld || isHeld)
        return;
    // An insertion sort that tells each of its moves.
    for (int at = 1; at < rowCount(); ++at) {
        int to = at;
        while (to > 0 &&
               deskapi::isRiskier(m_rows[static_cast<std::size_t>(at)], m_rows[static_cast<std::size_t>(to - 1)]))
            --to;
        moveTo(at, to);
    }
}

} // namespace tierdesk::ui
