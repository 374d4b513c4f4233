#pragma once

#include "core/base/Clock.h"
#include "core/doors/deskapi/Training.h"
#include "ui/widgets/Panel.h"

class QPushButton;

namespace tierdesk::ui {

class FactLines;
class Section;
namespace widgets {
class Label;
}

/// The training status of one kind: the current model and its accuracy, the running training, recent results, and the
/// accuracy of each label. GUI thread.
class TrainingPanel final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit TrainingPanel(const base::Clock &clock, QWidget *parent = nullptr);

    void show(const deskapi::Training &training, TrainingKind kind);
    using QWidget::show;
    /// The button that shows its shortcut.
    [[nodiscard]] QPushButton &runButton() const { return *m_run; }

Q_SIGNALS:
    void runRequested();

private:
    const base::Clock &m_clock;
    widgets::Label *m_serving;
    widgets::Label *m_figures;
    widgets::Label *m_state;
    QPushButton *m_run;
    FactLines *m_labels;
    Section *m_labelsSection;
    Section *m_latestSection;
    FactLines *m_latest;
};

/// Returns the display text of a training's result: "In use", "Rejected. …".
[[nodiscard]] QString trainedWords(const deskapi::TrainedRow &row);

} // namespace tierdesk::ui
