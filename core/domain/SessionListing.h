#pragma once

#include "core/base/Literals.h"
#include "core/domain/Words.h"

#include <QtCore/QString>

#include <initializer_list>

/// How lists of sessions are narrowed and ordered, the same at the store, at the desk door and in a console.
namespace tierdesk {

/// What is asked of a session beyond its fields.
enum class SessionTrait {
    Escalated, ///< it escalated at least once
    Ai,        ///< it ended at an AI tier, or is at one now
    Rated,
    Improved, ///< of two scores or more the last is higher than the first
    Irate,    ///< its customer wrote a message with a score of −.8 or less
    Open,     ///< neither RESOLVED nor ABANDONED
    Waiting,  ///< open, waits for a person, held by nobody
    Held,     ///< open, held by a person
};
template<>
struct Words<SessionTrait> {
    static constexpr std::array table{
        std::pair{SessionTrait::Escalated, "escalated"}, std::pair{SessionTrait::Ai, "ai"},
        std::pair{SessionTrait::Rated, "rated"},         std::pair{SessionTrait::Improved, "improved"},
        std::pair{SessionTrait::Irate, "irate"},         std::pair{SessionTrait::Open, "open"},
        std::pair{SessionTrait::Waiting, "waiting"},     std::pair{SessionTrait::Held, "held"}};
};

/// A set of them; a session of a list has every one.
class SessionTraits final
{
public:
    constexpr SessionTraits() = default;
    constexpr SessionTraits(std::initializer_list<SessionTrait> traits)
    {
        for (const SessionTrait each : traits)
            add(each);
    }
    constexpr void add(SessionTrait trait) { m_bits |= bit(trait); }
    [[nodiscard]] constexpr bool has(SessionTrait trait) const { return (m_bits & bit(trait)) != 0; }
    [[nodiscard]] constexpr bool isEmpty() const { return m_bits == 0; }
    friend constexpr bool operator==(const SessionTraits &, const SessionTraits &) = default;

private:
    [[nodiscard]] static constexpr unsigned bit(SessionTrait trait) { return 1U << static_cast<unsigned>(trait); }

    unsigned m_bits = 0;
};

/// What a list of sessions can be ordered by; enums in the order of their words.
enum class SessionSort {
    CreatedAt,
    UpdatedAt,
    CustomerName, ///< without a name the ref; letters of ASCII without their case, by code point
    Status,
    Tier,
    Score,
    Category, ///< without one first
    Channel,
    HolderName,
    Reason, ///< of the last escalation; without one first
    Priority,
    MessageCount,
    Rating, ///< without one first
    Id,
};
template<>
struct Words<SessionSort> {
    static constexpr std::array table{std::pair{SessionSort::CreatedAt, "createdAt"},
                                      std::pair{SessionSort::UpdatedAt, "updatedAt"},
                                      std::pair{SessionSort::CustomerName, "customerName"},
                                      std::pair{SessionSort::Status, "status"},
                                      std::pair{SessionSort::Tier, "tier"},
                                      std::pair{SessionSort::Score, "score"},
                                      std::pair{SessionSort::Category, "category"},
                                      std::pair{SessionSort::Channel, "channel"},
                                      std::pair{SessionSort::HolderName, "holderName"},
                                      std::pair{SessionSort::Reason, "reason"},
                                      std::pair{SessionSort::Priority, "priority"},
                                      std::pair{SessionSort::MessageCount, "messageCount"},
                                      std::pair{SessionSort::Rating, "rating"},
                                      std::pair{SessionSort::Id, "id"}};
};

/// An order; among equals the newer session stands first, whichever direction.
struct SessionOrder {
    SessionSort by = SessionSort::CreatedAt;
    bool isDescending = true;

    friend bool operator==(const SessionOrder &, const SessionOrder &) = default;

    /// "-createdAt": the word, after a minus when it is descending.
    [[nodiscard]] QString text() const { return (isDescending ? u"-"_s : QString()) + word(by); }
    [[nodiscard]] static std::optional<SessionOrder> fromText(const QString &text)
    {
        const bool isDescending = text.startsWith(u'-');
        const auto by = fromWord<SessionSort>(QStringView(text).mid(isDescending ? 1 : 0));
        return by ? std::optional(SessionOrder{*by, isDescending}) : std::nullopt;
    }
};

} // namespace tierdesk
