#pragma once

#include "core/base/Literals.h"
#include "core/domain/Words.h"

#include <QtCore/QString>

#include <initializer_list>

/// Filters and sort orders of session lists, shared by the store, the desk API and consoles.
namespace tierdesk {

/// A filter on sessions beyond their fields.
enum class SessionTrait {
    Escalated, ///< escalated at least once
    Ai,        ///< ended at an AI tier, or is at one now
    Rated,
    Improved, ///< has at least two scores, the last higher than the first
    Irate,    ///< has a customer message with a score of −.8 or less
    Open,     ///< neither RESOLVED nor ABANDONED
    Waiting,  ///< open, waiting for an agent, without a holder
    Held,     ///< open, with a holder
};
template<>
struct Words<SessionTrait> {
    static constexpr std::array table{
        std::pair{SessionTrait::Escalated, "escalated"}, std::pair{SessionTrait::Ai, "ai"},
        std::pair{SessionTrait::Rated, "rated"},         std::pair{SessionTrait::Improved, "improved"},
        std::pair{SessionTrait::Irate, "irate"},         std::pair{SessionTrait::Open, "open"},
        std::pair{SessionTrait::Waiting, "waiting"},     std::pair{SessionTrait::Held, "held"}};
};

/// A set of traits; listed sessions have all of them.
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

/// The sort keys of session lists. Enums sort in the order of their words.
enum class SessionSort {
    CreatedAt,
    UpdatedAt,
    CustomerName, ///< the ref if there is no name; ASCII case-insensitive, by code point
    Status,
    Tier,
    Score,
    Category, ///< without one first
    Channel,
    HolderName,
    Reason, ///< of the last escalation; sessions without one first
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

/// A sort order; equal sessions are listed newest first, in either direction.
struct SessionOrder {
    SessionSort by = SessionSort::CreatedAt;
    bool isDescending = true;

    friend bool operator==(const SessionOrder &, const SessionOrder &) = default;

    /// Returns the word, prefixed with a minus if descending: "-createdAt".
    [[nodiscard]] QString text() const { return (isDescending ? u"-"_s : QString()) + word(by); }
    [[nodiscard]] static std::optional<SessionOrder> fromText(const QString &text)
    {
        const bool isDescending = text.startsWith(u'-');
        const auto by = fromWord<SessionSort>(QStringView(text).mid(isDescending ? 1 : 0));
        return by ? std::optional(SessionOrder{*by, isDescending}) : std::nullopt;
    }
};

} // namespace tierdesk
