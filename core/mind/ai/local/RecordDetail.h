#pragma once

#include "core/mind/ai/local/EnumModel.h"

#include <array>
#include <utility>

namespace tierdesk::ai {

/// What a question asks about an order, a subscription or a product.
enum class RecordDetail : quint8 {
    None, ///< nothing that such a record contains
    Placed,
    State,
    Carrier,
    Place,
    Due,
    Address,
    Items,
    Price, ///< of one item
    Total,
    Paid,
    Back, ///< what was or will be refunded
    Way,  ///< to which card or account the refund goes
    SubscriptionState,
    SubscriptionDue,
    SubscriptionPrice,
    SubscriptionPlan,
    ProductPrice,
    ProductStock,
    ProductVariants
};

enum class RecordKind : quint8 { Order, Subscription, Product };

/// Returns the kind of record that has @p detail; Order for None.
[[nodiscard]] constexpr RecordKind kindOf(RecordDetail detail)
{
    return detail >= RecordDetail::ProductPrice        ? RecordKind::Product
           : detail >= RecordDetail::SubscriptionState ? RecordKind::Subscription
                                                       : RecordKind::Order;
}

/// Returns whether actions in this session may have changed @p detail.
[[nodiscard]] constexpr bool isOfDeeds(RecordDetail detail)
{
    return detail == RecordDetail::State || detail == RecordDetail::Address || detail == RecordDetail::Back ||
           detail == RecordDetail::SubscriptionState || detail == RecordDetail::SubscriptionPlan;
}

/// Returns what @p text asks about a record, most likely first, from a model trained on resources/dialogue/records.
/// Thread-safe.
[[nodiscard]] std::vector<EnumModel<RecordDetail>::Guess> recordDetailsOf(const QString &text);

} // namespace tierdesk::ai

namespace tierdesk {

template<>
struct Words<ai::RecordDetail> {
    static constexpr std::array table{std::pair{ai::RecordDetail::None, "none"},
                                      std::pair{ai::RecordDetail::Placed, "placed"},
                                      std::pair{ai::RecordDetail::State, "state"},
                                      std::pair{ai::RecordDetail::Carrier, "carrier"},
                                      std::pair{ai::RecordDetail::Place, "place"},
                                      std::pair{ai::RecordDetail::Due, "due"},
                                      std::pair{ai::RecordDetail::Address, "address"},
                                      std::pair{ai::RecordDetail::Items, "items"},
                                      std::pair{ai::RecordDetail::Price, "price"},
                                      std::pair{ai::RecordDetail::Total, "total"},
                                      std::pair{ai::RecordDetail::Paid, "paid"},
                                      std::pair{ai::RecordDetail::Back, "back"},
                                      std::pair{ai::RecordDetail::Way, "way"},
                                      std::pair{ai::RecordDetail::SubscriptionState, "sub_state"},
                                      std::pair{ai::RecordDetail::SubscriptionDue, "sub_due"},
                                      std::pair{ai::RecordDetail::SubscriptionPrice, "sub_price"},
                                      std::pair{ai::RecordDetail::SubscriptionPlan, "sub_plan"},
                                      std::pair{ai::RecordDetail::ProductPrice, "prod_price"},
                                      std::pair{ai::RecordDetail::ProductStock, "prod_stock"},
                                      std::pair{ai::RecordDetail::ProductVariants, "prod_variants"}};
};

} // namespace tierdesk
