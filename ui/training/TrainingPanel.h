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

/// How the training of one kind stands: what serves and how well, what is being made, what became of the last ones,
/// and how well each label is told. GUI thread.
class TrainingPanel final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit TrainingPanel(const base::Clock &clock, QWidget *parent = nullptr);

    void show(const deskapi::Training &training, TrainingKind kind);
    using QWidget::show;
    /// A key's cap goes there.
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

/// What became of a training, as a person says it: "In service", "Not put into service: …".
[[nodiscard]] QString trainedWords(const deskapi::TrainedRow &row);

} // namespace tierdesk::ui
