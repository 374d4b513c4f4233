#pragma once

#include "ui/widgets/Overlay.h"

class QGridLayout;
class QLineEdit;
class QScrollArea;

namespace tierdesk::ui {

class Commands;

/// The list of keyboard shortcuts ("?"), by group, with a filter field.
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
