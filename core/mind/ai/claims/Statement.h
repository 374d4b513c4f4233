#pragma once

#include "core/domain/Words.h"

#include <QtCore/QString>

#include <array>
#include <vector>

namespace tierdesk::ai {

/// What a sentence says was done, is being done or will be done.
enum class Deed {
    Refund,
    Credit,
    Cancel,
    Return,
    Replacement,
    Delivery,
    Address,
    Subscription,
    Account,
    Price,
    Contact,
    Payment,
    Search,
    Stock,
    Other
};
} // namespace tierdesk::ai

namespace tierdesk {
template<>
struct Words<ai::Deed> {
    static constexpr std::array table{
        std::pair{ai::Deed::Refund, "refund"},
        std::pair{ai::Deed::Credit, "credit"},
        std::pair{ai::Deed::Cancel, "cancel"},
        std::pair{ai::Deed::Return, "return"},
        std::pair{ai::Deed::Replacement, "replacement"},
        std::pair{ai::Deed::Delivery, "delivery"},
        std::pair{ai::Deed::Address, "address"},
        std::pair{ai::Deed::Subscription, "subscription"},
        std::pair{ai::Deed::Account, "account"},
        std::pair{ai::Deed::Price, "price"},
        std::pair{ai::Deed::Contact, "contact"},
        std::pair{ai::Deed::Payment, "payment"},
        std::pair{ai::Deed::Search, "search"},
        std::pair{ai::Deed::Stock, "stock"},
        std::pair{ai::Deed::Other, "other"},
    };
};
} // namespace tierdesk

namespace tierdesk::ai {

/// When it happens, according to the sentence.
enum class Stage { Done, UnderWay, ToCome };

/// A sentence or line of a reply and its position.
struct Statement {
    qsizetype begin = 0;
    qsizetype end = 0;
    QString words; ///< without Markdown
};

/// Returns the sentences of @p reply and the lines of its lists and tables, in order. Only spaces and marks lie between
/// them. Linear. Pure.
[[nodiscard]] std::vector<Statement> statementsOf(const QString &reply);

} // namespace tierdesk::ai
