#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"

namespace tierdesk::ai {

std::optional<QString> summaryOf(const DialogueState &state, const std::optional<Money> &amount)
{
    const QString order = state.order.isEmpty() ? u"an order"_s : u"order "_s + state.order;
    const auto withArticle = [](const QString &noun) {
        return (QStringView(u"aeiou").contains(noun.front()) ? u"an "_s : u"a "_s) + noun;
    };
    const bool isDamaged = static_cast<Trouble>(state.trouble) == Trouble::Damaged;
    QString about;
    if (!state.thing.isEmpty()) {
        about = state.thing.endsWith(u's') ? state.thing : withArticle(state.thing);
        const QString fault = state.fault.section(u' ', 0, 0);
        switch (static_cast<Trouble>(state.trouble)) {
        case Trouble::Damaged:
            about += u" that arrived "_s + (fault.isEmpty() ? u"damaged"_s : fault);
            break;
        case Trouble::NotWorking:
            about += u" that does not work"_s;
            break;
        case Trouble::NotReceived:
            about += u" that did not arrive"_s;
            break;
        case Trouble::WrongItem:
            about = u"the wrong item instead of "_s + about;
            break;
        case Trouble::MissingPart:
            about += u" with parts missing"_s;
            break;
        case Trouble::None:
            break;
        }
    }
    switch (state.wish) {
    case Wish::Refund:
        return u"Refund%1 for %2"_s.arg(amount ? u" of "_s + moneyText(*amount) : QString(),
                                        about.isEmpty() ? order : about);
    case Wish::Replacement:
        return u"Replacement for "_s + (about.isEmpty() ? order : about);
    case Wish::Problem:
        if (!about.isEmpty() && (isDamaged || state.trouble != 0))
            return about.left(1).toUpper() + about.mid(1) + u", "_s + order;
        return u"Trouble with "_s + order;
    case Wish::Status:
    case Wish::Contents:
        return u"Where "_s + order + u" is"_s;
    case Wish::Cancel:
        return u"Cancel "_s + order;
    case Wish::ChangeAddress:
        return u"New address for "_s + order;
    case Wish::Return:
        return u"Return of %1, %2"_s.arg(about.isEmpty() ? u"items"_s : about, order);
    case Wish::Exchange:
        return u"Exchange of %1, %2"_s.arg(about.isEmpty() ? u"an item"_s : about, order);
    case Wish::RefundStatus:
        return u"State of the refund for "_s + order;
    case Wish::Credit:
        return u"Asks for a credit%1"_s.arg(amount ? u" of "_s + moneyText(*amount) : QString());
    case Wish::DoubleCharge:
        return u"Charged twice, "_s + order;
    case Wish::SubscriptionStatus:
        return u"Question about the subscription"_s;
    case Wish::SubscriptionPause:
        return u"Pause the subscription"_s;
    case Wish::SubscriptionCancel:
        return u"Cancel the subscription"_s;
    case Wish::SubscriptionResume:
        return u"Resume the subscription"_s;
    case Wish::SubscriptionChange:
        return u"Change the plan of the subscription"_s;
    case Wish::None:
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<QString> topicSummary(const DialogueState &state)
{
    const auto topic = fromWord<Act>(state.topic);
    if (!topic || !isWish(*topic))
        return std::nullopt;
    const QString &note = rowOf(*topic).note;
    return note.left(1).toUpper() + note.mid(1);
}

} // namespace tierdesk::ai
