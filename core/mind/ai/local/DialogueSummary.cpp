#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"

namespace tierdesk::ai {

std::optional<QString> summaryOf(const DialogueState &state, const std::optional<Money> &amount)
{
    const QString order = state.order.isEmpty() ? QStringLiteral("an order") : QStringLiteral("order ") + state.order;
    const auto withArticle = [](const QString &noun) {
        return (QStringView(u"aeiou").contains(noun.front()) ? QStringLiteral("an ") : QStringLiteral("a ")) + noun;
    };
    const bool isDamaged = static_cast<Trouble>(state.trouble) == Trouble::Damaged;
    QString about;
    if (!state.thing.isEmpty()) {
        about = state.thing.endsWith(u's') ? state.thing : withArticle(state.thing);
        const QString fault = state.fault.section(u' ', 0, 0);
        switch (static_cast<Trouble>(state.trouble)) {
        case Trouble::Damaged:
            about += QStringLiteral(" that arrived ") + (fault.isEmpty() ? QStringLiteral("damaged") : fault);
            break;
        case Trouble::NotWorking:
            about += QStringLiteral(" that does not work");
            break;
        case Trouble::NotReceived:
            about += QStringLiteral(" that did not arrive");
            break;
        case Trouble::WrongItem:
            about = QStringLiteral("the wrong item instead of ") + about;
            break;
        case Trouble::MissingPart:
            about += QStringLiteral(" with parts missing");
            break;
        case Trouble::None:
            break;
        }
    }
    switch (state.wish) {
    case Wish::Refund:
        return QStringLiteral("Refund%1 for %2")
            .arg(amount ? QStringLiteral(" of ") + moneyText(*amount) : QString(), about.isEmpty() ? order : about);
    case Wish::Replacement:
        return QStringLiteral("Replacement for ") + (about.isEmpty() ? order : about);
    case Wish::Problem:
        if (!about.isEmpty() && (isDamaged || state.trouble != 0))
            return about.left(1).toUpper() + about.mid(1) + QStringLiteral(", ") + order;
        return QStringLiteral("Trouble with ") + order;
    case Wish::Status:
    case Wish::Contents:
        return QStringLiteral("Where ") + order + QStringLiteral(" is");
    case Wish::Cancel:
        return QStringLiteral("Cancel ") + order;
    case Wish::ChangeAddress:
        return QStringLiteral("New address for ") + order;
    case Wish::Return:
        return QStringLiteral("Return of %1, %2").arg(about.isEmpty() ? QStringLiteral("items") : about, order);
    case Wish::Exchange:
        return QStringLiteral("Exchange of %1, %2").arg(about.isEmpty() ? QStringLiteral("an item") : about, order);
    case Wish::RefundStatus:
        return QStringLiteral("State of the refund for ") + order;
    case Wish::Credit:
        return QStringLiteral("Asks for a credit%1")
            .arg(amount ? QStringLiteral(" of ") + moneyText(*amount) : QString());
    case Wish::DoubleCharge:
        return QStringLiteral("Charged twice, ") + order;
    case Wish::SubscriptionStatus:
        return QStringLiteral("Question about the subscription");
    case Wish::SubscriptionPause:
        return QStringLiteral("Pause the subscription");
    case Wish::SubscriptionCancel:
        return QStringLiteral("Cancel the subscription");
    case Wish::SubscriptionResume:
        return QStringLiteral("Resume the subscription");
    case Wish::SubscriptionChange:
        return QStringLiteral("Change the plan of the subscription");
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
