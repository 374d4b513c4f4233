#pragma once

#include "core/base/Result.h"
#include "core/domain/Action.h"
#include "core/domain/Enums.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace tierdesk::app {

/// What an assistant asks its customer, as far as an answer to it can be scripted.
enum class AskedFor {
    Order,
    Item,
    Reason,
    Remedy,
    Address,
    Variant,
    Amount,
    Contact,
    Email,
    Postcode,
    Plan,
    When,
    Yes,  ///< a yes or a no to a proposal
    More, ///< whether there is anything else
    Else
};

/// One thing that must or must not have happened in a stretch of a talk.
struct Expectation {
    enum class Kind { Says, Does, Asks, HandsOver, Stays };
    Kind kind = Kind::Says;
    QStringList words;                ///< says: one of these
    std::optional<ActionKind> action; ///< does; none: any
    QHash<QString, QString> with;     ///< does: order, item, amount, plan, status
    std::optional<AskedFor> asked;    ///< asks; none: anything
};

/// A line of expectations: of "=" one alternative must hold, of "!" none may.
struct Demand {
    bool isForbidden = false;
    std::vector<Expectation> alternatives;
    QString text; ///< as it stands in the file

    /// Whether it demands an action and accepts nothing else.
    [[nodiscard]] bool isForAction() const;
};

/// A message of the customer and what must come of it before the next.
struct Stretch {
    QString says;
    std::vector<Demand> demands;
};

/// A scripted customer. docs/rehearsals.md has the format of the files.
struct Script {
    QString name;
    QString world; ///< names a file of a company, its goods and its customers
    QString who;   ///< the customer's ref; empty: a guest
    Channel channel = Channel::Chat;
    QString about;
    QString style;
    QString where;                    ///< file and line
    QHash<AskedFor, QString> answers; ///< what the customer says when asked
    QString refusal = u"no thanks"_s; ///< to a proposal that is not wanted
    std::vector<ActionKind> accepted; ///< proposals that are agreed to, beside those that a demand names
    std::vector<Stretch> stretches;

    /// Whether some demand from @p stretch on wants a person.
    [[nodiscard]] bool wantsPerson(std::size_t stretch) const;
};

/// Reads the scripts of @p file. Fails with InvalidInput; `where` is the file and line.
[[nodiscard]] base::Result<std::vector<Script>> readScripts(const QString &file);

} // namespace tierdesk::app

namespace tierdesk {

template<>
struct Words<app::AskedFor> {
    static constexpr std::array table{
        std::pair{app::AskedFor::Order, "order"},     std::pair{app::AskedFor::Item, "item"},
        std::pair{app::AskedFor::Reason, "reason"},   std::pair{app::AskedFor::Remedy, "remedy"},
        std::pair{app::AskedFor::Address, "address"}, std::pair{app::AskedFor::Variant, "variant"},
        std::pair{app::AskedFor::Amount, "amount"},   std::pair{app::AskedFor::Contact, "contact"},
        std::pair{app::AskedFor::Email, "email"},     std::pair{app::AskedFor::Postcode, "postcode"},
        std::pair{app::AskedFor::Plan, "plan"},       std::pair{app::AskedFor::When, "when"},
        std::pair{app::AskedFor::Yes, "yes"},         std::pair{app::AskedFor::More, "more"},
        std::pair{app::AskedFor::Else, "else"}};
};

} // namespace tierdesk
