#pragma once

#include "core/base/Result.h"
#include "core/domain/Reading.h"
#include "core/mind/nlu/LanguageModel.h"
#include "core/mind/nlu/PhraseIndex.h"

#include <QtCore/QByteArray>

#include <memory>
#include <optional>

namespace tierdesk::nlu {

/// What a valence phrase expresses: an emotion, or something that is not one (from Fault on).
enum class Theme : quint8 {
    Frustration,
    Disappointment,
    Anger,
    Anxiety,
    Confusion,
    Gratitude,
    Joy,
    Relief,
    Sadness,
    Fault,    ///< a fact: broken, late, missing; even many of them do not make the sentiment irate
    Wait,     ///< waiting or repeating oneself
    Demand,   ///< asks for a remedy
    Abuse,    ///< insults directed at the company
    Praise,   ///< a judgement in the company's favour
    Courtesy, ///< a polite formula without emotion
    Plain     ///< looks emotional but is not
};
/// What makes a message complex.
enum class Feature : quint8 { Condition, History, Sequence, Technical, Access };

} // namespace tierdesk::nlu

namespace tierdesk {

template<>
struct Words<nlu::Theme> {
    static constexpr std::array table{std::pair{nlu::Theme::Frustration, "frustration"},
                                      std::pair{nlu::Theme::Disappointment, "disappointment"},
                                      std::pair{nlu::Theme::Anger, "anger"},
                                      std::pair{nlu::Theme::Anxiety, "anxiety"},
                                      std::pair{nlu::Theme::Confusion, "confusion"},
                                      std::pair{nlu::Theme::Gratitude, "gratitude"},
                                      std::pair{nlu::Theme::Joy, "joy"},
                                      std::pair{nlu::Theme::Relief, "relief"},
                                      std::pair{nlu::Theme::Sadness, "sadness"},
                                      std::pair{nlu::Theme::Fault, "fault"},
                                      std::pair{nlu::Theme::Wait, "wait"},
                                      std::pair{nlu::Theme::Demand, "demand"},
                                      std::pair{nlu::Theme::Abuse, "abuse"},
                                      std::pair{nlu::Theme::Praise, "praise"},
                                      std::pair{nlu::Theme::Courtesy, "courtesy"},
                                      std::pair{nlu::Theme::Plain, "plain"}};
};
template<>
struct Words<nlu::Feature> {
    static constexpr std::array table{
        std::pair{nlu::Feature::Condition, "condition"}, std::pair{nlu::Feature::History, "history"},
        std::pair{nlu::Feature::Sequence, "sequence"}, std::pair{nlu::Feature::Technical, "technical"},
        std::pair{nlu::Feature::Access, "access"}};
};

} // namespace tierdesk

namespace tierdesk::nlu {

/// All lexicons of the reader. Immutable after load().
struct Lexicon {
    WordTable words;
    PhraseIndex phrases;
    std::vector<quint32> canonical; ///< by word number: the correct spelling of a misspelt word, otherwise 0
    std::vector<bool> isStopWord;   ///< by word number: useless as a keyword
    std::vector<quint8> notions;    ///< by word number
    std::vector<std::optional<Trigger>> opened{std::nullopt}; ///< by notion
    LanguageModel languages;
    std::size_t phraseCount = 0;

    /// Returns the notion that a word expresses ("boss" and "manager" have the same), or 0.
    [[nodiscard]] quint8 notionOf(quint32 id) const { return id < notions.size() ? notions[id] : 0; }
    /// Returns the trigger that a word of @p notion may indicate; nothing if the notion is only context.
    [[nodiscard]] std::optional<Trigger> openedBy(quint8 notion) const { return opened[notion]; }

    [[nodiscard]] quint32 canonicalOf(quint32 id) const
    {
        return id < canonical.size() && canonical[id] != 0 ? canonical[id] : id;
    }

    /// Loads the lexicons from :/lexicons. Fails with Internal; `where` is "file:line".
    [[nodiscard]] static base::Result<std::shared_ptr<const Lexicon>> load();
};

} // namespace tierdesk::nlu
