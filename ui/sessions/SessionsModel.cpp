#include "ui/sessions/SessionsModel.h"

#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

using deskapi::SessionRow;

SessionsModel::SessionsModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

int SessionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SessionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString SessionsModel::text(const SessionRow &row, int column) const
{
    switch (column) {
    case Customer:
        return row.isVip
                   ? direction::line(tr("%1 · VIP", "customer").arg(direction::isolated(phrases::customerName(row))))
                   : phrases::customerName(row);
    case Summary:
        return phrases::summary(row);
    case Status:
        return phrases::text(row.status);
    case Tier:
        return phrases::text(row.tier);
    case Sentiment:
        return phrases::text(row.sentiment);
    case Category:
        return row.category ? phrases::text(*row.category) : QString();
    case Channel:
        return phrases::text(row.channel);
    case Holder:
        return row.holderName;
    case Reason:
        return row.reason ? phrases::text(*row.reason) : QString();
    case Priority:
        return phrases::text(row.priority);
    case Messages:
        return QLocale().toString(row.messageCount);
    case Tags:
        return row.tags.join(u", "_s);
    case Rating:
        return row.rating ? QLocale().toString(*row.rating) : QString();
    case Resolution:
        return row.resolution ? phrases::text(row.resolution->type) : QString();
    case Started:
        return phrases::clockTime(row.createdAt, m_now);
    case Updated:
        return phrases::clockTime(row.updatedAt, m_now);
    case Id:
        return row.id;
    default:
        return {};
    }
}

QVariant SessionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SessionRow &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole: {
        const QString cell = text(row, index.column());
        return cell.isEmpty() ? tr("empty", "an empty cell, spoken") : cell;
    }
    case Qt::TextAlignmentRole:
        return index.column() == Messages || index.column() == Rating ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                                      : int(Qt::AlignLeft | Qt::AlignVCenter);
    case SessionIdRole:
        return row.id;
    case SentimentRole:
        return index.column() == Sentiment ? QVariant(static_cast<int>(row.sentiment)) : QVariant();
    case TierRole:
        return index.column() == Tier ? QVariant(static_cast<int>(row.tier)) : QVariant();
    case IsClosedRole:
        return isOver(row.status);
    default:
        return {};
    }
}

QVariant SessionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Customer:
        return tr("Customer");
    case Summary:
        return tr("Summary");
    case Status:
        return tr("Status");
    case Tier:
        return tr("Tier");
    case Sentiment:
        return tr("Sentiment");
    case Category:
        return tr("Topic");
    case Channel:
        return tr("Channel");
    case Holder:
        return tr("Agent");
    case Reason:
        return tr("Escalation reason");
    case Priority:
        return tr("Priority");
    case Messages:
        return tr("Messages");
    case Tags:
        return tr("Tags");
    case Rating:
        return tr("Rating");
    case Resolution:
        return tr("Resolution");
    case Started:
        return tr("Started");
    case Updated:
        return tr("Last updated");
    case Id:
        return tr("Session");
    default:
        return {};
    }
}

// --- order

std::optional<SessionSort> SessionsModel::sortOf(int column)
{
    switch (column) {
    case Customer:
        return SessionSort::CustomerName;
    case Status:
        return SessionSort::Status;
    case Tier:
        return SessionSort::Tier;
    case Sentiment:
        return SessionSort::Score;
    case Category:
        return SessionSort::Category;
    case Channel:
        return SessionSort::Channel;
    case Holder:
        return SessionSort::HolderName;
    case Reason:
        return SessionSort::Reason;
    case Priority:
        return SessionSort::Priority;
    case Messages:
        return SessionSort::MessageCount;
    case Rating:
        return SessionSort::Rating;
    case Started:
        return SessionSort::CreatedAt;
    case Updated:
        return SessionSort::UpdatedAt;
    case Id:
        return SessionSort::Id;
    default: // words: what they say is not ordered by their letters
        return std::nullopt;
    }
}

void SessionsModel::numberFrom(int first)
{
    for (int at = first; at < rowCount(); ++at)
        m_places[m_rows[static_cast<std::size_t>(at)].id] = at;
}

void SessionsModel::setOrder(const SessionOrder &order)
{
    m_order = order;
    restoreOrder();
}

void SessionsModel::restoreOrder()
{
    const auto before = [this](const auto &a, const auto &b) { return isBefore(a, b); };
    if (std::is_sorted(m_rows.begin(), m_rows.end(), before))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList kept = persistentIndexList();
    QStringList ids;
    for (const QModelIndex &each : kept)
        ids.append(m_rows[static_cast<std::size_t>(each.row())].id);
    std::sort(m_rows.begin(), m_rows.end(), before);
    numberFrom(0);
    for (qsizetype at = 0; at < kept.size(); ++at)
        changePersistentIndex(kept[at], index(m_places.value(ids[at]), kept[at].column()));
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

// --- rows

void SessionsModel::setRows(std::vector<SessionRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_places.clear();
    numberFrom(0);
    endResetModel();
}

void SessionsModel::append(const std::vector<SessionRow> &rows)
{
    std::vector<SessionRow> fresh;
    for (const SessionRow &row : rows) {
        if (m_places.contains(row.id))
            put(row);
        else
            fresh.push_back(row);
    }
    if (fresh.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    m_rows.insert(m_rows.end(), fresh.begin(), fresh.end());
    numberFrom(first);
    endInsertRows();
}

void SessionsModel::put(const SessionRow &row)
{
    if (const int at = find(row.id); at >= 0) {
        SessionRow &known = m_rows[static_cast<std::size_t>(at)];
        if (known.version >= row.version)
            return;
        known = row;
        // In place: a table that jumps while it is read is of no use. It is ordered anew with the next refresh.
        Q_EMIT dataChanged(index(at, 0), index(at, Columns - 1));
        return;
    }
    const auto place = std::upper_bound(m_rows.begin(), m_rows.end(), row,
                                        [this](const auto &a, const auto &b) { return isBefore(a, b); });
    const int at = static_cast<int>(place - m_rows.begin());
    beginInsertRows({}, at, at);
    m_rows.insert(place, row);
    numberFrom(at);
    endInsertRows();
}

void SessionsModel::remove(const QString &id)
{
    const int at = find(id);
    if (at < 0)
        return;
    beginRemoveRows({}, at, at);
    m_rows.erase(m_rows.begin() + at);
    m_places.remove(id);
    numberFrom(at);
    endRemoveRows();
}

void SessionsModel::removeWhere(const std::function<bool(const SessionRow &)> &isGone)
{
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (!isGone(row(last)))
            continue;
        int first = last;
        while (first > 0 && isGone(row(first - 1)))
            --first;
        beginRemoveRows({}, first, last);
        for (int at = first; at <= last; ++at)
            m_places.remove(row(at).id);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        numberFrom(first);
        endRemoveRows();
        last = first;
    }
}

} // namespace tierdesk::ui
