#pragma once

#include "core/doors/client/Sessions.h"

namespace tierdesk::ui {

/// Which sessions a list shows, as a person chose it: periods stay relative ("today"), so that a saved view is true
/// tomorrow too. A value.
struct SessionsFilter {
    enum class Period { All, Today, Week, Month, Custom };

    std::optional<Status> status;
    std::optional<Tier> tier;
    std::optional<Category> category;
    std::optional<Sentiment> sentiment;
    std::optional<Channel> channel;
    UserId holder;
    Period period = Period::All;
    std::optional<Timestamp> from, to; ///< of Custom: from ≤ createdAt < to
    QString customerRef;
    std::optional<Reason> reason; ///< of its first escalation
    std::optional<ResolutionType> resolution;
    SessionTraits only;
    QString text;

    friend bool operator==(const SessionsFilter &, const SessionsFilter &) = default;

    [[nodiscard]] bool isEmpty() const { return *this == SessionsFilter{}; }
    /// What the server is asked; days begin at midnight where the person is.
    [[nodiscard]] client::Sessions::Filter asked(Timestamp now) const;
    /// True if @p row belongs to the list, as far as its own fields tell: words are looked for in messages too, which a
    /// row does not hold.
    [[nodiscard]] bool matches(const deskapi::SessionRow &row, Timestamp now) const;
    /// False where only the server can tell whether a row that is not in the list belongs into it.
    [[nodiscard]] bool isToldByRows() const
    {
        return text.isEmpty() && !reason && !only.has(SessionTrait::Improved) && !only.has(SessionTrait::Irate);
    }

    /// As kept in settings; unknown words are passed over.
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static SessionsFilter fromJson(const QJsonObject &json);

private:
    [[nodiscard]] std::optional<Timestamp> begin(Timestamp now) const;
};

} // namespace tierdesk::ui
