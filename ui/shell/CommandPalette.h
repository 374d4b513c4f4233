#pragma once

#include "core/doors/client/Search.h"
#include "ui/models/PaletteModel.h"
#include "ui/widgets/Overlay.h"

#include <QtCore/QTimer>

class QLineEdit;
class QListView;

namespace tierdesk::ui {

class Commands;
namespace widgets {
class Label;
class StatePanel;
} // namespace widgets

/// The command palette (Ctrl K). Lists matching commands first, then the sessions, customers, orders and e-mail
/// addresses that the server finds. Up and Down select, Return runs, Escape closes.
class CommandPalette final : public widgets::Overlay
{
    Q_OBJECT

public:
    /// @p connection and @p commands must outlive this.
    CommandPalette(client::Connection &connection, Commands &commands, QWidget *below);

    /// Opens the palette with an empty field.
    void ask();

Q_SIGNALS:
    void sessionChosen(const QString &id);
    void customerChosen(const QString &ref);
    /// @p customerRef is empty if the server does not name the customer.
    void orderChosen(const QString &number, const QString &customerRef);

protected:
    [[nodiscard]] int cardHeight(int room) const override;
    [[nodiscard]] QWidget *firstFocus() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void typed();
    void search();
    void take(int search, const base::Result<deskapi::SearchResults> &results);
    void showCommands();
    void showNote();
    void select(int row);
    void choose();
    [[nodiscard]] static QString titleOf(const deskapi::SearchHit &hit);

    client::Search m_search;
    Commands &m_commands;
    PaletteModel m_model;
    QLineEdit *m_edit;
    QListView *m_list;
    widgets::StatePanel *m_nothing; ///< shown instead of the list when nothing matches
    widgets::Label *m_note;
    QTimer m_pause;
    int m_asked = 0; ///< number of the latest search: answers to older ones are dropped
    bool m_isSearching = false;
    bool m_isReturnPending = false; ///< Return was pressed before results arrived
    std::vector<PaletteModel::Item> m_found;
    QString m_trouble;
};

} // namespace tierdesk::ui
