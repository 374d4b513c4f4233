#pragma once

class QWidget;

/// Helpers shared by the model cards.
namespace tierdesk::ui::modelcards {

/// Gives fields in a column the same width at every font size.
void keepFieldWidth(QWidget &field, int width = 300);

} // namespace tierdesk::ui::modelcards
