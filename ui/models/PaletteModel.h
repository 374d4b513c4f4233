#pragma once

#include "ui/theme/Icons.h"

#include <QtCore/QAbstractListModel>

#include <vector>

namespace tierdesk::ui {

/// The results of the command palette: commands, then search results from the server. GUI thread.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind { Command, Session, Customer, Order };
    Q_ENUM(Kind)

    struct Item {
        Kind kind = Kind::Command;
        QString id;
        QString title;
        QString hint;       ///< beside the title: a group, a snippet
        QString key;        ///< cap at the end
        QString customer{}; ///< whose it is, the customer's ref; empty: nobody's, or not known
    };

    enum Role {
        KindRole = Qt::UserRole + 1, ///< int of Kind
        IdRole,                      ///< QString
        HintRole,                    ///< QString
        KeyRole,                     ///< QString
    };

    explicit PaletteModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Replaces the matching commands; search results stay below them.
    void setCommands(std::vector<Item> commands);
    void setFound(std::vector<Item> found);
    [[nodiscard]] Item item(int row) const;

    [[nodiscard]] static QString kindName(Kind kind);
    [[nodiscard]] static theme::Icon icon(Kind kind);

private:
    void replace(int first, int count, std::vector<Item> items);

    std::vector<Item> m_items;
    int m_commands = 0; ///< how many of them are commands
};

} // namespace tierdesk::ui
