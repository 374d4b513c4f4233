#include "ui/training/TrainingPanel.h"

#include "ui/conversation/side/Section.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Theme.h"
#include "ui/training/TrainingModel.h"
#include "ui/widgets/Label.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using deskapi::TrainedRow;
using widgets::Label;

namespace {

constexpr int MostLabels = 40; ///< shown; the list can be narrowed to any

struct Sayings {
    Q_DECLARE_TR_FUNCTIONS(tierdesk::ui::TrainingPanel)
};

Label *paragraph(const char *name, theme::Type type, Label::Ink ink, QWidget *parent)
{
    auto *label = new Label(type, ink, parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString why(const TrainedRow &row)
{
    switch (row.reason) {
    case TrainedReason::None:
        return {};
    case TrainedReason::Worse:
        return Sayings::tr("Accuracy on unseen examples is %L1 of %L2; the current model scores %L3.")
            .arg(row.figures.right)
            .arg(row.figures.heldOut)
            .arg(row.figures.rightBefore);
    case TrainedReason::Forgets:
        return Sayings::tr("Accuracy on known examples is %L2 of %L1; the current model scores %L3. New examples "
                           "contradict earlier ones.")
            .arg(row.figures.known)
            .arg(row.figures.knownRight)
            .arg(row.figures.knownRightBefore);
    case TrainedReason::NoPattern:
        return Sayings::tr("Accuracy on unseen examples is %L1 of %L2. Some examples contradict each other.")
            .arg(row.figures.right)
            .arg(row.figures.heldOut);
    case TrainedReason::Unreadable:
        return Sayings::tr("The stored model could not be read.");
    case TrainedReason::NoExamples:
        return Sayings::tr("No examples are left.");
    }
    return {};
}

QString outcome(TrainedState state)
{
    switch (state) {
    case TrainedState::InService:
        return Sayings::tr("In use");
    case TrainedState::Replaced:
        return Sayings::tr("Replaced");
    case TrainedState::Refused:
        return Sayings::tr("Rejected");
    case TrainedState::Broken:
    case TrainedState::Withdrawn:
        return Sayings::tr("Withdrawn");
    case TrainedState::Stored:
        break;
    }
    return {};
}

} // namespace

QString trainedWords(const TrainedRow &row)
{
    const QString reason = why(row);
    return reason.isEmpty() ? outcome(row.state)
                            : Sayings::tr("%1. %2", "outcome, reason").arg(outcome(row.state), reason);
}

TrainingPanel::TrainingPanel(const base::Clock &clock, QWidget *parent)
    : Panel(Surface::Panel, parent)
    , m_clock(clock)
{
    setObjectName(u"trainingPanel"_s);
    auto *column = new Panel(Surface::Panel);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const auto section = [&](const QString &caption) {
        auto *made = new Section(caption, false, column);
        layout->addWidget(made);
        return made;
    };
    Section *serving = section(tr("Current model"));
    m_serving = paragraph("trainingServing", theme::Type::Body, Label::Ink::Text, serving);
    m_figures = paragraph("trainingFigures", theme::Type::Small, Label::Ink::Dim, serving);
    serving->body().addWidget(m_serving);
    serving->body().addWidget(m_figures);
    Section *state = section(tr("Training"));
    m_state = paragraph("trainingState", theme::Type::Body, Label::Ink::Text, state);
    state->body().addWidget(m_state);
    m_run = new QPushButton(tr("Train now"), state);
    m_run->setObjectName(u"trainNow"_s);
    m_run->setAccessibleDescription(tr("Trains a new model on all examples and compares it with the current model"));
    connect(m_run, &QPushButton::clicked, this, &TrainingPanel::runRequested);
    state->body().addWidget(m_run, 0, Qt::AlignLeading);
    m_labelsSection = section(tr("Accuracy by label"));
    m_labels = new FactLines(m_labelsSection);
    m_labels->setObjectName(u"trainingLabels"_s);
    m_labelsSection->body().addWidget(m_labels);
    m_labelsSection->hide();
    m_latestSection = section(tr("Recent trainings"));
    m_latest = new FactLines(m_latestSection);
    m_latest->setObjectName(u"trainingLatest"_s);
    m_latestSection->body().addWidget(m_latest);
    layout->addStretch();

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Its place is kept, as in the panel beside a case.
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    theme::setBarFloating(*scroll);
    scroll->setAccessibleName(tr("Training status"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(column);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

void TrainingPanel::show(const deskapi::Training &training, TrainingKind kind)
{
    const auto of = std::find_if(training.kinds.begin(), training.kinds.end(),
                                 [kind](const deskapi::TrainingOf &each) { return each.kind == kind; });
    if (of == training.kinds.end())
        return;
    const Timestamp now = m_clock.now();
    if (of->inService) {
        const TrainedRow &row = *of->inService;
        m_serving->setText(
            tr("Trained on %Ln example(s), %1", nullptr, row.figures.examples).arg(phrases::clockTime(row.at, now)));
        m_figures->setText(tr("Accuracy on unseen examples: %L2 of %L1. Without this model: %L3.")
                               .arg(row.figures.heldOut)
                               .arg(row.figures.right)
                               .arg(row.figures.rightBefore));
    } else {
        m_serving->setText(kind == TrainingKind::Category
                               ? tr("Built-in")
                               : tr("None yet. Intents are recognized once at least two of them have examples."));
        m_figures->clear();
    }
    m_figures->setVisible(of->inService.has_value());

    switch (training.state) {
    case deskapi::TrainingState::Idle:
        m_state->setText(of->latest.empty() ? tr("No training yet.") : trainedWords(of->latest.front()));
        break;
    case deskapi::TrainingState::Waiting:
        m_state->setText(tr("Examples have changed. Training starts shortly after the last change."));
        break;
    case deskapi::TrainingState::Training:
        m_state->setText(tr("Training is running. The current model stays in use until it is done."));
        break;
    }
    m_run->setEnabled(of->examples > 0 && training.state == deskapi::TrainingState::Idle);

    FactLines::Lines labels;
    for (const deskapi::TrainingOf::Label &each : of->labels) {
        if (labels.size() == static_cast<std::size_t>(MostLabels))
            break;
        QString value = tr("%Ln example(s)", nullptr, each.examples);
        if (of->inService) {
            const auto &known = of->inService->figures.labels;
            const auto told =
                std::find_if(known.begin(), known.end(), [&](const auto &label) { return label.label == each.label; });
            if (told != known.end() && told->heldOut > 0)
                value = tr("%L1 of %L2 correct", "of unseen examples").arg(told->right).arg(told->heldOut);
        }
        labels.emplace_back(trainingLabel(kind, each.label), value);
    }
    m_labels->setLines(labels);
    m_labelsSection->setVisible(!labels.empty());
    FactLines::Lines latest;
    for (const TrainedRow &each : of->latest)
        latest.emplace_back(phrases::clockTime(each.at, now), outcome(each.state));
    m_latest->setLines(latest);
    m_latestSection->setVisible(!latest.empty());
}

} // namespace tierdesk::ui
