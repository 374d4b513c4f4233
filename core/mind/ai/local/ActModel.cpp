#include "core/mind/ai/local/ActModel.h"

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

QByteArrayView topicOf(Act act)
{
    switch (act) {
    case Act::OrderDeliveryTime:
    case Act::ShippingStatus:
    case Act::ParcelMissing:
    case Act::ShippingChange:
        return "parcel";
    case Act::ItemMissing:
    case Act::WrongItem:
    case Act::OrderContents:
    case Act::OrderQuantity:
    case Act::OrderFaster:
    case Act::OrderSlower:
    case Act::OrderAdd:
    case Act::OrderGift:
        return "order";
    case Act::OrderCancel:
        return "cancel";
    case Act::RefundNew:
    case Act::RefundChange:
    case Act::RefundStatus:
    case Act::BilledReturned:
        return "refund";
    case Act::ReturnDefect:
    case Act::ReturnOther:
    case Act::ReturnHow:
        return "return";
    case Act::ReturnColor:
    case Act::ReturnSize:
        return "exchange";
    case Act::WarrantyClaim:
        return "warranty";
    case Act::ChangeAddress:
        return "address";
    case Act::OrderPaymentMethod:
    case Act::OrderUnknownFee:
    case Act::ChargedTwice:
    case Act::BilledNeverBought:
    case Act::SiteCardRefused:
    case Act::CreditMissing:
    case Act::CreditRequest:
        return "payment";
    case Act::Invoice:
        return "invoice";
    case Act::RecoverUsername:
    case Act::RecoverPassword:
    case Act::Reset2fa:
    case Act::AccountHacked:
    case Act::AccountShippingQuestion:
    case Act::ChangeName:
    case Act::ChangePhone:
    case Act::ChangeEmail:
    case Act::ChangePayment:
    case Act::DataErasure:
        return "account";
    case Act::SiteCart:
    case Act::SiteSearch:
    case Act::SiteSlow:
        return "site";
    case Act::PriceCompetitor:
    case Act::PriceDropped:
    case Act::PriceItem:
    case Act::StorePricing:
        return "price";
    case Act::PromoInvalid:
    case Act::PromoExpired:
        return "promo";
    case Act::GiftCard:
        return "giftcard";
    case Act::ProductQuestion:
        return "product";
    case Act::StockItem:
    case Act::StockGeneral:
        return "stock";
    case Act::ShippingCost:
    case Act::ShippingTime:
        return "shipping";
    case Act::StoreMembership:
    case Act::StoreTiming:
    case Act::StoreLocation:
        return "store";
    case Act::StorePolicy:
        return "policy";
    case Act::SubscriptionStatus:
    case Act::SubscriptionAmount:
    case Act::SubscriptionDue:
    case Act::SubscriptionPay:
    case Act::SubscriptionExtend:
    case Act::SubscriptionDispute:
    case Act::SubscriptionCancel:
    case Act::SubscriptionPause:
    case Act::SubscriptionResume:
    case Act::SubscriptionChange:
    case Act::ServiceAdded:
    case Act::ServiceRemoved:
        return "subscription";
    case Act::Complaint:
    case Act::Insult:
        return "complaint";
    default:
        return "-";
    }
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
