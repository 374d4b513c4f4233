#pragma once

#include "ui/widgets/Overlay.h"

class QGridLayout;
class QLineEdit;
class QScrollArea;

namespace tierdesk::ui {

class Commands;

/// "?": every key there is, by group, with a field that narrows the list.
class KeyHelp final : public widgets::Overlay
{
    Q_OBJECT

public:
    /// @p commands must outlive this.
    KeyHelp(Commands &commands, QWidget *below);

    void ask();

protected:
    [[nodiscard]] int cardHeight(int room) const override;
    [[nodiscard]] QWidget *firstFocus() const override;

private:
    void fill();

    Commands &m_commands;
    QLineEdit *m_filter;
    QScrollArea *m_area;
};

} // namespace tierdesk::ui
