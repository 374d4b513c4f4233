#include "ui/models/QueueModel.h"

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

namespace {

/// Who has the next step in a held case. Where several people's cases stand the holder's name says the rest.
QString turn(const deskapi::SessionRow &row, bool isMine)
{
    if (!row.holder.isSet() || row.snoozedUntil)
        return {};
    if (row.status == Status::WaitingCustomer)
        return phrases::text(row.status);
    return isMine ? QueueModel::tr("Your turn") : QString();
}

/// For a screen reader: the row as a sentence.
QString spoken(const deskapi::SessionRow &row, Timestamp now, bool hasDraft, const QString &turn)
{
    QStringList parts{phrases::customerName(row), phrases::summary(row), phrases::text(row.sentiment)};
    if (row.reason)
        parts.append(phrases::text(*row.reason));
    parts.append(phrases::channelLine(row));
    if (!turn.isEmpty())
        parts.append(turn);
    if (const QString left = phrases::timeLeft(row.due(), now); !left.isEmpty())
        parts.append(QueueModel::tr("time left %1").arg(left));
    if (hasDraft)
        parts.append(QueueModel::tr("unsent draft"));
    return parts.join(u", "_s);
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
    return {{Qt::DisplayRole, "name"},
            {SessionIdRole, "sessionId"},
            {SummaryRole, "summary"},
            {SentimentRole, "sentiment"},
            {SentimentTextRole, "sentimentText"},
            {ReasonTextRole, "reason"},
            {ChannelLineRole, "channel"},
            {TimeLeftRole, "timeLeft"},
            {UrgencyRole, "urgency"},
            {HolderRole, "holder"},
            {TurnRole, "turn"},
            {DraftRole, "draft"}};
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const deskapi::SessionRow &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return phrases::customerName(row);
    case Qt::AccessibleTextRole:
        return spoken(row, m_now, m_hasDraft && m_hasDraft(row.id), turn(row, !m_namesHolders));
    case SessionIdRole:
        return row.id;
    case SummaryRole:
        return phrases::summary(row);
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
    case TurnRole:
        return turn(row, !m_namesHolders);
    case DraftRole:
        return m_hasDraft && m_hasDraft(row.id);
    default:
        return {};
    }
}

int QueueModel::find(const QString &id) const
{
    const deskapi::SessionRow *known = m_byId.value(id);
    if (!known)
        return -1;
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [known](const auto &row) { return row.get() == known; });
    return static_cast<int>(found - m_rows.begin());
}

void QueueModel::tellDraft(const QString &id)
{
    const QModelIndex changed = indexOf(id);
    if (changed.isValid())
        Q_EMIT dataChanged(changed, changed, {DraftRole, Qt::AccessibleTextRole});
}

QModelIndex QueueModel::indexOf(const QString &id) const
{
    const int at = find(id);
    return at < 0 ? QModelIndex() : index(at);
}

/// Where @p row belongs among the others, which are in order; the one at @p except is not looked at.
int QueueModel::placeOf(const deskapi::SessionRow &row, int except) const
{
    const auto place = [&](int first, int last) {
        const auto begin = m_rows.begin();
        return static_cast<int>(std::lower_bound(begin + first, begin + last, row,
                                                 [](const auto &each, const deskapi::SessionRow &wanted) {
                                                     return deskapi::isRiskier(*each, wanted);
                                                 }) -
                                begin);
    };
    if (except < 0)
        return place(0, rowCount());
    if (except > 0 && deskapi::isRiskier(row, at(except - 1)))
        return place(0, except);
    return place(except + 1, rowCount()) - 1;
}

void QueueModel::insertAt(int at, const deskapi::SessionRow &row)
{
    beginInsertRows({}, at, at);
    const auto placed = m_rows.insert(m_rows.begin() + at, std::make_unique<deskapi::SessionRow>(row));
    m_byId.insert(row.id, placed->get());
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
    const int known = find(row.id);
    if (known < 0) {
        insertAt(m_isOrderHeld ? rowCount() : placeOf(row, -1), row);
        return;
    }
    if (at(known).version == row.version)
        return;
    *m_rows[static_cast<std::size_t>(known)] = row;
    Q_EMIT dataChanged(index(known), index(known));
    if (!m_isOrderHeld)
        moveTo(known, placeOf(row, known));
}

void QueueModel::remove(const QString &id)
{
    const int known = find(id);
    if (known < 0)
        return;
    beginRemoveRows({}, known, known);
    m_byId.remove(id);
    m_rows.erase(m_rows.begin() + known);
    endRemoveRows();
}

void QueueModel::setRows(const std::vector<deskapi::SessionRow> &rows)
{
    if (m_rows.empty() && !rows.empty()) {
        fill(rows);
        return;
    }
    QSet<QString> wanted;
    for (const auto &row : rows)
        wanted.insert(row.id);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (const QString id = at(row).id; !wanted.contains(id))
            remove(id);
    }
    for (const auto &row : rows)
        put(row);
}

/// All at once, where nothing was: told as one insertion.
void QueueModel::fill(const std::vector<deskapi::SessionRow> &rows)
{
    std::vector<std::unique_ptr<deskapi::SessionRow>> fresh;
    QHash<QString, const deskapi::SessionRow *> byId;
    fresh.reserve(rows.size());
    byId.reserve(static_cast<qsizetype>(rows.size()));
    for (const auto &row : rows) {
        if (byId.contains(row.id))
            continue;
        fresh.push_back(std::make_unique<deskapi::SessionRow>(row));
        byId.insert(row.id, fresh.back().get());
    }
    std::sort(fresh.begin(), fresh.end(),
              [](const auto &one, const auto &other) { return deskapi::isRiskier(*one, *other); });
    beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    m_rows = std::move(fresh);
    m_byId = std::move(byId);
    endInsertRows();
}

void QueueModel::setNow(Timestamp now)
{
    const Timestamp before = std::exchange(m_now, now);
    // Rows whose words change come in stretches, and are told so.
    int first = -1;
    const auto tell = [&](int end) {
        if (first >= 0)
            Q_EMIT dataChanged(index(first), index(end - 1), {TimeLeftRole, UrgencyRole, Qt::AccessibleTextRole});
        first = -1;
    };
    for (int row = 0; row < rowCount(); ++row) {
        const auto due = at(row).due();
        if (!due || phrases::isSameTimeLeft(*due, before, now))
            tell(row);
        else if (first < 0)
            first = row;
    }
    tell(rowCount());
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
    for (int row = 1; row < rowCount(); ++row) {
        int to = row;
        while (to > 0 && deskapi::isRiskier(at(row), at(to - 1)))
            --to;
        moveTo(row, to);
    }
}

} // namespace tierdesk::ui
