#pragma once

class QWidget;

/// What the cards of models have in common.
namespace tierdesk::ui::modelcards {

/// Fields that stand below one another are as wide as one another, at every font size.
void keepFieldWidth(QWidget &field, int width = 300);

} // namespace tierdesk::ui::modelcards
