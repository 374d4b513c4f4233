#include "core/mind/ai/local/ActModel.h"

#include <array>
#include <initializer_list>

namespace tierdesk::ai {

base::Result<ActModel> ActModel::train(const std::vector<ActExample> &examples)
{
    // Rare grams enlarge the model with hardly any benefit.
    constexpr std::size_t LeastTexts = 5;
    std::vector<EnumModel<Act>::Example> lines;
    lines.reserve(examples.size());
    for (const ActExample &each : examples)
        lines.push_back({each.act, nlu::inSituation(each.text, each.situation.open, each.situation.topic)});
    auto model = TRY(EnumModel<Act>::train(lines, LeastTexts));
    return ActModel(std::move(model));
}

std::vector<ActGuess> ActModel::read(const QString &text, const Situation &situation) const
{
    return m_model.read(nlu::inSituation(text.toUtf8(), situation.open, situation.topic));
}

const ActModel &actModel()
{
    static const ActModel Model = [] {
        auto model = EnumModel<Act>::from(nlu::actsModel());
        if (!model)
            qFatal("%s: %s", qPrintable(model.error().where), qPrintable(model.error().message));
        return ActModel(*std::move(model));
    }();
    return Model;
}

namespace {

using ActTopics = std::array<QByteArrayView, Words<Act>::table.size()>;

ActTopics createActTopics()
{
    ActTopics topics;
    topics.fill("-");
    const auto put = [&topics](QByteArrayView topic, std::initializer_list<Act> acts) {
        for (const Act act : acts)
            topics[static_cast<std::size_t>(act)] = topic;
    };
    put("parcel", {Act::OrderDeliveryTime, Act::ShippingStatus, Act::ParcelMissing, Act::ShippingChange});
    put("order", {Act::ItemMissing, Act::WrongItem, Act::OrderContents, Act::OrderQuantity, Act::OrderFaster,
                  Act::OrderSlower, Act::OrderAdd, Act::OrderGift});
    put("cancel", {Act::OrderCancel});
    put("refund", {Act::RefundNew, Act::RefundChange, Act::RefundStatus, Act::BilledReturned});
    put("return", {Act::ReturnDefect, Act::ReturnOther, Act::ReturnHow});
    put("exchange", {Act::ReturnColor, Act::ReturnSize});
    put("warranty", {Act::WarrantyClaim});
    put("address", {Act::ChangeAddress});
    put("payment", {Act::OrderPaymentMethod, Act::OrderUnknownFee, Act::ChargedTwice, Act::BilledNeverBought,
                    Act::SiteCardRefused, Act::CreditMissing, Act::CreditRequest});
    put("invoice", {Act::Invoice});
    put("account",
        {Act::RecoverUsername, Act::RecoverPassword, Act::Reset2fa, Act::AccountHacked, Act::AccountShippingQuestion,
         Act::ChangeName, Act::ChangePhone, Act::ChangeEmail, Act::ChangePayment, Act::DataErasure});
    put("site", {Act::SiteCart, Act::SiteSearch, Act::SiteSlow});
    put("price", {Act::PriceCompetitor, Act::PriceDropped, Act::PriceItem, Act::StorePricing});
    put("promo", {Act::PromoInvalid, Act::PromoExpired});
    put("giftcard", {Act::GiftCard});
    put("product", {Act::ProductQuestion});
    put("stock", {Act::StockItem, Act::StockGeneral});
    put("shipping", {Act::ShippingCost, Act::ShippingTime});
    put("store", {Act::StoreMembership, Act::StoreTiming, Act::StoreLocation});
    put("policy", {Act::StorePolicy});
    put("subscription",
        {Act::SubscriptionStatus, Act::SubscriptionAmount, Act::SubscriptionDue, Act::SubscriptionPay,
         Act::SubscriptionExtend, Act::SubscriptionDispute, Act::SubscriptionCancel, Act::SubscriptionPause,
         Act::SubscriptionResume, Act::SubscriptionChange, Act::ServiceAdded, Act::ServiceRemoved});
    put("complaint", {Act::Complaint, Act::Insult});
    return topics;
}

} // namespace

QByteArrayView topicOf(Act act)
{
    static const ActTopics Topics = createActTopics();
    return Topics[static_cast<std::size_t>(act)];
}

QByteArrayView openWord(Asked asked)
{
    switch (asked) {
    case Asked::Nothing:
        return "-";
    case Asked::Order:
        return "order";
    case Asked::Item:
        return "item";
    case Asked::Address:
        return "address";
    case Asked::Variant:
        return "variant";
    case Asked::Subscription:
    case Asked::Plan:
        return "plan";
    case Asked::Amount:
        return "amount";
    case Asked::Cause:
        return "reason";
    case Asked::Remedy:
        return "remedy";
    case Asked::Topic:
        return "choose";
    case Asked::Confirm:
    case Asked::Next:
        return "confirm";
    case Asked::Person:
        return "person";
    case Asked::More:
        return "more";
    }
    return "-";
}

} // namespace tierdesk::ai
