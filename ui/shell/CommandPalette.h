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

/// Ctrl K: type, and the commands that fit stand first, then the sessions, customers, orders and e-mail addresses that
/// the server finds. Up and Down choose, Return does it, Escape leaves.
class CommandPalette final : public widgets::Overlay
{
    Q_OBJECT

public:
    /// @p connection and @p commands must outlive this.
    CommandPalette(client::Connection &connection, Commands &commands, QWidget *below);

    /// Opens with nothing typed.
    void ask();

Q_SIGNALS:
    void sessionChosen(const QString &id);
    void customerChosen(const QString &ref);
    /// @p customerRef is empty where the server does not say whose it is.
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
    widgets::StatePanel *m_nothing; ///< in the list's place when nothing fits
    widgets::Label *m_note;
    QTimer m_pause;
    int m_asked = 0; ///< the number of the last search: answers to an older one are dropped
    bool m_isSearching = false;
    bool m_isReturnPending = false; ///< Return was pressed while nothing was there yet
    std::vector<PaletteModel::Item> m_found;
    QString m_trouble;
};

} // namespace tierdesk::ui
