#pragma once

#include "core/domain/FieldIo.h"
#include "core/domain/Ids.h"
#include "core/domain/Words.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <vector>

namespace tierdesk {

/// What a company teaches the reader: which of the ten categories a text belongs to, or which of its own intents.
enum class TrainingKind { Category, Intent };
template<>
struct Words<TrainingKind> {
    static constexpr std::array table{std::pair{TrainingKind::Category, "category"},
                                      std::pair{TrainingKind::Intent, "intent"}};
};

/// Live examples of one kind that a company may have.
inline constexpr int MaxTrainingExamples = 20'000;
inline constexpr qsizetype MaxTrainingText = 4'000;
inline constexpr qsizetype MaxTrainingLabel = 64;

/// A text with what it means.
struct TrainingExample {
    TrainingExampleId id;
    CompanyId company;
    TrainingKind kind = TrainingKind::Category;
    QString label;      ///< the word of a Category, or the intent's name
    QString text;       ///< personal data in it is masked
    SessionKey session; ///< of a correction
    QString sessionId;  ///< its public id; filled in by reading
    MessageId message;  ///< of a correction
    UserId user;
    QString who; ///< who gave it, in words
    Timestamp at;
};

/// How a candidate and the model before it read the same examples that neither had seen.
struct TrialFigures {
    struct Label {
        QString label;
        int examples = 0; ///< all of them
        int heldOut = 0;
        int right = 0;
        int rightBefore = 0;

        friend bool operator==(const Label &, const Label &) = default;
    };
    int examples = 0;
    int heldOut = 0;
    int right = 0;       ///< of the candidate
    int rightBefore = 0; ///< of what served before: a model, or the reader by itself
    /// Those of them that the model in service was taught as well.
    int known = 0, knownRight = 0, knownRightBefore = 0;
    std::vector<Label> labels; ///< most examples first

    friend bool operator==(const TrialFigures &, const TrialFigures &) = default;
};

enum class TrainedState {
    Stored, ///< its parts are being written
    InService,
    Replaced,  ///< a later one serves
    Refused,   ///< worse than what serves: never put into service
    Broken,    ///< it could not be read again
    Withdrawn, ///< its examples are gone
};
template<>
struct Words<TrainedState> {
    static constexpr std::array table{
        std::pair{TrainedState::Stored, "stored"},     std::pair{TrainedState::InService, "in_service"},
        std::pair{TrainedState::Replaced, "replaced"}, std::pair{TrainedState::Refused, "refused"},
        std::pair{TrainedState::Broken, "broken"},     std::pair{TrainedState::Withdrawn, "withdrawn"}};
};

/// Why a candidate was not put into service, or a model taken out of it.
enum class TrainedReason {
    None,
    Worse,      ///< right on fewer of all that was held out
    Forgets,    ///< right on fewer of those that the model in service was taught as well
    NoPattern,  ///< what was held out is hardly ever told from the rest: the examples do not agree
    Unreadable, ///< the bytes were refused; figures do not count
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

/// One training and what became of it.
struct TrainedModel {
    TrainedModelId id;
    CompanyId company;
    TrainingKind kind = TrainingKind::Category;
    TrainedState state = TrainedState::Stored;
    qint64 basis = 0; ///< the company's change up to which the examples were taken
    TrialFigures figures;
    TrainedReason reason = TrainedReason::None;
    QString problem; ///< of an unreadable one: what the model's reader says, English
    Timestamp at;
    Millis took;
};

template<FieldIo Io, Is<TrialFigures> T>
void fields(Io &io, T &figures);
[[nodiscard]] QJsonObject toJson(const TrialFigures &figures);
[[nodiscard]] TrialFigures trialFiguresFromJson(const QJsonObject &json);

} // namespace tierdesk
