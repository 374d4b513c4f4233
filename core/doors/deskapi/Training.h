#pragma once

#include "core/domain/Enums.h"
#include "core/domain/Training.h"

/// What a company teaches the reader: examples, the models made of them, corrections.
namespace tierdesk::deskapi {

/// Replied to with Handled, whose message is the one that became an example.
struct Correct {
    std::optional<Category> category;
    QString intent;    ///< empty: not said
    MessageId message; ///< JSON `messageId`; none: the one that the session has its category from
};

struct TrainingExamples {
    std::vector<TrainingExample> examples; ///< newest first
    TrainingExampleId next;                ///< `before` of the next page; none on the last
};

struct AddExamples {
    struct Row {
        QString text;
        QString label;
    };
    TrainingKind kind = TrainingKind::Category;
    std::vector<Row> examples;
};

struct RemoveExamples {
    std::vector<qint64> ids;
};
struct Removed {
    int removed = 0;
};

enum class TrainingState { Idle, Waiting, Training };

/// One training and what became of it.
struct TrainedRow {
    TrainedModelId id;
    TrainedState state = TrainedState::InService;
    TrainedReason reason = TrainedReason::None;
    QString problem; ///< of one that could not be read
    Timestamp at;
    qint64 tookMs = 0;
    TrialFigures figures; ///< JSON: its members beside these
};

/// What is known of one kind.
struct TrainingOf {
    struct Label {
        QString label;
        int examples = 0;
    };
    TrainingKind kind = TrainingKind::Category;
    int examples = 0;
    std::vector<Label> labels;           ///< most first
    std::optional<TrainedRow> inService; ///< none: categories are as the reader says, intents are not told
    std::vector<TrainedRow> latest;      ///< newest first, at most 10
};

struct Training {
    TrainingState state = TrainingState::Idle;
    std::optional<Timestamp> since; ///< of what is not idle
    int mostExamples = MaxTrainingExamples;
    std::vector<TrainingOf> kinds;
};

} // namespace tierdesk::deskapi

namespace tierdesk {
template<>
struct Words<deskapi::TrainingState> {
    static constexpr std::array table{std::pair{deskapi::TrainingState::Idle, "idle"},
                                      std::pair{deskapi::TrainingState::Waiting, "waiting"},
                                      std::pair{deskapi::TrainingState::Training, "training"}};
};
} // namespace tierdesk
