#include "ui/models/PaletteModel.h"

#include "core/base/Literals.h"

#include <iterator>

namespace tierdesk::ui {

PaletteModel::PaletteModel(QObject *parent)
    : QAbstractListModel(parent)
{}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item &item = m_items.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return item.title;
    case Qt::AccessibleTextRole: {
        QStringList words{item.title};
        if (!item.hint.isEmpty())
            words.append(item.hint);
        words.append(kindName(item.kind));
        if (!item.key.isEmpty())
            words.append(item.key);
        return words.join(u", "_s);
    }
    case KindRole:
        return static_cast<int>(item.kind);
    case IdRole:
        return item.id;
    case HintRole:
        return item.hint;
    case KeyRole:
        return item.key;
    default:
        return {};
    }
}

QHash<int, QByteArray> PaletteModel::roleNames() const
{
    auto names = QAbstractListModel::roleNames();
    names.insert(KindRole, "kind");
    names.insert(IdRole, "id");
    names.insert(HintRole, "hint");
    names.insert(KeyRole, "key");
    return names;
}

void PaletteModel::setCommands(std::vector<Item> commands)
{
    const int count = static_cast<int>(commands.size());
    replace(0, m_commands, std::move(commands));
    m_commands = count;
}

void PaletteModel::setFound(std::vector<Item> found)
{
    replace(m_commands, rowCount() - m_commands, std::move(found));
}

void PaletteModel::replace(int first, int count, std::vector<Item> items)
{
    if (count > 0) {
        beginRemoveRows({}, first, first + count - 1);
        m_items.erase(m_items.begin() + first, m_items.begin() + first + count);
        endRemoveRows();
    }
    if (items.empty())
        return;
    beginInsertRows({}, first, first + static_cast<int>(items.size()) - 1);
    m_items.insert(m_items.begin() + first, std::make_move_iterator(items.begin()),
                   std::make_move_iterator(items.end()));
    endInsertRows();
}

PaletteModel::Item PaletteModel::item(int row) const
{
    return m_items.at(static_cast<std::size_t>(row));
}

QString PaletteModel::kindName(Kind kind)
{
    switch (kind) {
    case Kind::Command:
        return tr("Command");
    case Kind::Session:
        return tr("Session");
    case Kind::Customer:
        return tr("Customer");
    case Kind::Order:
        return tr("Order");
    }
    return {};
}

theme::Icon PaletteModel::icon(Kind kind)
{
    switch (kind) {
    case Kind::Command:
        return theme::Icon::Pointer;
    case Kind::Session:
        return theme::Icon::Sessions;
    case Kind::Customer:
        return theme::Icon::Person;
    case Kind::Order:
        return theme::Icon::Audit;
    }
    return theme::Icon::Pointer;
}

} // namespace tierdesk::ui
