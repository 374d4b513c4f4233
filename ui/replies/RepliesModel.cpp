#include "ui/replies/RepliesModel.h"

#include <algorithm>

namespace tierdesk::ui {

RepliesModel::RepliesModel(QObject *parent)
    : QAbstractListModel(parent)
{}

int RepliesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

const SavedReply &RepliesModel::reply(int row) const
{
    return m_all.at(m_rows.at(static_cast<std::size_t>(row)));
}

QVariant RepliesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SavedReply &each = reply(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return u"/%1"_s.arg(each.shortcut);
    case TitleRole:
        return each.title;
    case TextRole:
    case Qt::ToolTipRole:
        return each.text.simplified();
    case HasDraftRole:
        return m_drafted.contains(each.id);
    case Qt::AccessibleTextRole:
        return m_drafted.contains(each.id) ? tr("%1, %2, not saved").arg(each.shortcut, each.title)
                                           : u"%1, %2"_s.arg(each.shortcut, each.title);
    default:
        return {};
    }
}

bool RepliesModel::isShown(const SavedReply &reply) const
{
    const QString whole = QStringList{reply.shortcut, reply.title, reply.text}.join(u' ');
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return whole.contains(word, Qt::CaseInsensitive); });
}

/// A few dozen rows: anew each time.
void RepliesModel::rebuild()
{
    std::vector<std::size_t> rows;
    for (std::size_t at = 0; at < m_all.size(); ++at) {
        if (isShown(m_all[at]))
            rows.push_back(at);
    }
    m_rows = std::move(rows);
}

void RepliesModel::setReplies(const std::vector<SavedReply> &replies)
{
    beginResetModel();
    m_all = replies;
    std::sort(m_all.begin(), m_all.end(),
              [](const SavedReply &a, const SavedReply &b) { return a.shortcut < b.shortcut; });
    rebuild();
    endResetModel();
}

void RepliesModel::setFilter(const QString &text)
{
    beginResetModel();
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (QString &word : m_words) {
        if (word.startsWith(u'/'))
            word.remove(0, 1);
    }
    rebuild();
    endResetModel();
}

void RepliesModel::setDrafted(const QList<SavedReplyId> &ids)
{
    if (ids == m_drafted)
        return;
    m_drafted = ids;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {HasDraftRole, Qt::AccessibleTextRole});
}

void RepliesModel::put(const SavedReply &reply)
{
    std::vector<SavedReply> all = m_all;
    const auto same = std::find_if(all.begin(), all.end(), [&](const SavedReply &each) { return each.id == reply.id; });
    if (same != all.end())
        *same = reply;
    else
        all.push_back(reply);
    setReplies(all);
}

void RepliesModel::remove(SavedReplyId id)
{
    std::vector<SavedReply> all = m_all;
    std::erase_if(all, [&](const SavedReply &each) { return each.id == id; });
    setReplies(all);
}

const SavedReply *RepliesModel::find(SavedReplyId id) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const SavedReply &each) { return each.id == id; });
    return found == m_all.end() ? nullptr : &*found;
}

QModelIndex RepliesModel::indexOf(SavedReplyId id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (reply(row).id == id)
            return index(row);
    }
    return {};
}

} // namespace tierdesk::ui
