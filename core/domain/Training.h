#pragma once

#include "core/domain/FieldIo.h"
#include "core/domain/Ids.h"
#include "core/domain/Words.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <vector>

namespace tierdesk {

/// What a company's examples train: the ten categories, or the company's own intents.
enum class TrainingKind { Category, Intent };
template<>
struct Words<TrainingKind> {
    static constexpr std::array table{std::pair{TrainingKind::Category, "category"},
                                      std::pair{TrainingKind::Intent, "intent"}};
};

/// The most current examples of one kind per company.
inline constexpr int MaxTrainingExamples = 20'000;
inline constexpr qsizetype MaxTrainingText = 4'000;
inline constexpr qsizetype MaxTrainingLabel = 64;

/// A text with its label.
struct TrainingExample {
    TrainingExampleId id;
    CompanyId company;
    TrainingKind kind = TrainingKind::Category;
    QString label;      ///< a Category's word or an intent's name
    QString text;       ///< with personal data masked
    SessionKey session; ///< of a correction
    QString sessionId;  ///< its public id; set on reading
    MessageId message;  ///< of a correction
    UserId user;
    QString who; ///< display name of who added it
    Timestamp at;
};

/// Compares a candidate with its predecessor by cross-validation: neither is trained on the examples held out from it.
struct TrialFigures {
    struct Label {
        QString label;
        int examples = 0;
        int heldOut = 0;
        int right = 0;
        int rightBefore = 0;

        friend bool operator==(const Label &, const Label &) = default;
    };
    int examples = 0;
    int heldOut = 0;
    int right = 0;       ///< by the candidate
    int rightBefore = 0; ///< by its predecessor: a model, or the built-in analysis
    /// Those of them that the active model had been trained on, with the same label.
    int known = 0, knownRight = 0, knownRightBefore = 0;
    std::vector<Label> labels; ///< most examples first

    friend bool operator==(const TrialFigures &, const TrialFigures &) = default;
};

enum class TrainedState {
    Stored, ///< its data is being written
    InService,
    Replaced,  ///< a later one is active
    Refused,   ///< worse than the active one: never activated
    Broken,    ///< it could not be loaded
    Withdrawn, ///< its examples were removed
};
template<>
struct Words<TrainedState> {
    static constexpr std::array table{
        std::pair{TrainedState::Stored, "stored"},     std::pair{TrainedState::InService, "in_service"},
        std::pair{TrainedState::Replaced, "replaced"}, std::pair{TrainedState::Refused, "refused"},
        std::pair{TrainedState::Broken, "broken"},     std::pair{TrainedState::Withdrawn, "withdrawn"}};
};

/// Why a candidate was not activated, or a model deactivated.
enum class TrainedReason {
    None,
    Worse,      ///< fewer correct among all held-out examples
    Forgets,    ///< fewer correct among those that the active model was trained on as well
    NoPattern,  ///< held-out examples are rarely recognized: the examples contradict each other
    Unreadable, ///< the data was rejected; the figures do not count
    NoExamples,
};
template<>
struct Words<TrainedReason> {
    static constexpr std::array table{std::pair{TrainedReason::None, "none"},
                                      std::pair{TrainedReason::Worse, "worse"},
                                      std::pair{TrainedReason::Forgets, "forgets"},
                                      std::pair{TrainedReason::NoPattern, "no_pattern"},
                                      std::pair{TrainedReason::Unreadable, "unreadable"},
                                      std::pair{TrainedReason::NoExamples, "no_examples"}};
};

/// One training run and its outcome.
struct TrainedModel {
    TrainedModelId id;
    CompanyId company;
    TrainingKind kind = TrainingKind::Category;
    TrainedState state = TrainedState::Stored;
    qint64 basis = 0; ///< the company's change number up to which examples were used
    TrialFigures figures;
    TrainedReason reason = TrainedReason::None;
    QString problem; ///< error of the model loader if unreadable, English
    Timestamp at;
    Millis took;
};

template<FieldIo Io, Is<TrialFigures> T>
void fields(Io &io, T &figures);
[[nodiscard]] QJsonObject toJson(const TrialFigures &figures);
[[nodiscard]] TrialFigures trialFiguresFromJson(const QJsonObject &json);

} // namespace tierdesk
